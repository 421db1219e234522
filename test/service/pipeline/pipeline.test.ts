import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { CORE, NOBODY, OPERATOR, openBench } from '../support/service.ts';
import { openShelf, shelf, shelfOperations } from '../support/shelf.ts';

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
    const { ask, events, has, lastEvent } = await openShelf();
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
    const { ask, events, has } = await openShelf();
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
    const { ask, events, has } = await openShelf();
    const before = await events();
    await expect(ask(shelf.put, { unit: 'T01', key: 'a', value: 'bug' })).rejects.toThrow('SELECT');
    await expect(ask(shelf.spill, {})).rejects.toThrow('outside the contract');
    expect(await has('T01.a')).toBeUndefined();
    expect(await has('spilt')).toBeUndefined();
    expect(await events()).toBe(before);
  });

  it('may record its refusal where that is the point (a failed sign-in)', async () => {
    const { ask, events, has } = await openShelf();
    const before = await events();
    await expect(ask(shelf.put, { unit: 'T01', key: 'a', value: 'soap' })).rejects.toEqual(refusedWith('REFUSED'));
    expect(await has('T01.a')).toEqual({ value: 'SOAP' });
    expect(await events()).toBe(before + 1);
  });

  it('a secret never reaches the trail, not even in the digest of the input', async () => {
    const { ask, lastEvent } = await openShelf();
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book', secret: '1234' });
    const first = await lastEvent();
    await ask(shelf.put, { unit: 'T02', key: 'a', value: 'book', secret: '1234' });
    const other = await lastEvent();
    expect(first.input_digest).not.toBe(other.input_digest);
    const { ask: again, lastEvent: lastOfOther } = await openShelf();
    await again(shelf.put, { unit: 'T01', key: 'a', value: 'book', secret: '9999' });
    expect((await lastOfOther()).input_digest).toBe(first.input_digest);
  });

  it('tells the readers of its topics, after the commit, and nobody when it was refused', async () => {
    const { ask, pipeline } = await openShelf();
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
    const { ask, events } = await openShelf();
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
    const { ask, events } = await openShelf();
    const first = await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key);
    const after = await events();
    expect(await ask(shelf.put, { key: 'a', value: 'book', unit: 'T01' }, OPERATOR, key)).toEqual(first);
    expect(await events()).toBe(after);
  });

  it('asked twice at the same moment, it is still done once', async () => {
    const { ask, events } = await openShelf();
    const before = await events();
    const put = () => ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key);
    expect(await Promise.all([put(), put(), put()])).toEqual([{ kept: 'BOOK' }, { kept: 'BOOK' }, { kept: 'BOOK' }]);
    expect(await events()).toBe(before + 1);
  });

  it('the same key with another input or another operation is a conflict', async () => {
    const { ask } = await openShelf();
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key);
    const other = ask(shelf.put, { unit: 'T01', key: 'b', value: 'book' }, OPERATOR, key);
    await expect(other).rejects.toMatchObject({ code: 'CONFLICT', data: { what: 'idempotency-key' } });
    await expect(ask(shelf.spill, {}, OPERATOR, key)).rejects.toEqual(refusedWith('CONFLICT'));
  });

  it('a key belongs to its caller', async () => {
    const { ask } = await openShelf();
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key);
    expect(await ask(shelf.put, { unit: 'T01', key: 'b', value: 'pen' }, unitAccountant, key)).toEqual({ kept: 'PEN' });
  });

  it('what was refused may be tried again with the same key', async () => {
    const { ask } = await openShelf();
    await ask(shelf.put, { unit: 'T01', key: 'a', value: 'anvil' }, OPERATOR, key).catch(() => {});
    expect(await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, key)).toEqual({ kept: 'BOOK' });
  });

  it('a very long reply is not kept: asked again, the caller learns that it was done', async () => {
    const { ask, events } = await openShelf();
    expect((await ask(shelf.pour, {}, OPERATOR, key)).text).toHaveLength(300_000);
    const after = await events();
    const again = ask(shelf.pour, {}, OPERATOR, key);
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT', data: { what: 'already-done' } });
    expect(await events()).toBe(after);
  });

  it('a key of the wrong shape is refused', async () => {
    const { ask } = await openShelf();
    const put = (idempotencyKey: string) =>
      ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, OPERATOR, { idempotencyKey });
    await expect(put('short')).rejects.toEqual(refusedWith('INVALID_INPUT'));
    await expect(put('x'.repeat(129))).rejects.toEqual(refusedWith('INVALID_INPUT'));
  });
});

describe('permission and unit scope come before everything else', () => {
  it('nobody is told to sign in, even with input that does not hold', async () => {
    const { call } = await openShelf();
    await expect(call('shelf.put', { nonsense: true }, NOBODY)).rejects.toEqual(refusedWith('UNAUTHENTICATED'));
  });

  it('a unit accountant works for the own unit and no other', async () => {
    const { ask } = await openShelf();
    expect(await ask(shelf.put, { unit: 'T01', key: 'a', value: 'book' }, unitAccountant)).toEqual({ kept: 'BOOK' });
    const elsewhere = ask(shelf.put, { unit: 'T02', key: 'a', value: 'book' }, unitAccountant);
    await expect(elsewhere).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'ledger.import', unit: 'T02' },
    });
    await expect(ask(shelf.get, { unit: 'T02', key: 'a' }, unitAccountant)).rejects.toEqual(refusedWith('FORBIDDEN'));
  });

  it('what concerns the whole community needs the permission over all of it', async () => {
    const { ask } = await openShelf();
    await expect(ask(shelf.count, {}, unitAccountant)).rejects.toEqual(refusedWith('FORBIDDEN'));
    expect((await ask(shelf.count, {})).count).toBeGreaterThan(0);
  });
});

describe('cancelling', () => {
  it('what is cancelled before its transaction changes nothing', async () => {
    const { ask, events } = await openShelf();
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
    const [first] = shelfOperations;
    await expect(openBench({ contract: { ...CORE, shelf }, modules: shelfOperations.slice(1) })).rejects.toThrow(
      'not implemented: shelf.put',
    );
    await expect(openBench({ contract: { ...CORE, shelf }, modules: [...shelfOperations, first!] })).rejects.toThrow(
      'implemented twice',
    );
    await expect(openBench({ contract: CORE, modules: shelfOperations })).rejects.toThrow('not in the contract');
  });
});
