declare const dateBrand: unique symbol;

/** An accounting date `YYYY-MM-DD` (会计日期): a day of the calendar, without time or zone. Sorts as text. */
export type AccountingDate = string & { readonly [dateBrand]: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month, 1–12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && leap(year) ? 29 : (DAYS[month - 1] ?? 0);
}

/** The date of a year, month (1–12) and day, or undefined when the calendar has no such day or the year is not 1900–2199. */
export function dateOf(year: number, month: number, day: number): AccountingDate | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${year}-${pad(month)}-${pad(day)}` as AccountingDate;
}

/** Reads strictly `YYYY-MM-DD`; undefined for another shape or an impossible day such as 2025-02-30. */
export function parseDate(text: string): AccountingDate | undefined {
  const match = SHAPE.exec(text);
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: AccountingDate, to: AccountingDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date so many days later (or earlier, when negative). */
export function addDays(date: AccountingDate, days: number): AccountingDate {
  const { year, month, day } = civil(dayNumber(date) + days);
  return dateOf(year, month, day)!;
}

/** Days since 0000-03-01 in the Gregorian calendar; arithmetic of days without a clock or a zone. */
function dayNumber(date: AccountingDate): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  return (
    365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((m * 306 + 5) / 10) + day - 1
  );
}

function civil(days: number): { year: number; month: number; day: number } {
  const era = Math.floor(days / 146097);
  const doe = days - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}
