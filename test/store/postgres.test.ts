import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../electron/service/store/postgres/open.ts';
import { provisionRoles } from '../../electron/service/store/postgres/roles.ts';
import type { PostgresStore } from '../../electron/service/store/postgres/store.ts';
import { CAUSE, HOSPITAL, refusal, STEPS, type TestBooks, TOWNSHIP, testClock, voucher } from './books.ts';
import { ask, postgresKind, startPostgres, type TestDatabase, type TestPostgres } from './postgres-server.ts';

const clock = testClock();
let postgres: TestPostgres;
let database: TestDatabase;
const opened: PostgresStore<TestBooks>[] = [];

const open = async (over: Partial<Parameters<typeof openPostgresStore>[0]> = {}): Promise<PostgresStore<TestBooks>> => {
  const store = await openPostgresStore<TestBooks>({
    gate: database.gate(),
    migrations: STEPS,
    clock,
    create: true,
    ...over,
  });
  opened.push(store);
  return store;
};

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  for (const store of opened) await store.close();
  await postgres.stop();
});

const fresh = async (): Promise<PostgresStore<TestBooks>> => {
  database = await postgres.newDatabase();
  const store = await open();
  await store.transact(CAUSE, ({ db }) => db.insertInto('unit').values([HOSPITAL, TOWNSHIP]).execute());
  return store;
};
const ids = async (store: PostgresStore<TestBooks>): Promise<number[]> =>
  (await store.read((db) => db.selectFrom('voucher').select('id').orderBy('id').execute())).map(({ id }) => id);

