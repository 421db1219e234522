import type { AccountingDate } from '../../kernel/date.ts';
import { addFen, type Fen, fen, subtractFen, ZERO } from '../../kernel/fen.ts';
import { endOf, type Period, periodOfDate } from '../../kernel/period.ts';

/** What moved on one day, by its lines. */
export interface DayTurnover {
  readonly date: AccountingDate;
  readonly lines: number;
  readonly debit: Fen;
  readonly credit: Fen;
}

/** What is kept of a month. */
export interface MonthTurnover {
  readonly period: Period;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
}

/** A day of 日记账 with 本日合计 and the balance after it; on the last of a month also 本月合计 and 本年累计. */
export interface Day extends DayTurnover {
  readonly closing: Fen;
  readonly month: MonthTurnover | null;
}

export interface DayTotals {
  readonly opening: Fen;
  readonly days: readonly Day[];
}

/**
 * 日记账 of cash and bank: the days on which something moved, each with the balance at its end. What is kept of a month
 * beyond its lines (a trial balance was sent) stands on the month's last day, so that the last balance is that of
 * 科目余额表. `months` and `days` are in their order; a month without turnover and lines is no month here.
 */
export function dayTotals(opening: Fen, months: readonly MonthTurnover[], days: readonly DayTurnover[]): DayTotals {
  let closing = opening;
  const all = months.flatMap((month): Day[] => {
    const own = withRest(
      month,
      days.filter(({ date }) => periodOfDate(date) === month.period),
    );
    return own.map((day, at) => {
      closing = fen(closing + day.debit - day.credit);
      return { ...day, closing, month: at === own.length - 1 ? month : null };
    });
  });
  return { opening, days: all };
}

/** The days of a month, and on its last day what no line explains. */
function withRest(month: MonthTurnover, days: readonly DayTurnover[]): DayTurnover[] {
  let [debit, credit] = [month.debit, month.credit];
  for (const day of days) {
    debit = subtractFen(debit, day.debit);
    credit = subtractFen(credit, day.credit);
  }
  if (debit === 0 && credit === 0) return [...days];
  const end = endOf(month.period);
  const last = days.at(-1)?.date === end ? days.at(-1)! : { date: end, lines: 0, debit: ZERO, credit: ZERO };
  const before = days.filter(({ date }) => date !== end);
  return [...before, { ...last, debit: addFen(last.debit, debit), credit: addFen(last.credit, credit) }];
}
