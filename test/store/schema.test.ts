import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, MIGRATIONS } from '../../electron/service/database.ts';
import type { Store } from '../../electron/service/store/port.ts';
import { restorePostgresBackup } from '../../electron/service/store/postgres/backup.ts';
import { openPostgresStore } from '../../electron/service/store/postgres/open.ts';
import { factTables } from '../../electron/service/store/schema.ts';
import { openSqljsStore } from '../../electron/service/store/sqljs/open.ts';
import { CAUSE, refusal, testClock } from './books.ts';
import { temporaryFolders } from './folders.ts';
import { postgresKind, startPostgres, type TestPostgres } from './postgres-server.ts';

const folders = temporaryFolders();
const clock = testClock();
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  folders.remove();
});

const openers: Record<string, () => Promise<Store<Database>>> = {
  'sql.js': () => openSqljsStore<Database>({ dir: folders.next(), migrations: MIGRATIONS, clock, create: true }),
  PostgreSQL: async () =>
    openPostgresStore<Database>({
      gate: (await postgres.newDatabase()).gate(),
      migrations: MIGRATIONS,
      clock,
      create: true,
    }),
};

const unit = {
  code: 'H01',
  name: '县人民医院',
  kind: 'lead',
  chart: 'hospital',
  joined: null,
  left_after: null,
  position: 1,
};

it.each(Object.entries(openers))(
  'the real schema is made on %s, facts are guarded, and verify finds it sound',
  async (_, open) => {
    const books = await open();
    await books.transact(CAUSE, async (tx) => {
      await tx.bulkInsert('unit', [unit]);
      await tx.db.insertInto('setting').values({ key: 'fiscal-year', value: '2025' }).execute();
      await tx.bulkInsert('event', [
        {
          sequence: 1,
          instant: '2025-01-31T08:00:00.000Z',
          actor: 'zhang',
          os_user: null,
          operation: 'organisation.init',
          unit: null,
          subject: null,
          input_digest: 'a',
          before: null,
          after: null,
          reason: null,
          previous_hash: '0',
          hash: '1',
        },
      ]);
    });
    expect(factTables(MIGRATIONS)).toEqual(expect.arrayContaining(['event', 'voucher', 'voucher_line']));
    expect(
      await refusal(books.transact(CAUSE, ({ db }) => db.updateTable('event').set({ actor: 'li' }).execute())),
    ).toBe('constraint');
    const nobody = { ...unit, code: 'T01', name: unit.name };
    expect(await refusal(books.transact(CAUSE, (tx) => tx.bulkInsert('unit', [nobody])))).toBe('constraint');
    expect(await books.read((db) => db.selectFrom('unit').selectAll().execute())).toEqual([unit]);
    const promises =
      books.engine === 'postgres' && postgresKind() === 'pglite' ? ['The database server runs with fsync = off.'] : [];
    expect((await books.verify()).problems).toEqual(promises);
    await books.close();
  },
);

it('the books of one machine move to a centre: backed up on sql.js, restored on PostgreSQL', async () => {
  const books = await openers['sql.js']!();
  await books.transact(CAUSE, (tx) => tx.bulkInsert('unit', [unit]));
  const file = folders.file('books.backup');
  await books.backup(file);
  await books.close();
  const database = await postgres.newDatabase();
  await restorePostgresBackup(file, { gate: database.gate(), migrations: MIGRATIONS, clock });
  const centre = await openPostgresStore<Database>({ gate: database.gate(), migrations: MIGRATIONS, clock });
  expect(await centre.read((db) => db.selectFrom('unit').selectAll().execute())).toEqual([unit]);
  await centre.close();
});
