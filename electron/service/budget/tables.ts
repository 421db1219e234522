import type { Migration } from '../store/port.ts';

/** Tables of the budget: what is planned for, what it holds, who holds it, and what moved it. */
export interface BudgetTables {
  /** 预算明细: a combination of dimensions, made once. */
  budget_line: {
    id: number;
    unit: string;
    year: number;
    department: string;
    item: string;
    source: string;
    project: string;
  };
  /** What a line holds, in 分: months 1 to 12 what is planned, month 0 what is taken. */
  budget_standing: {
    line: number;
    month: number;
    approved: number;
    adjusted: number;
    reserved: number;
    committed: number;
    spent: number;
  };
  /** 占用: a document's part of a line, in 分. */
  budget_claim: {
    id: string;
    line: number;
    reserved: number;
    committed: number;
    spent: number;
    kept: number;
    expires: string | null;
  };
  /** 预算流水: a fact. */
  budget_movement: {
    id: number;
    line: number;
    kind: string;
    claim: string | null;
    month: number;
    approved: number;
    adjusted: number;
    reserved: number;
    committed: number;
    spent: number;
    made_by: string;
    instant: string;
  };
}

const COLUMNS = 'reserved INTEGER NOT NULL, committed INTEGER NOT NULL, spent INTEGER NOT NULL';

export const budgetMigrations: readonly Migration[] = [
  {
    id: 22,
    name: 'budget',
    statements: [
      `CREATE TABLE budget_line (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), year INTEGER NOT NULL, department TEXT NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL, project TEXT NOT NULL, UNIQUE (unit, year, department, item, source, project)) STRICT`,
      `CREATE TABLE budget_standing (line INTEGER NOT NULL REFERENCES budget_line(id), month INTEGER NOT NULL, approved INTEGER NOT NULL, adjusted INTEGER NOT NULL, ${COLUMNS}, PRIMARY KEY (line, month)) STRICT`,
      `CREATE TABLE budget_claim (id TEXT PRIMARY KEY, line INTEGER NOT NULL REFERENCES budget_line(id), ${COLUMNS}, kept INTEGER NOT NULL, expires TEXT) STRICT`,
      `CREATE INDEX budget_claim_line ON budget_claim (line)`,
      `CREATE TABLE budget_movement (id INTEGER PRIMARY KEY, line INTEGER NOT NULL REFERENCES budget_line(id), kind TEXT NOT NULL, claim TEXT, month INTEGER NOT NULL, approved INTEGER NOT NULL, adjusted INTEGER NOT NULL, ${COLUMNS}, made_by TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_movement_line ON budget_movement (line, id)`,
      `CREATE INDEX budget_movement_claim ON budget_movement (claim, id)`,
    ],
    facts: ['budget_movement'],
  },
];
