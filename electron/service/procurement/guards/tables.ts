import type { Migration } from '../../store/port.ts';

/** Tables of 采购监督. */
export interface GuardTables {
  /**
   * How a finding was answered last: `state` is `explained`, `accepted` or `returned`; `content` is the finding as it was
   * then, as canonical JSON, `day` its day. `unit` is '' where it is the one account's.
   */
  guard_answer: {
    key: string;
    unit: string;
    day: string;
    state: string;
    revision: number;
    content: string;
  };
  /** What was done with a finding, by whom and why: `explain`, `accept`, `return`. A fact. */
  guard_step: {
    id: number;
    key: string;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /** 售价 of a unit in a month, in 万分之一元 of a pack or (`per` `unit`) of a smallest unit; a later list replaces it. */
  sale_price: { unit: string; month: string; item: string; price: number; per: string };
  /** Where a unit's list of sale prices of a month came from; `revision` counts how often it was replaced. */
  sale_list: {
    unit: string;
    month: string;
    revision: number;
    rows: number;
    file: string;
    file_name: string;
    display: string;
    instant: string;
  };
}

export const guardMigrations: readonly Migration[] = [
  {
    id: 49,
    name: 'procurement-guards',
    statements: [
      `CREATE TABLE guard_answer (key TEXT PRIMARY KEY, unit TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision > 0), content TEXT NOT NULL) STRICT`,
      `CREATE INDEX guard_answer_day ON guard_answer (day)`,
      `CREATE TABLE guard_step (id INTEGER PRIMARY KEY, key TEXT NOT NULL REFERENCES guard_answer(key), step TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
      `CREATE INDEX guard_step_of ON guard_step (key, id)`,
      `CREATE TABLE sale_price (unit TEXT NOT NULL REFERENCES unit(code), month TEXT NOT NULL, item TEXT NOT NULL, price INTEGER NOT NULL CHECK (price > 0), per TEXT NOT NULL, PRIMARY KEY (unit, month, item)) STRICT`,
      `CREATE TABLE sale_list (unit TEXT NOT NULL REFERENCES unit(code), month TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision > 0), rows INTEGER NOT NULL, file TEXT NOT NULL, file_name TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, PRIMARY KEY (unit, month)) STRICT`,
    ],
    facts: ['guard_step'],
  },
];