/** PGlite has one connection and no roles that sign in: what needs either is asked of a server only. */
describe.runIf(postgresKind() === 'server')('PostgreSQL with many seats', () => {
  it('several services share the books: numbers stay gapless, and each hears of the others', async () => {
    const one = await fresh();
    const two = await open();
    const heard: number[] = [];
    two.subscribe((sequence) => heard.push(sequence));
    await one.transact(CAUSE, ({ db }) => db.insertInto('counter').values({ name: 'voucher', value: 0 }).execute());
    const take = (store: PostgresStore<TestBooks>) =>
      store.transact(CAUSE, async ({ db }) => {
        const { value } = await db
          .selectFrom('counter')
          .select('value')
          .where('name', '=', 'voucher')
          .executeTakeFirstOrThrow();
        await db
          .updateTable('counter')
          .set({ value: value + 1 })
          .where('name', '=', 'voucher')
          .execute();
        await db
          .insertInto('voucher')
          .values(voucher(value + 1))
          .execute();
      });
    await Promise.all(Array.from({ length: 30 }, (_, i) => take(i % 2 ? one : two)));
    expect(await ids(one)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    await expect.poll(() => heard.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, i) => i + 2));
    await expect.poll(() => two.health().sequence).toBe(32);
  });

  it('work that collides with a stranger runs again, a bounded number of times', async () => {
    const store = await fresh();
    await store.transact(CAUSE, ({ db }) => db.insertInto('counter').values({ name: 'cash', value: 0 }).execute());
    const told: string[] = [];
    const collide = (times: number) => {
      let runs = 0;
      return store.transact(CAUSE, async (tx) => {
        runs += 1;
        tx.afterCommit(() => told.push(`run ${runs}`));
        const { value } = await tx.db
          .selectFrom('counter')
          .select('value')
          .where('name', '=', 'cash')
          .executeTakeFirstOrThrow();
        // A stranger who does not ask for the store's lock changes what was read.
        if (runs <= times) await ask(database.url!, `UPDATE counter SET value = value + 100 WHERE name = 'cash'`);
        await tx.db
          .updateTable('counter')
          .set({ value: value + 1 })
          .where('name', '=', 'cash')
          .execute();
        return runs;
      });
    };
    expect(await collide(2)).toBe(3);
    expect(told).toEqual(['run 3']);
    const { value } = await store.read((db) => db.selectFrom('counter').select('value').executeTakeFirstOrThrow());
    expect(value).toBe(201);
    expect(await refusal(collide(1000))).toBe('busy');
    expect(told).toEqual(['run 3']);
  });

  it('the role of the service reads and adds, and has no right to change or delete a fact', async () => {
    const owner = await fresh();
    const role = `tongcai_service_${database.schema}`;
    await provisionRoles({ gate: database.gate(), migrations: STEPS, role, password: "it's secret" });
    // Twice, as after each new edition.
    await provisionRoles({ gate: database.gate(), migrations: STEPS, role });
    const service = await open({ gate: undefined, url: database.url!.replace('postgres@', `${role}@`) });
    await service.transact(CAUSE, async (tx) => {
      await tx.bulkInsert('voucher', [voucher(1)]);
      await tx.db.insertInto('counter').values({ name: 'voucher', value: 1 }).execute();
      await tx.db.updateTable('counter').set({ value: 2 }).execute();
      await tx.db.deleteFrom('counter').execute();
    });
    expect(await ids(owner)).toEqual([1]);
    const deny = async (sql: string): Promise<string> =>
      ask(database.url!.replace('postgres@', `${role}@`), sql).then(
        () => 'done',
        (error: Error) => error.message,
      );
    for (const sql of [
      'UPDATE voucher SET amount = 0',
      'DELETE FROM voucher',
      'TRUNCATE voucher',
      'ALTER TABLE voucher DISABLE TRIGGER ALL',
      'DROP TABLE voucher',
    ])
      expect(await deny(sql), sql).toMatch(/permission denied|must be owner/);
    expect(await deny('DELETE FROM _migration')).toMatch(/permission denied/);
    // The owner has the right, and is stopped by the guard.
    await expect(ask(database.url!, 'DELETE FROM voucher')).rejects.toThrow('facts are never changed: voucher');
    await expect(ask(database.url!, 'TRUNCATE voucher')).rejects.toThrow('facts are never changed: voucher');
    expect(await ids(owner)).toEqual([1]);
  });

  it('services that start together take the schema steps once', async () => {
    database = await postgres.newDatabase();
    const stores = await Promise.all([open(), open(), open()]);
    const { rows } = { rows: await ask(database.url!, 'SELECT id FROM _migration ORDER BY id') };
    expect(rows.map(({ id }) => Number(id))).toEqual([1, 2]);
    expect(new Set(stores.map((store) => store.identity().id)).size).toBe(1);
  });

  it('verify names what breaks the promise: a guard that is off, an index that is not valid', async () => {
    const store = await fresh();
    await ask(database.url!, 'ALTER TABLE voucher DISABLE TRIGGER _fact_guard');
    await ask(database.url!, `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'voucher_unit'::regclass`);
    const health = await store.verify();
    expect(health.ok).toBe(false);
    expect(health.problems).toEqual([
      expect.stringMatching(/The index .*voucher_unit is not valid/),
      'The facts of voucher are not guarded against changes.',
    ]);
  });

  it('a server that goes away is `io`, and the store works again when it is back', async () => {
    const store = await fresh();
    const cut = () =>
      ask(
        database.url!,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND application_name LIKE 'tongcai%'",
      );
    const attempt = store.transact(CAUSE, async (tx) => {
      await tx.bulkInsert('voucher', [voucher(1)]);
      await cut();
      await tx.bulkInsert('voucher', [voucher(2)]);
    });
    expect(await refusal(attempt)).toBe('io');
    expect(await ids(store)).toEqual([]);
    await store.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [voucher(3)]));
    expect(await ids(store)).toEqual([3]);
  });

  it('an address where nobody answers is `io`', async () => {
    const nobody = openPostgresStore<TestBooks>({
      url: 'postgres://postgres@127.0.0.1:1/none',
      migrations: STEPS,
      clock,
    });
    expect(await refusal(nobody)).toBe('io');
  });
});

it('a database without books is `missing` and stays as it was', async () => {
  database = await postgres.newDatabase();
  expect(await refusal(open({ create: false }))).toBe('missing');
  const made = await open();
  expect(made.health()).toMatchObject({ engine: 'postgres', sequence: 0 });
});
