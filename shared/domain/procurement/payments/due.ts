import { type AccountingDate, addDays, daysBetween } from '../../../kernel/date.ts';

/**
 * 付款期限 [U]: `month-end` is the last day of the month after acceptance (国办发〔2021〕2号 不得超过交货验收合格后次月底),
 * `days` so many days after acceptance; by setting.
 */
export type DueRule = { readonly kind: 'month-end' } | { readonly kind: 'days'; readonly days: number };

/** The last day on which what was accepted must be paid. */
export function dueDay(rule: DueRule, accepted: AccountingDate): AccountingDate {
  if (rule.kind === 'days') return addDays(accepted, rule.days);
  const [year = 0, month = 1] = accepted.split('-').map(Number);
  // Day 0 of the month after next is the last of the next one.
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10) as AccountingDate;
}

/** 逾期账龄 in days: 未到期, 0–30, 31–60, 61–90, over 90. */
export const AGES = ['not-due', 'to-30', 'to-60', 'to-90', 'over-90'] as const;
export type Age = (typeof AGES)[number];

/** How long past its due day something is on a day. */
export function ageOf(due: AccountingDate, on: AccountingDate): Age {
  const late = daysBetween(due, on);
  if (late <= 0) return 'not-due';
  return late <= 30 ? 'to-30' : late <= 60 ? 'to-60' : late <= 90 ? 'to-90' : 'over-90';
}
