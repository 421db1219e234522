import { type Period, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { type LineScope, lineScope } from './line-scope.ts';
import type { Span } from './span.ts';

/** A month of an account or of a crossing of it, in 分: balances debit-positive, turnovers of the month and the year so far. */
export interface CourseMonth {
  readonly period: Period;
  readonly opening: number;
  readonly debit: number;
  readonly credit: number;
  readonly yearDebit: number;
  readonly yearCredit: number;
  readonly closing: number;
}

/**
 * The way of an account through the span, month by month, from the kept balances: months in summary have no lines but
 * count. Months of which nothing is kept are not there.
 */
export async function readCourse(
  db: BooksReader,
  { unit, from, to, ...scope }: LineScope & Span & { readonly unit: string },
): Promise<{ opening: number; months: CourseMonth[] }> {
  const turnovers = await db
    .selectFrom('balance')
    .select(({ fn }) => ['period', fn.sum<number>('debit').as('debit'), fn.sum<number>('credit').as('credit')])
    .where('unit', '=', unit)
    .where(lineScope('balance', scope))
    .where('period', '>=', `${yearOf(from)}-00`)
    .where('period', '<=', to)
    .groupBy('period')
    .orderBy('period')
    .execute();
  const months: CourseMonth[] = [];
  let opening = 0;
  let standing = 0;
  let year = yearOf(from);
  let yearDebit = 0;
  let yearCredit = 0;
  for (const { period, debit: debits, credit: credits } of turnovers) {
    const [debit, credit] = [Number(debits), Number(credits)];
    if (period.endsWith('-00')) {
      // A later year opens with what was kept for it, which closing the year before has changed.
      standing = debit - credit;
      if (period < from) opening = standing;
      continue;
    }
    if (yearOf(period as Period) !== year) {
      year = yearOf(period as Period);
      yearDebit = 0;
      yearCredit = 0;
    }
    const before = standing;
    standing += debit - credit;
    yearDebit += debit;
    yearCredit += credit;
    if (period < from) opening = standing;
    else {
      const closing = standing;
      months.push({ period: period as Period, opening: before, debit, credit, yearDebit, yearCredit, closing });
    }
  }
  return { opening, months };
}
