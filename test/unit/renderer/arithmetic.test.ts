import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../renderer/ui/arithmetic.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';

describe('a typed amount', () => {
  it.each([
    ['1200*3', 360_000],
    ['(100+20.5)/2', 6_025],
    ['1,234.50', 123_450],
    ['￥１２３．４５', 12_345],
    ['-5+-5', -1_000],
    ['2-3-4', -500],
    ['10/4*2', 500],
    ['.5', 50],
    ['1/3*3', 100],
    ['0.005', 1],
    ['-0.005', -1],
    ['100×1.13', 11_300],
  ])('%s', (typed, amount) => {
    expect(readAmount(typed)).toBe(amount);
  });

  it.each(['', ' ', '1+', '*2', '(1', '1)', '1 2 a', '1/0', '1e5', '1..2', '99999999999999', '1'.repeat(101)])(
    'is not read from %j',
    (typed) => {
      expect(readAmount(typed)).toBeUndefined();
    },
  );

  it('is read back from what it is written as', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (cents) => {
        expect(readAmount(formatYuan(fen(cents)))).toBe(fen(cents));
      }),
    );
  });
});
