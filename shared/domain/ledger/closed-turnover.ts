import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import type { Book, Element, Side } from './account.ts';

/** Turnovers of one account in one period: all of it, and the part made by closing vouchers (结转). */
export interface Turnover {
  readonly debit: Fen;
  readonly credit: Fen;
  readonly closingDebit: Fen;
  readonly closingCredit: Fen;
}

/** Debit − credit without the closing part. */
export const ownMovement = (turnover: Turnover): Fen =>
  fen(turnover.debit - turnover.credit - turnover.closingDebit + turnover.closingCredit);

const FLOWS: ReadonlySet<Element> = new Set(['revenue', 'expense', 'budgetRevenue', 'budgetExpenditure']);

/** 4–7 accounts: what 收入费用表 and 预算收入支出表 are made of. */
export const isFlow = (element: Element): boolean => FLOWS.has(element);

/** 3401, 3501 and the movements' details of carry-overs are emptied at the year's end like income and expense. */
const EMPTIED_AT_YEAR_END = /^(3401|3501|8101(90|91|92|93|94|95)|8102(91|94|95|96)|8201(90|91|97|98)|8202(91|96|98))/;

/** Accounts through which closing runs: in a closed book whatever moves them is closing. */
const CLEARING = /^(3301|3302|8501|8701|8401|8101|8102|8201|8202)/;

export interface SummaryAccount {
  readonly book: Book;
  readonly group: string | undefined;
  readonly element: Element;
  readonly side: Side;
  /** Whether the period is the last of the year. */
  readonly yearEnd: boolean;
  /** Balance at the beginning of the period, debit-positive. */
  readonly opening: Fen;
  readonly turnover: Turnover;
}

/** Whether an account ends at nil although something moved on the side opposite to its normal one. */
function endsEmptied({ side, opening, turnover }: SummaryAccount): boolean {
  const closing = fen(opening + turnover.debit - turnover.credit);
  return closing === 0 && (side === 'debit' ? turnover.credit : turnover.debit) !== 0;
}

/**
 * Whether a period's trial balance shows a book already closed (DOMAIN 1.9): most of its 4–7 accounts that moved or held
 * something end emptied. A single one among open ones is a reclassification, not closing.
 */
export function isClosedBook(accounts: Iterable<SummaryAccount>, book: Book): boolean {
  let alive = 0;
  let emptied = 0;
  for (const account of accounts) {
    if (account.book !== book || !isFlow(account.element)) continue;
    const { opening, turnover } = account;
    if (opening !== 0 || turnover.debit !== 0 || turnover.credit !== 0) alive += 1;
    if (endsEmptied(account)) emptied += 1;
  }
  return emptied > 0 && emptied * 2 >= alive;
}

/** An account of a closed book that was closed with it. */
export const isClosedAccount = (account: SummaryAccount): boolean =>
  (isFlow(account.element) || (account.yearEnd && EMPTIED_AT_YEAR_END.test(account.group ?? ''))) &&
  endsEmptied(account);

/**
 * A turnover of a closed book's trial balance with its closing part told apart. A trial balance has no vouchers: the
 * turnover on the account's normal side is taken as the period's, the other side as closing. A refund on the opposite
 * side cannot be told from closing, which is why such accounts are listed as doubtful.
 */
export function splitClosedTurnover(account: SummaryAccount): Turnover {
  const { side, turnover, group } = account;
  if (isClosedAccount(account))
    return side === 'debit'
      ? { ...turnover, closingCredit: turnover.credit }
      : { ...turnover, closingDebit: turnover.debit };
  return CLEARING.test(group ?? '')
    ? { ...turnover, closingDebit: turnover.debit, closingCredit: turnover.credit }
    : turnover;
}

/** What the 3301 本期盈余 accounts of a trial balance took in, credit-positive. */
export const surplusMovedIn = (turnovers: readonly Turnover[]): Fen =>
  turnovers.reduce((sum, turnover) => fen(sum + turnover.credit - turnover.debit), ZERO);
