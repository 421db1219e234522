import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { endOf, type Period, periodOfDate, startOf } from '../../../shared/kernel/period.ts';

/** Today at this desk. */
export function today(clock: Date): AccountingDate {
  const two = (value: number): string => String(value).padStart(2, '0');
  return parseDate(`${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`) as AccountingDate;
}

/**
 * The day that a new voucher of a month begins with: that of the voucher before it, today where it lies in the month, the
 * month's last day where it is over, its first where it is to come.
 */
export function sensibleDay(period: Period, now: AccountingDate, before: string | null): AccountingDate {
  const last = before === null ? undefined : parseDate(before);
  if (last && periodOfDate(last) === period) return last;
  if (periodOfDate(now) === period) return now;
  return now > endOf(period) ? endOf(period) : startOf(period);
}
