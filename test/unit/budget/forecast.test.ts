import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { executionRate, forecastYear } from '../../../shared/domain/budget/forecast.ts';
import { type Fen, fen, sumFen } from '../../../shared/kernel/fen.ts';

const months = (...amounts: readonly number[]): Fen[] =>
  Array.from({ length: 12 }, (_, index) => fen(amounts[index] ?? 0));
const even = (amount: number) => months(...Array<number>(12).fill(amount));

describe('what the year will have spent', () => {
  it('goes on as last year did: a quarter of it in three months was a quarter of the year', () => {
    // Heating: last year spent half of it by March.
    const heating = months(300, 200, 100, 0, 0, 0, 0, 0, 0, 100, 200, 300);
    expect(forecastYear(months(330, 220, 110), 3, heating)).toEqual({ amount: 1_320, by: 'seasonal' });
  });

  it('is even where last year’s books are not there, or say nothing of the months so far', () => {
    const spent = months(100, 200, 300);
    expect(forecastYear(spent, 3)).toEqual({ amount: 2_400, by: 'linear' });
    expect(forecastYear(spent, 3, months(0, 0, 0, 900))).toEqual({ amount: 2_400, by: 'linear' });
    expect(forecastYear(spent, 3, months(100, 100, 100, -200))).toEqual({ amount: 2_400, by: 'linear' });
  });

  it('looks at no month after the one asked about, and is exact to the 分', () => {
    expect(forecastYear(months(100, 100, 0, 9_999), 3).amount).toBe(800);
    expect(forecastYear(months(1), 7).amount).toBe(2);
    expect(forecastYear(months(-700), 7).amount).toBe(-1_200);
    const rich = 9_000_000_000_000_00 / 12;
    expect(forecastYear(even(rich), 12, even(rich)).amount).toBe(rich * 12);
  });

  it('is never less than what is spent, and at the year’s end just that', () => {
    const year = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(year, year, fc.integer({ min: 1, max: 12 }), (spent, last, through) => {
        const { amount } = forecastYear(months(...spent), through, months(...last));
        expect(amount).toBeGreaterThanOrEqual(sumFen(months(...spent).slice(0, through)));
        expect(forecastYear(months(...spent), 12, months(...last)).amount).toBe(sumFen(months(...spent)));
      }),
    );
  });
});

describe('the rate of execution', () => {
  it('is the share that is spent, to a tenth of a percent; of no budget there is none', () => {
    expect(executionRate(fen(33_333), fen(100_000))).toBe(33.3);
    expect(executionRate(fen(66_667), fen(100_000))).toBe(66.7);
    expect(executionRate(fen(-66_667), fen(100_000))).toBe(-66.7);
    expect(executionRate(fen(120), fen(100))).toBe(120);
    expect(executionRate(fen(120), fen(0))).toBeUndefined();
  });
});
