import { type Fen, fen, sumFen } from '../../kernel/fen.ts';

/** What the year will have spent by its end (全年预计), and by what it was told. */
export interface Forecast {
  readonly amount: Fen;
  /** 按上年季节: this year goes on as last year did; 按序时进度: each month as those before it. */
  readonly by: 'seasonal' | 'linear';
}

/**
 * 全年预计支出: what was spent so far, and as much more as last year's later months had of its earlier ones; without last
 * year's books, or where they say nothing of the months so far, the months to come are like those that went.
 *
 * @param spent what each month spent, January first, in 分; months after `through` do not count.
 * @param through the month up to which the books are kept, 1 to 12.
 * @param lastYear what each month of last year spent; absent where its books are not there.
 */
export function forecastYear(spent: readonly Fen[], through: number, lastYear?: readonly Fen[]): Forecast {
  const soFar = sumFen(spent.slice(0, through));
  const { part, whole, by } = shareOfYear(through, lastYear);
  return { amount: scaled(soFar, whole, part), by };
}

/** How much of the year has gone by the end of a month: `part` of `whole`, by last year's spending or by months. */
export function shareOfYear(
  through: number,
  lastYear?: readonly Fen[],
): { readonly part: number; readonly whole: number; readonly by: Forecast['by'] } {
  const part = lastYear && sumFen(lastYear.slice(0, through));
  const whole = lastYear && sumFen(lastYear);
  // A year that took back more than it spent later tells nothing of this one.
  if (part !== undefined && whole !== undefined && part > 0 && whole >= part) return { part, whole, by: 'seasonal' };
  return { part: through, whole: 12, by: 'linear' };
}

/** amount × of ÷ by, to the nearest 分, halves away from nil. */
export function scaled(amount: Fen, of: number, by: number): Fen {
  const product = BigInt(Math.abs(amount)) * BigInt(of);
  const rounded = Number((2n * product + BigInt(by)) / (2n * BigInt(by)));
  return fen(amount < 0 ? -rounded : rounded);
}

/**
 * Share of a budget that is spent, in percent to one decimal, halves away from nil (执行率); undefined where there is no
 * budget.
 */
export function executionRate(spent: Fen, budget: Fen): number | undefined {
  return budget <= 0 ? undefined : scaled(spent, 1000, budget) / 10;
}
