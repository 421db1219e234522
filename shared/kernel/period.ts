import { assert } from './assert.ts';
import { type AccountingDate, dateOf, daysInMonth } from './date.ts';

declare const periodBrand: unique symbol;

/** An accounting period `YYYY-MM` (会计期间): one calendar month of the fiscal year, which in China is the calendar year. */
export type Period = string & { readonly [periodBrand]: true };

const SHAPE = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Reads `YYYY-MM`; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const match = SHAPE.exec(text);
  return match && Number(match[1]) >= 1900 && Number(match[1]) <= 2199 ? (text as Period) : undefined;
}

export function periodOf(year: number, month: number): Period {
  const period = parsePeriod(`${year}-${String(month).padStart(2, '0')}`);
  assert(period, `no such period: ${year}-${month}`);
  return period;
}

export const yearOf = (period: Period): number => Number(period.slice(0, 4));
export const monthOf = (period: Period): number => Number(period.slice(5, 7));
export const periodOfDate = (date: AccountingDate): Period => date.slice(0, 7) as Period;

export function nextPeriod(period: Period): Period {
  const month = monthOf(period);
  return month === 12 ? periodOf(yearOf(period) + 1, 1) : periodOf(yearOf(period), month + 1);
}

export function previousPeriod(period: Period): Period {
  const month = monthOf(period);
  return month === 1 ? periodOf(yearOf(period) - 1, 12) : periodOf(yearOf(period), month - 1);
}

/** The periods of the fiscal year up to and including the given one. */
export function yearToDate(period: Period): Period[] {
  return Array.from({ length: monthOf(period) }, (_, index) => periodOf(yearOf(period), index + 1));
}

export function startOf(period: Period): AccountingDate {
  return dateOf(yearOf(period), monthOf(period), 1)!;
}

export function endOf(period: Period): AccountingDate {
  return dateOf(yearOf(period), monthOf(period), daysInMonth(yearOf(period), monthOf(period)))!;
}
