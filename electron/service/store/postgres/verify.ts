import type { Migration } from '../port.ts';
import { factTables, pendingSteps, quoted } from '../schema.ts';
import type { PostgresClient } from './gate.ts';
import { appliedSteps } from './schema.ts';

/** Settings without which a commit is not a promise, and how they must stand. */
const PROMISES: Readonly<Record<string, (value: string) => boolean>> = {
  fsync: (value) => value === 'on',
  full_page_writes: (value) => value === 'on',
  synchronous_commit: (value) => value !== 'off',
  server_encoding: (value) => value === 'UTF8',
};

/**
 * Reads every row again and asks the server what it knows to be wrong: settings that break the promise of a commit,
 * indexes and constraints that are not valid, guards of facts that are missing or off, a schema that is not ours.
 */
export async function databaseProblems(client: PostgresClient, migrations: readonly Migration[]): Promise<string[]> {
  return [
    ...(await schemaProblems(client, migrations)),
    ...(await settingProblems(client)),
    ...(await catalogProblems(client)),
    ...(await guardProblems(client, migrations)),
    ...(await readingProblems(client)),
  ];
}

async function schemaProblems(client: PostgresClient, migrations: readonly Migration[]): Promise<string[]> {
  try {
    const pending = pendingSteps(await appliedSteps(client), migrations);
    return pending.map(({ id, name }) => `Schema step ${id} (${name}) has not been taken.`);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

async function settingProblems(client: PostgresClient): Promise<string[]> {
  const { rows } = await client.query('SELECT name, setting FROM pg_settings WHERE name = ANY ($1::text[])', [
    Object.keys(PROMISES),
  ]);
  return rows
    .filter(({ name, setting }) => PROMISES[String(name)]?.(String(setting)) === false)
    .map(({ name, setting }) => `The database server runs with ${name} = ${setting}.`);
}

async function catalogProblems(client: PostgresClient): Promise<string[]> {
  const { rows } = await client.query(`
    SELECT 'index ' || indexrelid::regclass AS what FROM pg_index
      JOIN pg_class ON pg_class.oid = indexrelid
      WHERE relnamespace = current_schema()::regnamespace AND NOT (indisvalid AND indisready)
    UNION ALL
    SELECT 'constraint ' || conname FROM pg_constraint
      WHERE connamespace = current_schema()::regnamespace AND NOT convalidated
    ORDER BY 1`);
  return rows.map(({ what }) => `The ${what} is not valid.`);
}

async function guardProblems(client: PostgresClient, migrations: readonly Migration[]): Promise<string[]> {
  const { rows } = await client.query(`
    SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE relnamespace = current_schema()::regnamespace AND tgname = '_fact_guard' AND tgenabled IN ('O', 'A')`);
  const guarded = new Set(rows.map(({ relname }) => String(relname)));
  return factTables(migrations)
    .filter((table) => !guarded.has(table))
    .map((table) => `The facts of ${table} are not guarded against changes.`);
}

/** Reading a row checks its page, where the server keeps checksums; a table that cannot be read is named. */
async function readingProblems(client: PostgresClient): Promise<string[]> {
  const { rows } = await client.query(
    'SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename',
  );
  const problems: string[] = [];
  for (const { tablename } of rows) {
    const table = quoted(String(tablename));
    try {
      await client.query(`SELECT count(whole::text) AS rows FROM ${table} AS whole`);
    } catch (error) {
      problems.push(`${tablename} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }
  return problems;
}

export async function databaseBytes(client: PostgresClient): Promise<number> {
  const { rows } = await client.query('SELECT pg_database_size(current_database()) AS bytes');
  return Number(rows[0]?.['bytes']);
}
