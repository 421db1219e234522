import type { Database } from 'sql.js';
import { type Clock, instantText } from '../../../../shared/kernel/id.ts';
import type { BackupManifest, BackupResult } from '../backup-file.ts';
import { type Blobs, openBlobs } from '../blobs.ts';
import { type Files, nodeFiles } from '../files.ts';
import { type Migration, StoreError } from '../port.ts';
import { pendingSteps, quoted } from '../schema.ts';
import { backupBooks, unpackBackup } from '../sqljs/backup.ts';
import { RowInserter } from '../sqljs/bulk.ts';
import { openDatabase } from '../sqljs/engine.ts';
import { readIdentity as readIdentityOf } from '../sqljs/identity.ts';
import * as sqlite from '../sqljs/schema.ts';
import { Statements } from '../sqljs/statements.ts';
import { type Cell, exactNumber } from '../values.ts';
import { asPostgresError } from './errors.ts';
import { type PostgresClient, withClient } from './gate.ts';
import { gateOf, type PostgresOptions } from './options.ts';
import { type ColumnTypes, insertRows } from './rows.ts';
import { createOwnTables, holdsBooks, inTransaction, LOCKS, migrate, readIdentity, underLock } from './schema.ts';

/** Rows fetched or sent at a time. */
const PAGE = 5000;

export interface PostgresBackupOptions {
  readonly files: Files;
  readonly clock: Clock;
  readonly migrations: readonly Migration[];
  readonly blobs: Blobs | undefined;
  readonly client: PostgresClient;
  readonly schema: number;
  readonly file: string;
}

/**
 * Copies a database, as it is at one moment, into a SQLite database of the same schema and backs that up: one kind of
 * backup for both engines, which either restores. All of it passes through memory; a centre whose books outgrow that
 * keeps the server's own backups as well.
 */
export async function backupPostgres(options: PostgresBackupOptions): Promise<BackupResult> {
  const { client, files, clock, blobs, schema, migrations, file } = options;
  const database = await openDatabase();
  try {
    sqlite.createOwnTables(database);
    sqlite.migrate(database, pendingSteps([], migrations), migrations);
    const identity = await inTransaction(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async () => {
      await copyTables(client, database);
      return readIdentity(client);
    });
    return await backupBooks({ files, clock, engine: 'postgres', database, identity, schema, blobs, file });
  } finally {
    database.close();
  }
}

async function copyTables(client: PostgresClient, database: Database): Promise<void> {
  const statements = new Statements(database);
  const inserter = new RowInserter(statements);
  statements.begin();
  for (const table of sqlite.bookTables(database)) {
    const columns = sqlite.columnsOf(database, table);
    await client.query(
      `DECLARE rows_to_copy NO SCROLL CURSOR FOR SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`,
    );
    for (;;) {
      const { rows } = await client.query(`FETCH ${PAGE} FROM rows_to_copy`);
      if (rows.length === 0) break;
      inserter.insert(table, { columns, rows: rows.map((row) => columns.map((column) => row[column] as Cell)) });
    }
    await client.query('CLOSE rows_to_copy');
  }
  statements.commit();
}

export type RestorePostgresOptions = Pick<
  PostgresOptions,
  'url' | 'gate' | 'migrations' | 'clock' | 'dir' | 'files' | 'connections'
>;

/** Fills an empty database from a backup of either engine. Refuses with `exists` one that holds books already. */
export async function restorePostgresBackup(file: string, options: RestorePostgresOptions): Promise<BackupManifest> {
  const { files = nodeFiles, dir } = options;
  const unpacked = await unpackBackup(files, file);
  try {
    const blobs = dir === undefined ? undefined : openBlobs(dir, files);
    if (!blobs && unpacked.manifest.parts.length > 1)
      throw new StoreError('missing', 'The backup holds attachments: say in which folder to keep them.');
    const gate = gateOf(options);
    try {
      await withClient(gate, (client) =>
        underLock(client, LOCKS.migrate, () => fill(client, unpacked.manifest, unpacked.database, options)),
      );
    } finally {
      await gate.end();
    }
    for (const bytes of unpacked.attachments()) blobs?.putBlob(bytes);
    return unpacked.manifest;
  } catch (error) {
    throw asPostgresError(error);
  } finally {
    unpacked.close();
  }
}

async function fill(
  client: PostgresClient,
  { id, sequence, hash, schema, made }: BackupManifest,
  database: Database,
  { migrations, clock }: RestorePostgresOptions,
): Promise<void> {
  if (await holdsBooks(client))
    throw new StoreError('exists', 'This database holds books already; restore into an empty one.');
  // Refuses a backup of a newer program; the steps after the backup's are taken when the books are opened.
  pendingSteps(sqlite.appliedSteps(database), migrations);
  const taken = migrations.filter((migration) => migration.id <= schema);
  const restore = { instant: instantText(clock.nowMs()), sequence, backupMade: made };
  const restores = [...readIdentityOf(database).restores, restore];
  const types: ColumnTypes = new Map();
  await inTransaction(client, 'BEGIN', async () => {
    await createOwnTables(client, { id, sequence, hash, restores });
    await migrate(client, pendingSteps([], taken), taken);
    for (const table of sqlite.bookTables(database)) await sendTable(client, database, table, types);
  });
}

async function sendTable(client: PostgresClient, database: Database, table: string, types: ColumnTypes): Promise<void> {
  const columns = sqlite.columnsOf(database, table);
  const statement = database.prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`);
  const send = (rows: Cell[][]) =>
    insertRows((sql, parameters) => client.query(sql, parameters), types, table, { columns, rows });
  try {
    let rows: Cell[][] = [];
    while (statement.step()) {
      rows.push((statement.get() as Cell[]).map((cell) => (typeof cell === 'number' ? exactNumber(cell) : cell)));
      if (rows.length < PAGE) continue;
      await send(rows);
      rows = [];
    }
    if (rows.length > 0) await send(rows);
  } finally {
    statement.free();
  }
}
