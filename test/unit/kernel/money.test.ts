import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, parseDecimal, roundToFen } from '../../../shared/kernel/decimal.ts';
import {
  addFen,
  type Fen,
  fen,
  formatYuan,
  groupedYuan,
  negateFen,
  parseYuan,
  sumFen,
  ZERO,
} from '../../../shared/kernel/fen.ts';
import { shareFen } from '../../../shared/kernel/share.ts';

const anyFen = fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }).map(fen);

describe('Fen: money in whole 分', () => {
  it('reads and writes 元 with two decimals', () => {
    expect(parseYuan('1234.5')).toBe(123450);
    expect(parseYuan('-0.01')).toBe(-1);
    expect(parseYuan('0')).toBe(0);
    expect(formatYuan(fen(123450))).toBe('1234.50');
    expect(formatYuan(fen(-1))).toBe('-0.01');
    expect(formatYuan(ZERO)).toBe('0.00');
    expect([123456789, -123456, 99900, -1, 0].map((amount) => groupedYuan(fen(amount)))).toEqual([
      '1,234,567.89',
      '-1,234.56',
      '999.00',
      '-0.01',
      '0.00',
    ]);
  });

  it.each(['', ' 1', '1,000', '1.234', '1e3', 'NaN', '+1', '.5', '1.', '12345678901234', '１'])(
    'refuses %j',
    (text) => {
      expect(parseYuan(text)).toBeUndefined();
    },
  );

  it('never holds a fraction, NaN, infinity or an unsafe integer', () => {
    for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => fen(bad)).toThrow(/分/);
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow();
    expect(() => sumFen([fen(Number.MAX_SAFE_INTEGER), fen(1)])).toThrow();
  });

  it('has one zero', () => {
    expect(Object.is(negateFen(ZERO), 0)).toBe(true);
    expect(Object.is(parseYuan('-0.00'), 0)).toBe(true);
  });

  it('property: what is written is read back', () => {
    fc.assert(fc.property(anyFen, (amount) => parseYuan(formatYuan(amount)) === amount));
  });
});

describe('Decimal: prices and rates', () => {
  it('rounds a price times a quantity half-up to 分', () => {
    expect(roundToFen(new Decimal('1234.005'))).toBe(123401);
    expect(roundToFen(new Decimal('-1234.005'))).toBe(-123401);
    expect(roundToFen(new Decimal('0.1').plus('0.2'))).toBe(30);
  });

  it.each(['1e5', 'NaN', 'Infinity', '', '1.2.3', '--1'])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });
});

describe('shareFen: largest remainder (最大余数法)', () => {
  it('gives the odd 分 to the earlier of equal remainders', () => {
    expect(shareFen(fen(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareFen(fen(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  it('follows the remainder, not the position', () => {
    expect(shareFen(fen(10), [1, 2, 4])).toEqual([1, 3, 6]);
  });

  it('gives nothing for a weight of zero, and refuses a pool without receivers', () => {
    expect(shareFen(fen(7), [0, 3, 0])).toEqual([0, 7, 0]);
    expect(shareFen(fen(1), [0, 0])).toBeUndefined();
    expect(shareFen(ZERO, [0, 0])).toEqual([0, 0]);
    expect(shareFen(fen(1), [])).toBeUndefined();
  });

  it('property: parts sum to the whole, each within one 分 of its exact share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 18n }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(anyFen, weights, (amount: Fen, ws) => {
        const total = ws.reduce((sum, w) => sum + w, 0n);
        fc.pre(total > 0n);
        const parts = shareFen(amount, ws)!;
        expect(sumFen(parts)).toBe(amount);
        parts.forEach((part, i) => {
          const off = BigInt(part) * total - BigInt(amount) * ws[i]!;
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });
});
