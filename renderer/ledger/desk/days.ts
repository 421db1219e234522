import { type AccountingDate, dateOf, parseDate } from '../../../shared/kernel/date.ts';
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

/**
 * A day as it is typed: `5` or `12-5` beside the day that stands there, `1205`, `20251205`, or in full with any marks
 * between. Undefined for what is no day.
 */
export function readDay(typed: string, beside: AccountingDate): AccountingDate | undefined {
  const text = typed.replaceAll(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10)).trim();
  const [year, month] = [beside.slice(0, 4), beside.slice(5, 7)];
  const apart = /^\d+$/.test(text)
    ? ([/^(\d{4})(\d\d)(\d\d)$/, /^()(\d\d)(\d\d)$/, /^()()(\d\d?)$/].map((shape) => shape.exec(text)).find(Boolean) ??
      [])
    : (/^(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ?? []);
  const [, y, m, d] = apart;
  return d === undefined ? undefined : dateOf(Number(y || year), Number(m || month), Number(d));
}
