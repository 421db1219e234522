import { type AccountingDate, addDays, daysBetween } from '../../../kernel/date.ts';
import { type Fen, fen, ZERO } from '../../../kernel/fen.ts';
import type { AdvanceRules } from './rules.ts';

const A_MONDAY = '2024-01-01' as AccountingDate;
const isWorkday = (day: AccountingDate): boolean => ((daysBetween(A_MONDAY, day) % 7) + 7) % 7 < 5;

/** So many working days later. Monday to Friday [U]: which holidays are moved is decided anew each year. */
export function addWorkdays(day: AccountingDate, count: number): AccountingDate {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkday(at)) left -= 1;
  }
  return at;
}

export interface AdvanceAsked {
  /** 协议期 of the batch: the days count from the first, and after the last nothing more becomes late. */
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  /** 应预付, and what came of it, in 分. */
  readonly due: Fen;
  readonly received: Fen;
  readonly on: AccountingDate;
}

export interface AdvanceTerm {
  readonly applyBy: AccountingDate;
  readonly payBy: AccountingDate;
  /** What of it has not come, in 分. */
  readonly short: Fen;
  /** How many days past its day that is; nil while it is not over, or nothing is short. */
  readonly late: number;
}

/** By when an advance is applied for and paid, and what is late on a day. */
export function termOf({ first, last, due, received, on }: AdvanceAsked, rules: AdvanceRules): AdvanceTerm {
  const applyBy = addWorkdays(first, rules.applyDays);
  const payBy = addWorkdays(applyBy, rules.payDays);
  const short = received < due ? fen(due - received) : ZERO;
  const until = on < last ? on : last;
  return { applyBy, payBy, short, late: short === 0 ? 0 : Math.max(0, daysBetween(payBy, until)) };
}
