import type { Migration } from '../../store/port.ts';

/** Tables of what stands beside a plan's figures: its schedules, and what was remarked on its rows. */
export interface ScheduleTables {
  /** 业务量预算 as it stands now; `months` are twelve whole numbers, as JSON. */
  budget_workload: { unit: string; year: number; department: string; measure: string; months: string };
  /** 采购预算 as it stands now; `price` in 分, `listed` 1 for 集中采购目录以内. */
  budget_procurement: {
    unit: string;
    year: number;
    department: string;
    item: string;
    source: string;
    project: string;
    goods: string;
    month: number;
    kind: string;
    listed: number;
    quantity: number;
    counted_in: string;
    price: number;
    method: string;
  };
  /** 附表核定: a change of the schedules by the centre, with its reason; `changes` is canonical JSON. A fact. */
  budget_schedule_revision: {
    id: number;
    unit: string;
    year: number;
    stage: string;
    reason: string;
    changes: string;
    person: string;
    display: string;
    instant: string;
  };
  /** 批注: one word of a thread; `thread` is the id of the word that opened it. A fact. */
  budget_remark: {
    id: number;
    thread: number;
    unit: string;
    year: number;
    department: string;
    item: string;
    source: string;
    project: string;
    month: number;
    kind: string;
    stage: string;
    text: string;
    person: string;
    display: string;
    instant: string;
  };
}

const PLACE = 'department TEXT NOT NULL, item TEXT NOT NULL, source TEXT NOT NULL, project TEXT NOT NULL';
const OF_PLAN = 'unit TEXT NOT NULL REFERENCES unit(code), year INTEGER NOT NULL';
const SAID = 'person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL';

export const scheduleMigrations: readonly Migration[] = [
  {
    id: 26,
    name: 'budget-schedules',
    statements: [
      `CREATE TABLE budget_workload (${OF_PLAN}, department TEXT NOT NULL, measure TEXT NOT NULL, months TEXT NOT NULL, PRIMARY KEY (unit, year, measure, department)) STRICT`,
      `CREATE TABLE budget_procurement (${OF_PLAN}, ${PLACE}, goods TEXT NOT NULL, month INTEGER NOT NULL, kind TEXT NOT NULL, listed INTEGER NOT NULL, quantity INTEGER NOT NULL, counted_in TEXT NOT NULL, price INTEGER NOT NULL, method TEXT NOT NULL, PRIMARY KEY (unit, year, department, item, source, project, goods, month)) STRICT`,
      `CREATE TABLE budget_schedule_revision (id INTEGER PRIMARY KEY, ${OF_PLAN}, stage TEXT NOT NULL, reason TEXT NOT NULL, changes TEXT NOT NULL, ${SAID}) STRICT`,
      `CREATE INDEX budget_schedule_revision_plan ON budget_schedule_revision (unit, year, id)`,
      `CREATE TABLE budget_remark (id INTEGER PRIMARY KEY, thread INTEGER NOT NULL, ${OF_PLAN}, ${PLACE}, month INTEGER NOT NULL, kind TEXT NOT NULL, stage TEXT NOT NULL, text TEXT NOT NULL, ${SAID}) STRICT`,
      `CREATE INDEX budget_remark_plan ON budget_remark (unit, year, id)`,
    ],
    facts: ['budget_schedule_revision', 'budget_remark'],
  },
];
