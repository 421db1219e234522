import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SplitPart, splitFen, splitProblem } from '../../../shared/domain/ledger/desk/split.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

const parts = (...weights: string[]): SplitPart[] => weights.map((weight, at) => ({ value: `K${at}`, weight }));

describe('splitting by shares (按比例分摊)', () => {
  it('gives each its percentage, and the 分 left over to the largest remainders', () => {
    expect(splitFen(fen(10000), parts('60', '40'))).toEqual([6000, 4000]);
    // 33.333… each: three parts of 33.33 leave one 分, which the first takes.
    expect(splitFen(fen(10000), parts('1', '1', '1'))).toEqual([3334, 3333, 3333]);
    expect(splitFen(fen(100), parts('33.3', '33.3', '33.4'))).toEqual([33, 33, 34]);
    expect(splitFen(fen(1), parts('12.5', '87.5'))).toEqual([0, 1]);
  });

  it('splits a red amount as a black one', () => {
    expect(splitFen(fen(-10000), parts('1', '1', '1'))).toEqual([-3334, -3333, -3333]);
  });

  it('asks for percentages that are 100 together, exactly; ratios may be anything', () => {
    expect(splitProblem(parts('33.3', '33.3', '33.4'), 'percent')).toBeUndefined();
    expect(splitProblem(parts('0.1', '0.2', '99.7'), 'percent')).toBeUndefined();
    expect(splitProblem(parts('33.33', '33.33', '33.33'), 'percent')).toEqual({ kind: 'not-hundred', sum: '99.99' });
    expect(splitProblem(parts('120', '35.5'), 'ratio')).toBeUndefined();
  });

  it('asks each share whose it is and how much, once', () => {
    expect(splitProblem(parts('100'), 'percent')).toEqual({ kind: 'too-few' });
    for (const weight of ['', '0', '-5', '1e3', '0.0000001', 'NaN'])
      expect(splitProblem(parts('1', weight), 'ratio')).toEqual({ kind: 'no-weight', at: 1 });
    expect(splitProblem([...parts('50'), { value: ' ', weight: '50' }], 'percent')).toEqual({
      kind: 'no-value',
      at: 1,
    });
    expect(splitProblem([...parts('50'), { value: 'K0', weight: '50' }], 'percent')).toEqual({ kind: 'twice', at: 1 });
  });

  it('loses no 分 and gives none, whatever the amount and the shares; no part is a 分 off its due', () => {
    const weight = fc.integer({ min: 1, max: 999_999_999 }).map((millionths) => (millionths / 1e6).toFixed(6));
    const amount = fc.integer({ min: -1e13, max: 1e13 });
    fc.assert(
      fc.property(amount, fc.array(weight, { minLength: 2, maxLength: 20 }), (whole, weights) => {
        const split = splitFen(fen(whole), parts(...weights))!;
        expect(sumFen(split)).toBe(whole);
        const total = weights.reduce((sum, each) => sum + Math.round(Number(each) * 1e6), 0);
        for (const [at, part] of split.entries()) {
          const due = BigInt(whole) * BigInt(Math.round(Number(weights[at]) * 1e6));
          const off = BigInt(part) * BigInt(total) - due;
          expect(off < 0n ? -off : off).toBeLessThan(BigInt(total));
        }
      }),
    );
  });
});
