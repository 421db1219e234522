import type { Migration } from '../../store/port.ts';

/** Tables of 差异说明 and 上级同意. */
export interface WatchingTables {
  /**
   * What was done to the explanation of an item and source of a unit at a month's end, with the figures it was done on as
   * canonical JSON. `cause` to `due` are the explanation's own; '' where the step is the centre's. A fact.
   */
  budget_variance_step: {
    id: number;
    unit: string;
    year: number;
    month: number;
    item: string;
    source: string;
    step: string;
    cause: string;
    explanation: string;
    measure: string;
    /** The day by which the measure is to work, or ''. */
    due: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
  /** 申请上级同意: a draft, its lines that are over and by how much, as canonical JSON. A fact. */
  budget_permit: {
    id: number;
    unit: string;
    year: number;
    draft: number;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
  /** 同意、不同意. A fact. */
  budget_permit_decision: {
    id: number;
    permit: number;
    verdict: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
}

export const watchingMigrations: readonly Migration[] = [
  {
    id: 27,
    name: 'budget-watching',
    statements: [
      `CREATE TABLE budget_variance_step (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), year INTEGER NOT NULL, month INTEGER NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL, step TEXT NOT NULL, cause TEXT NOT NULL, explanation TEXT NOT NULL, measure TEXT NOT NULL, due TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_variance_step_of ON budget_variance_step (year, unit, id)`,
      `CREATE TABLE budget_permit (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), year INTEGER NOT NULL, draft INTEGER NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_permit_draft ON budget_permit (draft, id)`,
      `CREATE TABLE budget_permit_decision (id INTEGER PRIMARY KEY, permit INTEGER NOT NULL UNIQUE REFERENCES budget_permit(id), verdict TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
    ],
    facts: ['budget_variance_step', 'budget_permit', 'budget_permit_decision'],
  },
];
