import * as z from 'zod';
import { RecordedFailure } from '../../../electron/service/pipeline/failure.ts';
import { command, longQuery, preparedCommand, query } from '../../../electron/service/pipeline/implementation.ts';
import { text, unitCode } from '../../../shared/contract/fields.ts';
import { contract } from '../../../shared/contract/index.ts';
import * as declare from '../../../shared/contract/operation.ts';
import { COMMUNITY, CORE, openBench } from './service.ts';

/** A module of one shelf, to see the pipeline apart from any business. */
export const shelf = {
  put: declare.command({
    summary: '放上',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, key: text(40), value: text(40), secret: z.string().optional() }),
    output: z.object({ kept: z.string() }),
    refusals: ['too-heavy', 'slippery'],
    secret: ['secret'],
    example: { unit: 'T01', key: 'a', value: 'b' },
  }),
  get: declare.query({
    summary: '取下',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, key: text(40) }),
    output: z.object({ value: z.string() }),
    example: { unit: 'T01', key: 'a' },
  }),
  spill: declare.command({
    summary: '承诺与所给不符',
    permission: 'ledger.import',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({ count: z.int() }),
    example: {},
  }),
  pour: declare.command({
    summary: '倒出许多',
    permission: 'ledger.import',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({ text: z.string() }),
    example: {},
  }),
  count: declare.query({
    summary: '先取后算',
    permission: 'ledger.read',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({ count: z.int() }),
    example: {},
  }),
};

export const shelfOperations = [
  preparedCommand(
    shelf.put,
    async (_context, { value }) => value.toUpperCase(),
    async (context, { unit, key, value, secret }, prepared) => {
      const { db, audit, refused } = context;
      await db
        .insertInto('setting')
        .values({ key: `${unit}.${key}`, value: prepared })
        .execute();
      if (value === 'anvil') throw refused('too-heavy', '太重');
      if (value === 'bug') throw new Error('SELECT * FROM secrets');
      audit({ subject: key, after: { value }, reason: secret });
      if (value === 'soap') return new RecordedFailure(refused('slippery', '太滑'));
      context.publish('shelf.extra', unit);
      return { kept: prepared };
    },
  ),
  query(shelf.get, async ({ db, notFound }, { unit, key }) => {
    const row = await db.selectFrom('setting').select('value').where('key', '=', `${unit}.${key}`).executeTakeFirst();
    if (!row) throw notFound(key);
    return row;
  }),
  command(shelf.spill, async ({ db }) => {
    await db.insertInto('setting').values({ key: 'spilt', value: '1' }).execute();
    return { count: 1.5 };
  }),
  command(shelf.pour, async () => ({ text: 'x'.repeat(300_000) })),
  longQuery(
    shelf.count,
    ({ db }) => db.selectFrom('setting').select('key').execute(),
    async (_context, _input, rows) => ({ count: rows.length }),
  ),
];

/** A service with the shelf, over a community. */
export const openShelf = async () => {
  const bench = await openBench({ contract: { ...CORE, shelf }, modules: shelfOperations });
  await bench.ask(contract.organisation.initialise, COMMUNITY);
  const has = (key: string) =>
    bench.books.read((db) => db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst());
  const lastEvent = () =>
    bench.books.read((db) =>
      db.selectFrom('event').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow(),
    );
  return { ...bench, has, lastEvent };
};
