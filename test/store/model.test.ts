import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../electron/service/store/port.ts';
import { openPostgresStore } from '../../electron/service/store/postgres/open.ts';
import { MemoryDisk } from '../faults/memory-disk.ts';
import { boot, SMALL } from '../faults/workload.ts';
import { CAUSE, STEPS, type TestBooks, testClock } from './books.ts';
import { startPostgres, type TestPostgres } from './postgres-server.ts';

/** What a transaction may do, in the smallest world that shows every kind of change. */
type Step =
  | { readonly kind: 'insert'; readonly rows: readonly { name: string; value: number }[] }
  | { readonly kind: 'bulk'; readonly rows: readonly { name: string; value: number }[] }
  | { readonly kind: 'add'; readonly name: string; readonly value: number }
  | { readonly kind: 'delete'; readonly below: number }
  | { readonly kind: 'fail' };
type Action =
  | { readonly kind: 'transact'; readonly steps: readonly Step[] }
  | { readonly kind: 'together'; readonly works: readonly (readonly Step[])[] }
  | { readonly kind: 'reopen' };
type World = Map<string, number>;

const name = fc.constantFrom('库存现金', '银行存款', 'a', 'A', '1002', "o'");
const value = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
  fc.constant(2 ** 31),
);
const rows = fc.array(fc.record({ name, value }), { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('insert' as const), rows }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('bulk' as const), rows }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      name,
      value: fc.integer({ min: -(2 ** 33), max: 2 ** 33 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), below: value }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'fail' as const }) },
);
const steps = fc.array(step, { maxLength: 4 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('transact' as const), steps }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('together' as const),
      works: fc.array(steps, { minLength: 2, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
);

/** The world after one transaction, or undefined when it fails as a whole. */
function foreseen(world: World, work: readonly Step[]): World | undefined {
  const next = new Map(world);
  for (const one of work) {
    if (one.kind === 'fail') return undefined;
    if (one.kind === 'add') next.set(one.name, (next.get(one.name) ?? 0) + one.value);
    if (one.kind === 'delete') for (const [key, amount] of next) if (amount < one.below) next.delete(key);
    if (one.kind === 'insert' || one.kind === 'bulk')
      for (const row of one.rows) {
        if (next.has(row.name)) return undefined;
        next.set(row.name, row.value);
      }
  }
  return next;
}

const carryOut = (books: Store<TestBooks>, work: readonly Step[]): Promise<void> =>
  books.transact(CAUSE, async (tx) => {
    for (const one of work) {
      if (one.kind === 'fail') throw new Error('as it was to be');
      if (one.kind === 'bulk') await tx.bulkInsert('counter', one.rows);
      if (one.kind === 'insert')
        await tx.db
          .insertInto('counter')
          .values([...one.rows])
          .execute();
      if (one.kind === 'delete') await tx.db.deleteFrom('counter').where('value', '<', one.below).execute();
      if (one.kind === 'add')
        await tx.db
          .insertInto('counter')
          .values({ name: one.name, value: one.value })
          .onConflict((on) =>
            on.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', eb.ref('excluded.value')) })),
          )
          .execute();
    }
  });

/** Does the actions on real books and in the mind, and compares after each. */
async function compare(actions: readonly Action[], open: () => Promise<Store<TestBooks>>): Promise<void> {
  let books = await open();
  let world: World = new Map();
  try {
    for (const one of actions) {
      if (one.kind === 'reopen') {
        await books.close();
        books = await open();
      } else {
        const works = one.kind === 'together' ? one.works : [one.steps];
        const done = await Promise.allSettled(works.map((work) => carryOut(books, work)));
        for (const [index, work] of works.entries()) {
          const next = foreseen(world, work);
          expect(done[index]!.status).toBe(next ? 'fulfilled' : 'rejected');
          world = next ?? world;
        }
      }
      const found = await books.read((db) => db.selectFrom('counter').selectAll().orderBy('name').execute());
      const expected = [...world].map(([key, amount]) => ({ name: key, value: amount }));
      expect(found).toEqual(expected.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name))));
    }
    if (books.engine === 'sqljs') expect((await books.verify()).problems).toEqual([]);
  } finally {
    await books.close();
  }
}

describe('any transactions, alone and together, on books opened again and again', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('do on sql.js what they do in the mind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
        const disk = new MemoryDisk();
        await compare(actions, () => boot(disk, { limits: { ...SMALL, journalFrames: 4 } }));
      }),
      { seed: 20250228, numRuns: 150 },
    );
  });

  it('do the same on PostgreSQL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 8 }), async (actions) => {
        const database = await postgres.newDatabase();
        await compare(actions, () =>
          openPostgresStore<TestBooks>({ gate: database.gate(), migrations: STEPS, clock: testClock(), create: true }),
        );
      }),
      { seed: 20250228, numRuns: 15 },
    );
  });
});
