import { describe, expect, it } from 'vitest';
import { inPieces, rowsBy } from '../../../electron/service/budget/in-pieces.ts';

describe('what is asked about many ids', () => {
  it('is asked in pieces, and answered in the order of the ids', async () => {
    const sizes: number[] = [];
    const ids = Array.from({ length: 450 }, (_, index) => 450 - index);
    const rows = await inPieces(ids, async (some) => {
      sizes.push(some.length);
      return some.map((id) => ({ id }));
    });
    expect(sizes).toEqual([200, 200, 50]);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(await inPieces([], async () => [1])).toEqual([]);
  });

  it('is grouped once by what it belongs to, each group in its order', () => {
    const groups = rowsBy(['b1', 'a1', 'b2'], (row) => row[0]);
    expect([...groups]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });
});
