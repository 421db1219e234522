import { type AccountingDate, dateOf, daysInMonth } from '../../../kernel/date.ts';
import { monthOf, type Period, yearOf } from '../../../kernel/period.ts';
import type { UnitAccount } from '../account.ts';
import type { DraftContent, TypedLine } from './content.ts';

/** Limits of 常用凭证. */
export const TEMPLATE_LIMITS = {
  name: 40,
  /** 助记码. */
  code: 20,
  /** Of one unit, and of those offered to all. */
  kept: 300,
} as const;

/** The last day of every month, however long it is. */
export const LAST_DAY = 31;

/** 周期: a template that comes every month, from one month on and, where it ends, to another. */
export interface Rhythm {
  /** The day of the month, 1–31; a month that has not so many days takes its last. */
  readonly day: number;
  readonly from: Period;
  /** The last month; null where it goes on. */
  readonly to: Period | null;
}

/** With what a voucher is begun (常用凭证): all but its day and its papers. */
export type TemplateContent = Omit<DraftContent, 'date' | 'attachments'>;

/** The day on which a recurring voucher of a month stands. */
export function dayIn(period: Period, day: number): AccountingDate {
  const [year, month] = [yearOf(period), monthOf(period)];
  return dateOf(year, month, Math.min(day, daysInMonth(year, month)))!;
}

/** Whether a month is one of the rhythm's. */
export const recursIn = ({ from, to }: Pick<Rhythm, 'from' | 'to'>, period: Period): boolean =>
  from <= period && (to === null || period <= to);

/** A voucher as it is begun from a template. Nothing of it is left out, also what the unit cannot book. */
export const begunFrom = (template: TemplateContent, date: AccountingDate): DraftContent => ({
  ...template,
  date,
  attachments: 0,
});

/** Lines of a template (1-based) whose account the unit does not have, or not as a leaf (末级科目): said, never dropped. */
export const missingIn = (
  { lines }: Pick<TemplateContent, 'lines'>,
  account: (code: string) => Pick<UnitAccount, 'leaf'> | undefined,
): { line: number; code: string }[] =>
  lines.flatMap(({ code }: TypedLine, at) => (code && !account(code)?.leaf ? [{ line: at + 1, code }] : []));
