import type { Migration } from '../../store/port.ts';

/** Tables of the project library and of what its projects are to achieve. */
export interface ProjectTables {
  /** 项目 as it stands now. */
  budget_project: {
    id: number;
    unit: string;
    code: string;
    name: string;
    category: string;
    department: string;
    person: string;
    reason: string;
    stage: string;
    revision: number;
  };
  /** 概算 by year and source; `amount` in 分. */
  budget_project_estimate: { project: number; year: number; source: string; amount: number };
  /** What was done to a project, with what was signed as canonical JSON. A fact. */
  budget_project_step: {
    id: number;
    project: number;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
  /** 绩效表 of a project's year as it stands now; `content` its indicators with their results, as canonical JSON. */
  budget_performance: { project: number; year: number; stage: string; revision: number; content: string };
  /** What was done to a year's sheet, with what was signed as canonical JSON. A fact. */
  budget_performance_step: {
    id: number;
    project: number;
    year: number;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    content: string;
    digest: string;
  };
}

const SIGNED =
  'step TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL';

export const projectMigrations: readonly Migration[] = [
  {
    id: 25,
    name: 'budget-projects',
    statements: [
      `CREATE TABLE budget_project (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), code TEXT NOT NULL, name TEXT NOT NULL, category TEXT NOT NULL, department TEXT NOT NULL, person TEXT NOT NULL, reason TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, UNIQUE (unit, code)) STRICT`,
      `CREATE TABLE budget_project_estimate (project INTEGER NOT NULL REFERENCES budget_project(id), year INTEGER NOT NULL, source TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (project, year, source)) STRICT`,
      `CREATE TABLE budget_project_step (id INTEGER PRIMARY KEY, project INTEGER NOT NULL REFERENCES budget_project(id), ${SIGNED}) STRICT`,
      `CREATE INDEX budget_project_step_of ON budget_project_step (project, id)`,
      `CREATE TABLE budget_performance (project INTEGER NOT NULL REFERENCES budget_project(id), year INTEGER NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (project, year)) STRICT`,
      `CREATE TABLE budget_performance_step (id INTEGER PRIMARY KEY, project INTEGER NOT NULL REFERENCES budget_project(id), year INTEGER NOT NULL, ${SIGNED}) STRICT`,
      `CREATE INDEX budget_performance_step_of ON budget_performance_step (project, id)`,
    ],
    facts: ['budget_project_step', 'budget_performance_step'],
  },
];
