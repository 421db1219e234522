import { createHash } from 'node:crypto';
import { assert } from '../../../shared/kernel/assert.ts';
import { type Migration, StoreError } from './port.ts';

/** A step of the schema that a database has taken, as its `_migration` table remembers it. */
export interface AppliedStep {
  readonly id: number;
  readonly name: string;
  readonly digest: string;
}

/** The store's own tables: which steps were taken, and what the books are (identity, sequence, restores). */
export const OWN_TABLES: readonly string[] = [
  'CREATE TABLE _migration (id INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL) STRICT',
  'CREATE TABLE _store (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
];

/** The step as it is remembered. White space does not count, so that laying out the text anew changes nothing. */
export function stepOf(migration: Migration): AppliedStep {
  const text = migration.statements.map((statement) => statement.replace(/\s+/g, ' ').trim()).join(';\n');
  return { id: migration.id, name: migration.name, digest: createHash('sha256').update(text).digest('hex') };
}

/**
 * The steps still to take, in the order of their ids. Refuses with `newer` a database that has taken a step unknown
 * here or different here: it was made by another edition of the program, and guessing would spoil it.
 */
export function pendingSteps(applied: readonly AppliedStep[], migrations: readonly Migration[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.id, stepOf(migration)]));
  assert(known.size === migrations.length, 'two migrations have one id');
  for (const step of applied) {
    const ours = known.get(step.id);
    if (!ours)
      throw new StoreError(
        'newer',
        `These books were written by a newer edition of the program (schema step ${step.id}, ${step.name}). ` +
          'Update the program, then open them again.',
      );
    if (ours.digest !== step.digest)
      throw new StoreError(
        'newer',
        `These books were written by another edition of the program: schema step ${step.id} (${step.name}) differs.`,
      );
  }
  const taken = new Set(applied.map(({ id }) => id));
  return migrations.filter(({ id }) => !taken.has(id)).sort((a, b) => a.id - b.id);
}

/** The id of the last step; 0 before the first. */
export const schemaOf = (steps: readonly { readonly id: number }[]): number =>
  Math.max(0, ...steps.map(({ id }) => id));

/** The append-only tables (facts are never edited or deleted), in the order of their names. */
export const factTables = (migrations: readonly Migration[]): readonly string[] =>
  [...new Set(migrations.flatMap(({ facts = [] }) => facts))].sort();

/** What a refused change of a fact is told, in both engines. */
export const factRefusal = (table: string): string => `facts are never changed: ${table}`;

/**
 * Checks that a statement keeps to the common subset. Deferred constraints would speak up at COMMIT only, when the
 * journal already holds the transaction; AUTOINCREMENT is not portable.
 */
export function assertPortable(sql: string): void {
  assert(!/\b(DEFERRABLE|AUTOINCREMENT|WITHOUT\s+ROWID)\b/i.test(sql), `not in the portable subset: ${sql}`);
}

/**
 * The statement as PostgreSQL wants it: `INTEGER` is 64 bits there too, texts sort by their bytes as SQLite sorts
 * them (codes and numbers must come in one order in both engines), and `STRICT` is what PostgreSQL always is.
 */
export function forPostgres(sql: string): string {
  return sql
    .split(/('(?:[^']|'')*'|"(?:[^"]|"")*")/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/\bINTEGER\b/g, 'BIGINT')
            .replace(/\bTEXT\b/g, 'TEXT COLLATE "C"')
            .replace(/\)\s*STRICT\b/g, ')'),
    )
    .join('');
}

/** A table or column name in SQL, for both engines. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
