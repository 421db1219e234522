import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Failure, RecordedFailure } from '../../../electron/service/pipeline/failure.ts';
import { command, longQuery, preparedCommand, query } from '../../../electron/service/pipeline/implementation.ts';
import { text, unitCode } from '../../../shared/contract/fields.ts';
import { contract } from '../../../shared/contract/index.ts';
import * as declare from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { COMMUNITY, CORE, NOBODY, OPERATOR, openBench } from '../support/service.ts';

/** A module of one shelf, to see the pipeline apart from any business. */
const shelf = {
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

const operations = [
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

const open = async () => {
  const bench = await openBench({ contract: { ...CORE, shelf }, modules: operations });
  await bench.ask(contract.organisation.initialise, COMMUNITY);
  const has = (key: string) =>
    bench.books.read((db) => db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst());
  const lastEvent = () =>
    bench.books.read((db) =>
      db.selectFrom('event').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow(),
    );
  return { ...bench, has, lastEvent };
};

const refusedWith = (code: string) => expect.objectContaining({ code });
const unitAccountant: Caller = {
  kind: 'person',
  id: 'p',
  name: 'lihua',
  display: '李华',
  grants: [{ role: 'unit-accountant', unit: 'T01' }],
  session: 's',
};

describe('a command', () => {
  it('changes the books, replies, and leaves exactly one event', async () => {
    const { ask, events, has, lastEvent } = await open();
    const before = await events();
    expect(await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' })).toEqual({ kept: 'BOOK' });
    expect(await has('T01.a')).toEqual({ value: 'BOOK' });
    expect(await events()).toBe(before + 1);
    expect(await lastEvent()).toMatchObject({
      sequence: before + 1,
      instant: '2025-03-31T08:00:00.000Z',
      actor: 'local:wang',
      os_user: 'wang',
      operation: 'shelf.put',
      unit: 'T01',
      subject: 'a',
      before: null,
      after: '{"value":"book"}',
    });
  });

  it('that a rule refuses changes nothing and leaves no event', async () => {
    const { ask, events, has } = await open();
    const before = await events();
    const answer = ask(shelf.put, { unit: 'T01', key: 'a', value: 'anvil' });
    await expect(answer).rejects.toMatchObject({
      code: 'REFUSED',
      data: { code: 'too-heavy', reasons: [{ message: '太重' }] },
    });
    expect(await has('T01.a')).toBeUndefined();
    expect(await events()).toBe(before);
  });

  it('that fails by a defect of ours changes nothing either', async () => {
    const { ask, events, has } = await open();
    const before = await events();
    await expect(ask(shelf.put, { unit: 'T01', key: 'a', value: 'bug' })).rejects.toThrow('SELECT');
    await expect(ask(shelf.spill, {})).rejects.toThrow('outside the contract');
    expect(await has('T01.a')).toBeUndefined();
    expect(await has('spilt')).toBeUndefined();
    expect(await events()).toBe(before);
  });

  it('may record its refusal where that is the point (a failed sign-in)', async () => {
    const { ask, events, has } = await open();
    const before = await events();
    await expect(ask(shelf.put, { unit: 'T01', key: 'a', value: 'soap' })).rejects.toEqual(refusedWith('REFUSED'));
    expect(await has('T01.a')).toEqual({ value: 'SOAP' });
    expect(await events()).toBe(before + 1);
  });

  it('a secret never reaches the trail, not even in the digest of the input', async () => {
    const { ask, lastEvent } = await open();
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book', secret: '1234' });
    const first = await lastEvent();
    await ask(shelf.put, { unit: 'T02', key: 'a', value: 'book', secret: '1234' });
    const other = await lastEvent();
    expect(first.input_digest).not.toBe(other.input_digest);
    const { ask: again, lastEvent: lastOfOther } = await open();
    await again(shelf.put, { unit: 'T01', key: 'a', value: 'book', secret: '9999' });
    expect((await lastOfOther()).input_digest).toBe(first.input_digest);
  });

  it('tells the readers of its topics, after the commit, and nobody when it was refused', async () => {
    const { ask, pipeline } = await open();
    const told: unknown[] = [];
    pipeline.bulletin.subscribe((notice) => told.push(notice));
    pipeline.bulletin.subscribe(() => {
      throw new Error('a listener that fails harms nobody');
    });
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'anvil' }).catch(() => {});
    expect(told).toEqual([]);
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' });
    expect(told).toEqual([
      { topic: 'shelf', unit: 'T01', sequence: 2 },
      { topic: 'shelf.extra', unit: 'T01', sequence: 2 },
    ]);
  });

  it('many at once are done one after another, each with its own place in the chain', async () => {
    const { ask, events } = await open();
    const before = await events();
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => ask(shelf.put, { unit: 'T01', key: `k${at}`, value: 'book' })),
    );
    expect(await events()).toBe(before + 20);
    expect(await ask(contract.audit.verify, {})).toMatchObject({ ok: true, chain: { events: before + 20 } });
  });
});

