import type { Migration } from '../../store/port.ts';

/** Tables of what changes a budget after it is approved, and of what holds it. */
export interface ChangeTables {
  /** 预算调整单 as it stands now. */
  budget_change: {
    id: number;
    number: string;
    kind: string;
    year: number;
    unit: string;
    other: string;
    stage: string;
    revision: number;
    reason: string;
    income_document: string;
  };
  /** 调整明细; `amount` in 分. */
  budget_change_row: {
    change: number;
    row: number;
    unit: string;
    department: string;
    item: string;
    source: string;
    project: string;
    month: number;
    amount: number;
  };
  /** What was done to a document, with the content that was signed as canonical JSON. A fact. */
  budget_change_step: {
    id: number;
    change: number;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
  /** 预算控制 as somebody proposed it: a whole set of rules, as canonical JSON. A fact. */
  budget_control: {
    id: number;
    content: string;
    digest: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /** What became of a proposal: `approve` puts it in force until the next, `reject`, or `withdraw` by who made it. A fact. */
  budget_control_decision: {
    id: number;
    control: number;
    verdict: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
}

export const changeMigrations: readonly Migration[] = [
  {
    id: 24,
    name: 'budget-changes',
    statements: [
      `CREATE TABLE budget_change (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, year INTEGER NOT NULL, unit TEXT NOT NULL REFERENCES unit(code), other TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, reason TEXT NOT NULL, income_document TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_change_year ON budget_change (year, id)`,
      `CREATE TABLE budget_change_row (change INTEGER NOT NULL REFERENCES budget_change(id), row INTEGER NOT NULL, unit TEXT NOT NULL, department TEXT NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL, project TEXT NOT NULL, month INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (change, row)) STRICT`,
      `CREATE TABLE budget_change_step (id INTEGER PRIMARY KEY, change INTEGER NOT NULL REFERENCES budget_change(id), step TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_change_step_of ON budget_change_step (change, id)`,
      `CREATE TABLE budget_control (id INTEGER PRIMARY KEY, content TEXT NOT NULL, digest TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
      `CREATE TABLE budget_control_decision (id INTEGER PRIMARY KEY, control INTEGER NOT NULL UNIQUE REFERENCES budget_control(id), verdict TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
    ],
    facts: ['budget_change_step', 'budget_control', 'budget_control_decision'],
  },
];
