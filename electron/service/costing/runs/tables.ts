import type { Migration } from '../../store/port.ts';

/** Tables of cost runs; all of them facts. */
export interface RunTables {
  /** 分摊方案, a version in force from `since` (YYYY-MM) on: its content as canonical JSON under its digest. A fact. */
  cost_scheme: {
    id: number;
    unit: string;
    since: string;
    content: string;
    digest: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /**
   * 成本分摊 of a unit and month: what it read, frozen, with the digests of the whole, of its parts and of the full costs that
   * came out; `total` in 分. A fact.
   */
  cost_run: {
    id: number;
    unit: string;
    period: string;
    version: number;
    scheme: number;
    inputs: string;
    digest: string;
    books_digest: string;
    departments_digest: string;
    drivers_digest: string;
    /** Who prepared and who reviewed the drivers, by the names that people know them by. */
    drivers_prepared: string;
    drivers_reviewed: string;
    full_digest: string;
    total: number;
    person: string;
    display: string;
    instant: string;
  };
  /** What was done to a run: lock, reopen, supersede. A fact. */
  cost_run_step: {
    id: number;
    run: number;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
}

export const runMigrations: readonly Migration[] = [
  {
    id: 32,
    name: 'cost-runs',
    statements: [
      `CREATE TABLE cost_scheme (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), since TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
      `CREATE INDEX cost_scheme_unit ON cost_scheme (unit, since, id)`,
      `CREATE TABLE cost_run (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, version INTEGER NOT NULL, scheme INTEGER NOT NULL REFERENCES cost_scheme(id), inputs TEXT NOT NULL, digest TEXT NOT NULL, books_digest TEXT NOT NULL, departments_digest TEXT NOT NULL, drivers_digest TEXT NOT NULL, drivers_prepared TEXT NOT NULL, drivers_reviewed TEXT NOT NULL, full_digest TEXT NOT NULL, total INTEGER NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, UNIQUE (unit, period, version)) STRICT`,
      `CREATE TABLE cost_run_step (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES cost_run(id), step TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
      `CREATE INDEX cost_run_step_of ON cost_run_step (run, id)`,
    ],
    facts: ['cost_scheme', 'cost_run', 'cost_run_step'],
  },
];