describe('a key of the caller’s making (幂等)', () => {
  const key = { idempotencyKey: 'import-2025-03-T01' };

  it('the same key and input are done once and give the same reply', async () => {
    const { ask, events } = await open();
    const first = await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key);
    const after = await events();
    expect(await ask(shelf.put, { key: 'a', value: 'book', unit: 'T01' }, OPERATOR, key)).toEqual(first);
    expect(await events()).toBe(after);
  });

  it('asked twice at the same moment, it is still done once', async () => {
    const { ask, events } = await open();
    const before = await events();
    const put = () => ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key);
    expect(await Promise.all([put(), put(), put()])).toEqual([{ kept: 'BOOK' }, { kept: 'BOOK' }, { kept: 'BOOK' }]);
    expect(await events()).toBe(before + 1);
  });

  it('the same key with another input or another operation is a conflict', async () => {
    const { ask } = await open();
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key);
    const other = ask(shelf.put, { unit: 'T01', key: 'b', value: 'book' }, OPERATOR, key);
    await expect(other).rejects.toMatchObject({ code: 'CONFLICT', data: { what: 'idempotency-key' } });
    await expect(ask(shelf.spill, {}, OPERATOR, key)).rejects.toEqual(refusedWith('CONFLICT'));
  });

  it('a key belongs to its caller', async () => {
    const { ask } = await open();
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key);
    expect(await ask(shelf.put, { unit: 'T01', key: 'b', value: 'pen' }, unitAccountant, key)).toEqual({ kept: 'PEN' });
  });

  it('what was refused may be tried again with the same key', async () => {
    const { ask } = await open();
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'anvil' }, OPERATOR, key).catch(() => {});
    expect(await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key)).toEqual({ kept: 'BOOK' });
  });

  it('a very long reply is not kept: asked again, the caller learns that it was done', async () => {
    const { ask, events } = await open();
    expect((await ask(shelf.pour, {}, OPERATOR, key)).text).toHaveLength(300_000);
    const after = await events();
    const again = ask(shelf.pour, {}, OPERATOR, key);
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT', data: { what: 'already-done' } });
    expect(await events()).toBe(after);
  });

  it('a key of the wrong shape is refused', async () => {
    const { ask } = await open();
    const put = (idempotencyKey: string) =>
      ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, { idempotencyKey });
    await expect(put('short')).rejects.toEqual(refusedWith('INVALID_INPUT'));
    await expect(put('x'.repeat(129))).rejects.toEqual(refusedWith('INVALID_INPUT'));
  });
});

