import { addFen, type Fen, fen, subtractFen, ZERO } from '../../kernel/fen.ts';
import { monthOf, type Period, periodOf, yearOf } from '../../kernel/period.ts';
import type { KeptBalance } from './composition.ts';

/** A month of an account in 总账: balances debit-positive, turnovers of the month and of the year so far. */
export interface LedgerMonth {
  readonly period: Period;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  readonly closing: Fen;
}

/** 总账 of one account, with all accounts below it. */
export interface LedgerAccount {
  readonly code: string;
  /** What stood before the first month. */
  readonly opening: Fen;
  /** Every month of the span, whether something moved or not. */
  readonly months: readonly LedgerMonth[];
}

type Kept = Pick<KeptBalance, 'period' | 'code' | 'debit' | 'credit'>;

/**
 * 总账: accounts month by month, from the kept balances of one year, in the order of their codes. An account that holds
 * and moved nothing is left out. Holds: each month's closing is that before it and its turnover, the last that of
 * 科目余额表.
 *
 * @param under the accounts under which an account counts: itself, or its ancestors; none leaves it out.
 */
export function generalLedger(
  kept: Iterable<Kept>,
  { from, to }: { readonly from: Period; readonly to: Period },
  under: (code: string) => readonly string[],
): LedgerAccount[] {
  const accounts = new Map<string, { debit: Fen; credit: Fen }[]>();
  for (const row of kept) {
    if (row.period > to) continue;
    for (const code of under(row.code)) {
      const slots = accounts.get(code) ?? Array.from({ length: SLOTS }, () => ({ debit: ZERO, credit: ZERO }));
      accounts.set(code, slots);
      const slot = slots[Number(row.period.slice(5))]!;
      slot.debit = addFen(slot.debit, row.debit);
      slot.credit = addFen(slot.credit, row.credit);
    }
  }
  return [...accounts]
    .filter(([, slots]) => slots.some(({ debit, credit }) => debit !== 0 || credit !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, slots]) => courseOf(code, slots, from, to));
}

/** The year's opening and twelve months. */
const SLOTS = 13;

function courseOf(
  code: string,
  slots: readonly { readonly debit: Fen; readonly credit: Fen }[],
  from: Period,
  to: Period,
): LedgerAccount {
  let closing = subtractFen(slots[0]!.debit, slots[0]!.credit);
  let [yearDebit, yearCredit] = [ZERO, ZERO];
  let opening = closing;
  const months: LedgerMonth[] = [];
  for (let month = 1; month <= monthOf(to); month += 1) {
    const { debit, credit } = slots[month]!;
    if (month === monthOf(from)) opening = closing;
    closing = fen(closing + debit - credit);
    yearDebit = addFen(yearDebit, debit);
    yearCredit = addFen(yearCredit, credit);
    if (month >= monthOf(from))
      months.push({ period: periodOf(yearOf(to), month), debit, credit, yearDebit, yearCredit, closing });
  }
  return { code, opening, months };
}
