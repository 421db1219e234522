import { assert } from '../../../shared/kernel/assert.ts';
import { type AccountingDate, addDays, dateOf, daysBetween, daysInMonth } from '../../../shared/kernel/date.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';

const A_MONDAY = dateOf(2024, 1, 1)!;

/** A month of the fiscal year as the flows see it. */
export interface Month {
  readonly year: number;
  /** 1–12. */
  readonly number: number;
  readonly period: Period;
  /** The last day of the month. */
  readonly last: number;
  /** The day itself, weekend or not: patients come every day. */
  day(day: number): AccountingDate;
  /** The day, or the next Monday when it falls on a weekend; the Friday before when that Monday is in the next month. */
  workday(day: number): AccountingDate;
  /** As documents write it: `2503`. */
  readonly tag: string;
}

export function monthOfYear(year: number, number: number): Month {
  const last = daysInMonth(year, number);
  const day = (of: number): AccountingDate => {
    const date = dateOf(year, number, Math.min(of, last));
    assert(date, `no such day: ${year}-${number}-${of}`);
    return date;
  };
  return {
    year,
    number,
    period: periodOf(year, number),
    last,
    day,
    workday: (of) => {
      const date = day(of);
      const weekday = ((daysBetween(A_MONDAY, date) % 7) + 7) % 7;
      if (weekday < 5) return date;
      const monday = addDays(date, 7 - weekday);
      return monday.slice(0, 7) === date.slice(0, 7) ? monday : addDays(date, 4 - weekday);
    },
    tag: `${String(year % 100).padStart(2, '0')}${String(number).padStart(2, '0')}`,
  };
}
