import type { Migration } from '../store/port.ts';
import { type DepartmentTables, departmentMigrations } from './departments/tables.ts';

/** Tables of the organisation: who is a member, who works where, who may do what. */
export interface OrganisationTables extends DepartmentTables {
  community: { id: number; name: string; fiscal_year: number; created: string; demo: number };
  unit: {
    code: string;
    name: string;
    kind: string;
    chart: string;
    joined: string | null;
    left_after: string | null;
    position: number;
  };
  department: { unit: string; code: string; name: string; class: string };
  party: { code: string; name: string; class: string; credit_code: string | null };
  person: {
    id: string;
    name: string;
    display: string;
    password_hash: string;
    disabled: number;
    failed_attempts: number;
    locked_until_ms: number;
  };
  /** `unit` is '' for a role over the whole community. */
  person_role: { person: string; role: string; unit: string };
  session: { token_digest: string; person: string; created_ms: number; seen_ms: number; ended: number };
  idempotency: { key: string; actor: string; operation: string; input_digest: string; output: string; at_ms: number };
  setting: { key: string; value: string };
  /** Up to which event of the trail a person has looked at what concerns them. */
  seen: { person: string; sequence: number };
}

export const organisationMigrations: readonly Migration[] = [
  {
    id: 1,
    name: 'organisation',
    statements: [
      `CREATE TABLE community (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fiscal_year INTEGER NOT NULL, created TEXT NOT NULL, demo INTEGER NOT NULL) STRICT`,
      `CREATE TABLE unit (code TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, chart TEXT NOT NULL, joined TEXT, left_after TEXT, position INTEGER NOT NULL) STRICT`,
      `CREATE TABLE department (unit TEXT NOT NULL REFERENCES unit(code), code TEXT NOT NULL, name TEXT NOT NULL, class TEXT NOT NULL, PRIMARY KEY (unit, code)) STRICT`,
      `CREATE TABLE party (code TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, class TEXT NOT NULL, credit_code TEXT) STRICT`,
      `CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, display TEXT NOT NULL, password_hash TEXT NOT NULL, disabled INTEGER NOT NULL, failed_attempts INTEGER NOT NULL, locked_until_ms INTEGER NOT NULL) STRICT`,
      `CREATE TABLE person_role (person TEXT NOT NULL REFERENCES person(id), role TEXT NOT NULL, unit TEXT NOT NULL, PRIMARY KEY (person, role, unit)) STRICT`,
      `CREATE TABLE session (token_digest TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person(id), created_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL, ended INTEGER NOT NULL) STRICT`,
      `CREATE TABLE idempotency (key TEXT NOT NULL, actor TEXT NOT NULL, operation TEXT NOT NULL, input_digest TEXT NOT NULL, output TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (actor, key)) STRICT`,
      `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`,
    ],
  },
  {
    id: 7,
    name: 'seen',
    statements: [`CREATE TABLE seen (person TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT`],
  },
  ...departmentMigrations,
];