describe('permission and unit scope come before everything else', () => {
  it('nobody is told to sign in, even with input that does not hold', async () => {
    const { call } = await open();
    await expect(call('shelf.put', { nonsense: true }, NOBODY)).rejects.toEqual(refusedWith('UNAUTHENTICATED'));
  });

  it('a unit accountant works for the own unit and no other', async () => {
    const { ask } = await open();
    expect(await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, unitAccountant)).toEqual({ kept: 'BOOK' });
    const elsewhere = ask(shelf.put, { unit: 'T02', key: 'a', value: 'book' }, unitAccountant);
    await expect(elsewhere).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'ledger.import', unit: 'T02' },
    });
    await expect(ask(shelf.get, { unit: 'T02', key: 'a' }, unitAccountant)).rejects.toEqual(refusedWith('FORBIDDEN'));
  });

  it('what concerns the whole community needs the permission over all of it', async () => {
    const { ask } = await open();
    await expect(ask(shelf.count, {}, unitAccountant)).rejects.toEqual(refusedWith('FORBIDDEN'));
    expect((await ask(shelf.count, {})).count).toBeGreaterThan(0);
  });
});

describe('input', () => {
  const put = async (input: unknown) => {
    const { call } = await open();
    return call('shelf.put', input, OPERATOR);
  };

  it('every field that does not hold is named with its path', async () => {
    await expect(put({ unit: 'lower', key: '', value: 'x'.repeat(41), more: 1 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      data: {
        issues: expect.arrayContaining([
          expect.objectContaining({ path: 'unit' }),
          expect.objectContaining({ path: 'key' }),
          expect.objectContaining({ path: 'value' }),
        ]),
      },
    });
  });

  it.each([
    ['a number that is none', { unit: Number.NaN }],
    ['a lone surrogate', { unit: 'T01', key: '\ud800', value: 'x' }],
    ['a control character', { unit: 'T01', key: 'a\u0007', value: 'x' }],
    ['a date', { unit: new Date(0) }],
    ['a map', { unit: new Map() }],
    ['a list', []],
    ['a text', 'T01'],
    ['a function', { unit: () => 'T01' }],
  ])('%s is refused', async (_what, input) => {
    await expect(put(input)).rejects.toEqual(refusedWith('INVALID_INPUT'));
  });

  it('depth and floods are refused before the schema sees them', async () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 5000; level += 1) deep = [deep];
    await expect(put({ unit: deep })).rejects.toEqual(refusedWith('INVALID_INPUT'));
    await expect(put({ unit: Array.from({ length: 500_000 }, () => 0) })).rejects.toEqual(refusedWith('TOO_LARGE'));
    const circle: { self?: unknown } = {};
    circle.self = circle;
    await expect(put(circle)).rejects.toEqual(refusedWith('INVALID_INPUT'));
  });

  it('a name like __proto__ is a name like any other', async () => {
    await expect(put(JSON.parse('{"__proto__":{"unit":"T01"},"key":"a","value":"b"}'))).rejects.toEqual(
      refusedWith('INVALID_INPUT'),
    );
  });

  it('an unknown operation is not found', async () => {
    const { call } = await open();
    await expect(call('shelf.burn', {}, OPERATOR)).rejects.toBeInstanceOf(Failure);
    await expect(call('constructor', {}, OPERATOR)).rejects.toEqual(refusedWith('NOT_FOUND'));
  });
});

describe('cancelling', () => {
  it('what is cancelled before its transaction changes nothing', async () => {
    const { ask, events } = await open();
    const before = await events();
    const abort = new AbortController();
    abort.abort(new Error('cancelled'));
    const put = ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, { signal: abort.signal });
    await expect(put).rejects.toThrow('cancelled');
    expect(await events()).toBe(before);
  });
});

describe('the registry', () => {
  it('refuses a contract with a gap, an implementation twice, and one that nobody promised', async () => {
    const [first] = operations;
    await expect(openBench({ contract: { ...CORE, shelf }, modules: operations.slice(1) })).rejects.toThrow(
      'not implemented: shelf.put',
    );
    await expect(openBench({ contract: { ...CORE, shelf }, modules: [...operations, first!] })).rejects.toThrow(
      'implemented twice',
    );
    await expect(openBench({ contract: CORE, modules: operations })).rejects.toThrow('not in the contract');
  });
});
