import { randomBytes } from 'node:crypto';
import { type IdSource, idSource } from '../../../../shared/kernel/id.ts';
import { openBlobs } from '../blobs.ts';
import { nodeFiles } from '../files.ts';
import { StoreError } from '../port.ts';
import { NO_HASH } from '../sqljs/generation.ts';
import { restoreSentence } from '../sqljs/identity.ts';
import { asPostgresError } from './errors.ts';
import { type PostgresClient, withClient } from './gate.ts';
import { gateOf, type PostgresOptions } from './options.ts';
import {
  createOwnTables,
  holdsBooks,
  inTransaction,
  LOCKS,
  migratePending,
  readIdentity,
  underLock,
} from './schema.ts';
import { PostgresStore } from './store.ts';
import { databaseBytes } from './verify.ts';

/** Opens the books in a PostgreSQL database, bringing its schema up to date under a lock. */
export async function openPostgresStore<DB>(options: PostgresOptions): Promise<PostgresStore<DB>> {
  const { migrations, clock, dir, files = nodeFiles, retries = 10, report = () => {} } = options;
  const ids = options.ids ?? idSource(clock, randomBytes);
  const gate = gateOf(options);
  try {
    const found = await withClient(gate, (client) => prepare(client, options, ids));
    return await PostgresStore.start<DB>({
      ...{ gate, migrations, clock, files, retries, report },
      ...found,
      blobs: dir === undefined ? undefined : openBlobs(dir, files),
      instance: ids.next(),
      notes: found.identity.restores.map(restoreSentence),
    });
  } catch (error) {
    await gate.end();
    throw asPostgresError(error);
  }
}

async function prepare(client: PostgresClient, { create = false, migrations }: PostgresOptions, ids: IdSource) {
  const { rows } = await client.query('SELECT pg_is_in_recovery() AS standby');
  const standby = rows[0]?.['standby'] === 1;
  if (!(await holdsBooks(client)) && !create) throw new StoreError('missing', 'There are no books in this database.');
  if (!standby)
    await underLock(client, LOCKS.migrate, async () => {
      if (!(await holdsBooks(client))) {
        const identity = { id: ids.next(), sequence: 0, hash: NO_HASH, restores: [] };
        await inTransaction(client, 'BEGIN', () => createOwnTables(client, identity));
      }
      await migratePending(client, migrations);
    });
  return {
    identity: await readIdentity(client),
    bytes: await databaseBytes(client),
    ...(standby ? { readOnly: 'This database server is a standby and takes no changes.' } : {}),
  };
}
