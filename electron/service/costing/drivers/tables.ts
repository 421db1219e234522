import type { Migration } from '../../store/port.ts';

/** Tables of the drivers that cost is shared by (分摊参数). */
export interface DriverTables {
  /** A unit's sheet of a month as it stands; while it is frozen, its values stand in the fact alone. */
  driver_sheet: {
    unit: string;
    period: string;
    stage: string;
    revision: number;
    /** `PackedValues` as canonical JSON. */
    content: string;
    /** Explanation by key of its doubt, as canonical JSON. */
    explained: string;
    /** Who ever typed or handed in anything of it, as canonical JSON. */
    preparers: string;
  };
  /** What was done to a sheet. A fact. */
  driver_step: {
    id: number;
    unit: string;
    period: string;
    step: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
    /** SHA-256 of the values then. */
    digest: string;
  };
  /** A sheet as it was frozen, with the explanations, and who prepared and reviewed it. A fact. */
  driver_freeze: {
    id: number;
    unit: string;
    period: string;
    content: string;
    digest: string;
    prepared_by: string;
    prepared_display: string;
    prepared_at: string;
    reviewed_by: string;
    reviewed_display: string;
    reviewed_at: string;
  };
  /** From what change on a value is asked about; the last row is in force. A fact. */
  driver_rule: {
    id: number;
    percent: number;
    person: string;
    display: string;
    instant: string;
  };
}

export const driverMigrations: readonly Migration[] = [
  {
    id: 31,
    name: 'cost-drivers',
    statements: [
      `CREATE TABLE driver_sheet (unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, stage TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL, explained TEXT NOT NULL, preparers TEXT NOT NULL, PRIMARY KEY (unit, period)) STRICT`,
      `CREATE TABLE driver_step (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, step TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX driver_step_of ON driver_step (unit, period, id)`,
      `CREATE TABLE driver_freeze (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, content TEXT NOT NULL, digest TEXT NOT NULL, prepared_by TEXT NOT NULL, prepared_display TEXT NOT NULL, prepared_at TEXT NOT NULL, reviewed_by TEXT NOT NULL, reviewed_display TEXT NOT NULL, reviewed_at TEXT NOT NULL) STRICT`,
      `CREATE INDEX driver_freeze_of ON driver_freeze (unit, period, id)`,
      `CREATE TABLE driver_rule (id INTEGER PRIMARY KEY, percent INTEGER NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
    ],
    facts: ['driver_step', 'driver_freeze', 'driver_rule'],
  },
];
