import type { Migration } from '../../store/port.ts';

/** Tables of departments beside the register's own `department`, which holds what each is called by its latest card. */
export interface DepartmentTables {
  /** A department's card (科室卡): what it is from a month on, '' from the beginning. A fact. */
  department_change: {
    unit: string;
    department: string;
    /** Counts a department's cards from 1; the later made one wins within a month. */
    revision: number;
    from_month: string;
    name: string;
    class: string;
    parent: string;
    standard: string;
    open: number;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /** 自编科室对照: what a member's own programs call a department. */
  department_code: { unit: string; own: string; department: string };
}

export const departmentMigrations: readonly Migration[] = [
  {
    id: 30,
    name: 'department-cards',
    statements: [
      `CREATE TABLE department_change (unit TEXT NOT NULL REFERENCES unit(code), department TEXT NOT NULL, revision INTEGER NOT NULL, from_month TEXT NOT NULL, name TEXT NOT NULL, class TEXT NOT NULL, parent TEXT NOT NULL, standard TEXT NOT NULL, open INTEGER NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (unit, department, revision)) STRICT`,
      // What the register held before departments had cards is how they began.
      `INSERT INTO department_change (unit, department, revision, from_month, name, class, parent, standard, open, person, display, instant, reason) SELECT unit, code, 1, '', name, class, '', '', 1, '', '', '', '' FROM department`,
      `CREATE TABLE department_code (unit TEXT NOT NULL REFERENCES unit(code), own TEXT NOT NULL, department TEXT NOT NULL, PRIMARY KEY (unit, own)) STRICT`,
    ],
    facts: ['department_change'],
  },
];
