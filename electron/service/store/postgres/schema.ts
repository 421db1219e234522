import { assert } from '../../../../shared/kernel/assert.ts';
import { type Migration, StoreError } from '../port.ts';
import {
  type AppliedStep,
  assertPortable,
  factRefusal,
  factTables,
  forPostgres,
  OWN_TABLES,
  pendingSteps,
  quoted,
  stepOf,
} from '../schema.ts';
import type { Identity } from '../sqljs/identity.ts';
import type { PostgresClient } from './gate.ts';

/** Advisory locks of the store, within one database: one migrates, one writes. */
export const LOCKS = { migrate: '21607, 1', write: '21607, 2' } as const;

/** Whether the database holds books. */
export async function holdsBooks(client: PostgresClient): Promise<boolean> {
  const { rows } = await client.query(`SELECT to_regclass('_store') IS NOT NULL AS there`);
  return rows[0]?.['there'] === 1;
}

export async function appliedSteps(client: PostgresClient): Promise<readonly AppliedStep[]> {
  const { rows } = await client.query('SELECT id, name, digest FROM _migration ORDER BY id');
  return rows.map(({ id, name, digest }) => ({ id: Number(id), name: String(name), digest: String(digest) }));
}

/** Runs under a session lock, so that of several services that start together one migrates and the others wait. */
export async function underLock<T>(client: PostgresClient, lock: string, work: () => Promise<T>): Promise<T> {
  await client.query(`SELECT pg_advisory_lock(${lock})`);
  try {
    return await work();
  } finally {
    // When this fails the connection is gone, and the lock with it.
    await client.query(`SELECT pg_advisory_unlock(${lock})`).catch(() => {});
  }
}

/** Runs inside BEGIN and COMMIT; any failure rolls back. */
export async function inTransaction<T>(client: PostgresClient, begin: string, work: () => Promise<T>): Promise<T> {
  await client.query(begin);
  try {
    const result = await work();
    const { command } = await client.query('COMMIT');
    assert(command === 'COMMIT', 'PostgreSQL rolled back what was to be committed');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** The store's own tables, in an empty database. */
export async function createOwnTables(client: PostgresClient, identity: Identity): Promise<void> {
  for (const statement of OWN_TABLES) await client.query(forPostgres(statement));
  await client.query(GUARD_FUNCTION);
  await writeIdentity(client, identity);
}

/** Takes schema steps; the caller's transaction makes it all or none. The guards of the facts are down meanwhile. */
export async function migrate(
  client: PostgresClient,
  steps: readonly Migration[],
  all: readonly Migration[],
): Promise<void> {
  const facts = factTables(all);
  const earlier = factTables(all.filter((migration) => !steps.includes(migration)));
  for (const table of earlier) await client.query(`DROP TRIGGER IF EXISTS _fact_guard ON ${quoted(table)}`);
  for (const migration of steps) await takeStep(client, migration);
  for (const table of facts) await client.query(guard(table));
}

/** Brings the schema up to date when it is behind, in one transaction. */
export async function migratePending(client: PostgresClient, migrations: readonly Migration[]): Promise<void> {
  const pending = pendingSteps(await appliedSteps(client), migrations);
  if (pending.length === 0) return;
  await inTransaction(client, 'BEGIN', () => migrate(client, pending, migrations));
}

async function takeStep(client: PostgresClient, migration: Migration): Promise<void> {
  try {
    for (const statement of migration.statements) {
      assertPortable(statement);
      await client.query(forPostgres(statement));
    }
    const { id, name, digest } = stepOf(migration);
    await client.query('INSERT INTO _migration (id, name, digest) VALUES ($1, $2, $3)', [id, name, digest]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      'constraint',
      `Schema step ${migration.id} (${migration.name}) failed: ${reason}. The database is unchanged.`,
    );
  }
}

/** Facts are never edited or deleted: the database itself refuses it, whoever asks. */
const GUARD_FUNCTION = `CREATE FUNCTION _fact_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', '${factRefusal('')}' || TG_TABLE_NAME USING ERRCODE = '23514'; END $$`;

const guard = (table: string): string =>
  `CREATE TRIGGER _fact_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON ${quoted(table)} ` +
  'FOR EACH STATEMENT EXECUTE FUNCTION _fact_guard()';

export async function readIdentity(client: PostgresClient): Promise<Identity> {
  const { rows } = await client.query('SELECT key, value FROM _store');
  const values = new Map(rows.map(({ key, value }) => [String(key), String(value)]));
  return {
    id: values.get('id') ?? '',
    sequence: Number(values.get('sequence') ?? 0),
    hash: values.get('hash') ?? '',
    restores: JSON.parse(values.get('restores') ?? '[]') as Identity['restores'],
  };
}

async function writeIdentity(client: PostgresClient, { id, sequence, hash, restores }: Identity): Promise<void> {
  const rows = { id, sequence: String(sequence), hash, restores: JSON.stringify(restores) };
  for (const [key, value] of Object.entries(rows))
    await client.query('INSERT INTO _store (key, value) VALUES ($1, $2)', [key, value]);
}
