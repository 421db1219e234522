import type { Migration } from '../store/port.ts';
import { type ChangeTables, changeMigrations } from './changes/tables.ts';
import { type ProjectTables, projectMigrations } from './projects/tables.ts';
import { type RequestTables, requestMigrations } from './requests/tables.ts';
import { type ScheduleTables, scheduleMigrations } from './schedules/tables.ts';
import { type WatchingTables, watchingMigrations } from './watching/tables.ts';

/** Tables of the budget: what is planned for, what it holds, who holds it, and what moved it. */
export interface BudgetTables extends ChangeTables, ProjectTables, RequestTables, ScheduleTables, WatchingTables {
  /** A unit's budget of a year: how far it has come, and how often it was changed. */
  budget_plan: { unit: string; year: number; stage: string; revision: number };
  /** The rows of the plan as they stand now; `months` are twelve amounts in 分, as JSON. */
  budget_cell: {
    unit: string;
    year: number;
    department: string;
    item: string;
    source: string;
    project: string;
    months: string;
  };
  /** 结转结余 by source, in 分. */
  budget_carry: { unit: string; year: number; source: string; opening: number; used: number };
  /** 一上、一下、二上、二下: the figures as they were passed on, as canonical JSON. A fact. */
  budget_version: {
    id: number;
    unit: string;
    year: number;
    passage: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
  /** 核减: a change by the centre, with its reason. A fact. */
  budget_cut: {
    id: number;
    unit: string;
    year: number;
    stage: string;
    department: string;
    item: string;
    source: string;
    project: string;
    before: number;
    after: number;
    reason: string;
    display: string;
    instant: string;
  };
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
    /** The voucher that moved it; null where none did. */
    voucher: number | null;
  };
}

const COLUMNS = 'reserved INTEGER NOT NULL, committed INTEGER NOT NULL, spent INTEGER NOT NULL';

export const budgetMigrations: readonly Migration[] = [
  {
    id: 22,
    name: 'budget',
    statements: [
      `CREATE TABLE budget_plan (unit TEXT NOT NULL REFERENCES unit(code), year INTEGER NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (unit, year)) STRICT`,
      `CREATE TABLE budget_cell (unit TEXT NOT NULL, year INTEGER NOT NULL, department TEXT NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL, project TEXT NOT NULL, months TEXT NOT NULL, PRIMARY KEY (unit, year, department, item, source, project)) STRICT`,
      `CREATE TABLE budget_carry (unit TEXT NOT NULL, year INTEGER NOT NULL, source TEXT NOT NULL, opening INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (unit, year, source)) STRICT`,
      `CREATE TABLE budget_version (id INTEGER PRIMARY KEY, unit TEXT NOT NULL, year INTEGER NOT NULL, passage TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_version_plan ON budget_version (unit, year, id)`,
      `CREATE TABLE budget_cut (id INTEGER PRIMARY KEY, unit TEXT NOT NULL, year INTEGER NOT NULL, stage TEXT NOT NULL, department TEXT NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL, project TEXT NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL, reason TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_cut_plan ON budget_cut (unit, year, id)`,
      `CREATE TABLE budget_line (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), year INTEGER NOT NULL, department TEXT NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL, project TEXT NOT NULL, UNIQUE (unit, year, department, item, source, project)) STRICT`,
      `CREATE TABLE budget_standing (line INTEGER NOT NULL REFERENCES budget_line(id), month INTEGER NOT NULL, approved INTEGER NOT NULL, adjusted INTEGER NOT NULL, ${COLUMNS}, PRIMARY KEY (line, month)) STRICT`,
      `CREATE TABLE budget_claim (id TEXT PRIMARY KEY, line INTEGER NOT NULL REFERENCES budget_line(id), ${COLUMNS}, kept INTEGER NOT NULL, expires TEXT) STRICT`,
      `CREATE INDEX budget_claim_line ON budget_claim (line)`,
      `CREATE TABLE budget_movement (id INTEGER PRIMARY KEY, line INTEGER NOT NULL REFERENCES budget_line(id), kind TEXT NOT NULL, claim TEXT, month INTEGER NOT NULL, approved INTEGER NOT NULL, adjusted INTEGER NOT NULL, ${COLUMNS}, made_by TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX budget_movement_line ON budget_movement (line, id)`,
      `CREATE INDEX budget_movement_claim ON budget_movement (claim, id)`,
    ],
    facts: ['budget_version', 'budget_cut', 'budget_movement'],
  },
  ...changeMigrations,
  ...projectMigrations,
  ...watchingMigrations,
  ...requestMigrations,
  ...scheduleMigrations,
];
