import { describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/service/pipeline/failure.ts';
import { OPERATOR } from '../support/service.ts';
import { openShelf } from '../support/shelf.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });

describe('input', () => {
  const put = async (input: unknown) => {
    const { call } = await openShelf();
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
    const { call } = await openShelf();
    await expect(call('shelf.burn', {}, OPERATOR)).rejects.toBeInstanceOf(Failure);
    await expect(call('constructor', {}, OPERATOR)).rejects.toEqual(refusedWith('NOT_FOUND'));
  });
});
