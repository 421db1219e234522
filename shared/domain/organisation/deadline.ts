import { type AccountingDate, dateOf, daysBetween, daysInMonth } from '../../kernel/date.ts';
import { monthOf, nextPeriod, type Period, yearOf } from '../../kernel/period.ts';

/**
 * 月结期限: the day of the following month by which a unit submits a month, and by which the community consolidates it.
 * Null, and so it begins: the community has set none, and nobody is told to be late.
 */
export interface Deadlines {
  readonly submitDay: number | null;
  readonly consolidateDay: number | null;
}

export const NO_DEADLINES: Deadlines = { submitDay: null, consolidateDay: null };

/** The date on which a month is due; a day that the following month has not is its last. */
export function dueDate(period: Period, day: number): AccountingDate {
  const next = nextPeriod(period);
  const [year, month] = [yearOf(next), monthOf(next)];
  return dateOf(year, month, Math.min(day, daysInMonth(year, month)))!;
}

/** Days until a month is due; 0 on the day itself, negative when it is overdue. Undefined without a deadline. */
export function daysLeft(period: Period, day: number | null, today: AccountingDate): number | undefined {
  return day === null ? undefined : daysBetween(today, dueDate(period, day));
}

const CHINA_MS = 8 * 60 * 60_000;

/** The day in China, which has one time zone, of an instant: what people there mean by 今天. */
export const chinaDay = (ms: number): string => new Date(ms + CHINA_MS).toISOString().slice(0, 10);

/** The minute in China of an instant, as people say it: `2025-12-05 16:30`. */
export const chinaMinute = (ms: number): string => new Date(ms + CHINA_MS).toISOString().slice(0, 16).replace('T', ' ');
