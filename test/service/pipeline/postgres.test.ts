import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Books, type Database, MIGRATIONS } from '../../../electron/service/database.ts';
import { openPostgresStore } from '../../../electron/service/store/postgres/open.ts';
import { contract } from '../../../shared/contract/index.ts';
import { postgresKind, startPostgres, type TestDatabase, type TestPostgres } from '../../store/postgres-server.ts';
import { NOBODY, openBench, openCounty, PASSWORD, TestClock } from '../support/service.ts';

const { organisation, audit, session } = contract;

/**
 * The same service over PostgreSQL, and two services over the same database, as a centre with many seats runs them.
 * PGlite has one connection, so that the second service is only tried where there is a server.
 */
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const openOn = async (database: TestDatabase, create: boolean): Promise<Books> => {
  const books = await openPostgresStore<Database>({
    gate: database.gate(),
    migrations: MIGRATIONS,
    clock: new TestClock(),
    create,
  });
  onTestFinished(() => books.close());
  return books;
};

const department = (code: string) => ({ unit: 'T01', departments: [{ code, name: code, class: 'clinical' as const }] });

describe('the service over PostgreSQL', () => {
  it('signs in, changes, refuses, reads the trail and proves it', async () => {
    const county = await openCounty({ books: await openOn(await postgres.newDatabase(), true) });
    const { caller } = county.administrator;
    await county.ask(organisation.addDepartments, department('C01'), caller, { idempotencyKey: 'once-only' });
    await county.ask(organisation.addDepartments, department('C01'), caller, { idempotencyKey: 'once-only' });
    const twice = county.ask(organisation.addDepartments, department('C01'), caller);
    await expect(twice).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'duplicate-department' } });
    await county.ask(
      organisation.addParties,
      { parties: [{ code: 'P1', name: '100%纯净水厂', class: 'other' }] },
      caller,
    );
    expect((await county.ask(organisation.parties, { search: '%' })).total).toBe(1);
    expect((await county.ask(organisation.parties, { search: '_' })).total).toBe(0);
    const { rows, total } = await county.ask(
      audit.trail,
      { unit: 'T01', from: '2025-03-31', to: '2025-03-31' },
      caller,
    );
    expect([total, rows.map(({ operation }) => operation)]).toEqual([1, ['organisation.addDepartments']]);
    const verified = await county.ask(audit.verify, {});
    expect(verified.chain).toMatchObject({ events: await county.events(), firstBroken: null });
    await expect(county.ask(session.signIn, { name: 'guanli', password: 'wrong' }, NOBODY)).rejects.toMatchObject({
      data: { code: 'wrong-credentials' },
    });
    await county.ask(session.signOut, {}, caller);
    expect(await county.sessions.authenticate(county.administrator.token)).toBeUndefined();
  });

  it.skipIf(postgresKind() === 'pglite')(
    'two services share a database: one chain, one session, and each hears of the other',
    async () => {
      const database = await postgres.newDatabase();
      const here = await openCounty({ books: await openOn(database, true) });
      const there = await openBench({ books: await openOn(database, false) });
      const caller = await there.sessions.authenticate(here.administrator.token);
      expect(caller).toMatchObject({ kind: 'person', name: 'guanli' });
      const heard = new Promise<unknown>((resolve) => here.pipeline.bulletin.subscribe(resolve));
      await there.ask(organisation.addDepartments, department('C00'), caller);
      expect(await heard).toMatchObject({ topic: 'organisation', unit: 'T01', elsewhere: true });
      const before = await here.events();
      const codes = Array.from({ length: 12 }, (_, at) => `D${at + 1}`);
      await Promise.all(
        codes.map((code, at) => (at % 2 ? here : there).ask(organisation.addDepartments, department(code), caller)),
      );
      expect(await there.events()).toBe(before + codes.length);
      expect((await here.ask(audit.verify, {})).chain).toMatchObject({
        events: before + codes.length,
        firstBroken: null,
      });
      const raced = await Promise.allSettled(
        [here, there, here, there].map((service) =>
          service.ask(organisation.addDepartments, department('SAME'), caller, { idempotencyKey: 'raced-key' }),
        ),
      );
      expect(raced.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
      expect(await here.events()).toBe(before + codes.length + 1);
      const guesses = await Promise.allSettled(
        Array.from({ length: 10 }, (_, at) =>
          (at % 2 ? here : there).ask(session.signIn, { name: 'guanli', password: 'wrong' }, NOBODY),
        ),
      );
      expect(guesses.every(({ status }) => status === 'rejected')).toBe(true);
      const locked = here.ask(session.signIn, { name: 'guanli', password: PASSWORD }, NOBODY);
      await expect(locked).rejects.toMatchObject({ data: { code: 'locked-out' } });
    },
  );
});
