import { type AccountingDate, dateOf, daysInMonth } from '../../../kernel/date.ts';

/** A product that travels cold, and the range that it must stay within, in tenths of a degree (℃). */
export interface ColdItem {
  readonly item: string;
  readonly least: number;
  readonly most: number;
}

/**
 * 验收与库存规则 of the community [U]: what asks for a reason on arrival, and what the lists of a stock warn of.
 * Shown and set under the name 验收与库存规则（可配置）.
 */
export interface DeliveryRules {
  /** Months of life below which a lot is only taken with a reason (到货剩余效期). */
  readonly leastMonths: number;
  /** Days before its expiry from which a lot is listed as near it (近效期). */
  readonly nearDays: number;
  /** Days of use below which a product is listed as short (短缺). */
  readonly shortDays: number;
  /** Days over which the daily use is averaged. */
  readonly useDays: number;
  readonly cold: readonly ColdItem[];
}

export const DEFAULT_RULES: DeliveryRules = { leastMonths: 6, nearDays: 180, shortDays: 7, useDays: 90, cold: [] };

/** Least and most that each rule can be set to. */
export const RULE_BOUNDS = {
  leastMonths: { least: 0, most: 36 },
  nearDays: { least: 1, most: 730 },
  shortDays: { least: 1, most: 90 },
  useDays: { least: 7, most: 366 },
  /** Tenths of a degree. */
  cold: { least: -900, most: 600 },
} as const;

/** The same day of the month some months later, or that month's last day. */
export function monthsAfter(day: AccountingDate, months: number): AccountingDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
  return dateOf(y, m, Math.min(date, daysInMonth(y, m)))!;
}
