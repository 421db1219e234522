import type { Migration } from '../../store/port.ts';

/** Tables of unit costs; all of them facts. Money in 分, measures in millionths. */
export interface UnitCostTables {
  /** A table as it was handed in for a unit's month; results go by the newest reviewed one of a kind. */
  service_batch: {
    id: number;
    unit: string;
    period: string;
    kind: string;
    rows: number;
    file_name: string;
    sha256: string;
    /** SHA-256 over the rows as they are kept. */
    digest: string;
    person: string;
    display: string;
    instant: string;
  };
  /** `review` or `return`, by another person. */
  service_batch_decision: {
    batch: number;
    verdict: string;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  service_item: {
    batch: number;
    row: number;
    code: string;
    name: string;
    department: string;
    price: number;
    count: number;
    equivalent: number;
    hours: number;
    materials: number;
  };
  service_activity: {
    batch: number;
    row: number;
    department: string;
    item: string;
    activity: string;
    staff: number;
    machine: number;
  };
  /** A stay by its number; who the patient is, is not here. */
  service_patient: {
    batch: number;
    row: number;
    number: string;
    department: string;
    admitted: string;
    discharged: string;
    group_code: string;
    group_name: string;
    drugs: number;
    materials: number;
    income: number;
  };
  service_line: {
    batch: number;
    row: number;
    patient: string;
    department: string;
    item: string;
    quantity: number;
    income: number;
  };
  /** 单位成本核算办法 in force from `since` (YYYY-MM) on, as canonical JSON. */
  unit_cost_method: {
    id: number;
    unit: string;
    since: string;
    content: string;
    person: string;
    display: string;
    instant: string;
  };
}

export const unitCostMigrations: readonly Migration[] = [
  {
    id: 33,
    name: 'unit-costs',
    statements: [
      `CREATE TABLE service_batch (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), period TEXT NOT NULL, kind TEXT NOT NULL, rows INTEGER NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, digest TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX service_batch_month ON service_batch (unit, period, kind, id)`,
      `CREATE TABLE service_batch_decision (batch INTEGER PRIMARY KEY REFERENCES service_batch(id), verdict TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
      `CREATE TABLE service_item (batch INTEGER NOT NULL REFERENCES service_batch(id), row INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, department TEXT NOT NULL, price INTEGER NOT NULL, count INTEGER NOT NULL, equivalent INTEGER NOT NULL, hours INTEGER NOT NULL, materials INTEGER NOT NULL, PRIMARY KEY (batch, row)) STRICT`,
      `CREATE TABLE service_activity (batch INTEGER NOT NULL REFERENCES service_batch(id), row INTEGER NOT NULL, department TEXT NOT NULL, item TEXT NOT NULL, activity TEXT NOT NULL, staff INTEGER NOT NULL, machine INTEGER NOT NULL, PRIMARY KEY (batch, row)) STRICT`,
      `CREATE TABLE service_patient (batch INTEGER NOT NULL REFERENCES service_batch(id), row INTEGER NOT NULL, number TEXT NOT NULL, department TEXT NOT NULL, admitted TEXT NOT NULL, discharged TEXT NOT NULL, group_code TEXT NOT NULL, group_name TEXT NOT NULL, drugs INTEGER NOT NULL, materials INTEGER NOT NULL, income INTEGER NOT NULL, PRIMARY KEY (batch, row)) STRICT`,
      `CREATE TABLE service_line (batch INTEGER NOT NULL REFERENCES service_batch(id), row INTEGER NOT NULL, patient TEXT NOT NULL, department TEXT NOT NULL, item TEXT NOT NULL, quantity INTEGER NOT NULL, income INTEGER NOT NULL, PRIMARY KEY (batch, row)) STRICT`,
      `CREATE TABLE unit_cost_method (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), since TEXT NOT NULL, content TEXT NOT NULL, person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL) STRICT`,
      `CREATE INDEX unit_cost_method_unit ON unit_cost_method (unit, since, id)`,
    ],
    facts: [
      ...['service_batch', 'service_batch_decision', 'service_item', 'service_activity', 'service_patient'],
      ...['service_line', 'unit_cost_method'],
    ],
  },
];
