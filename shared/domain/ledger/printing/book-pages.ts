import { addFen, type Fen, subtractFen, ZERO } from '../../../kernel/fen.ts';
import { BOOK_ROWS, type CarriedSum } from './book-paper.ts';
import type { BookRow } from './book-rows.ts';

/**
 * Lays an account's book out on pages of `capacity` rows. A page that is followed by another ends with 过次页, and the next
 * begins with 承前页: the balance, and what moved since the month began, since the year began, or neither
 * (会计基础工作规范: 过次页的合计数为自本月初、或自年初起至本页末止的发生额合计, 其余账户只结转余额).
 *
 * @param yearBefore what moved in the year before the first month of the book; 分.
 */
export function bookPages(
  rows: readonly BookRow[],
  capacity: number,
  sum: CarriedSum,
  yearBefore: { readonly debit: Fen; readonly credit: Fen },
): BookRow[][] {
  const most = Math.max(BOOK_ROWS.min, Math.min(BOOK_ROWS.max, Math.trunc(capacity) || 0));
  const pages: BookRow[][] = [[]];
  let month = { debit: ZERO, credit: ZERO };
  let year = { debit: yearBefore.debit, credit: yearBefore.credit };
  let ended = false;
  for (const [at, row] of rows.entries()) {
    const page = pages.at(-1)!;
    // Its last place is kept for 过次页, unless this is the book's last row.
    if (page.length === most - 1 && at < rows.length - 1) {
      const before = page.at(-1)!;
      const moved = sum === 'month' ? month : sum === 'year' ? year : undefined;
      const carried = { date: before.date, number: '', summary: '', debit: moved?.debit, credit: moved?.credit };
      page.push({ ...carried, kind: 'carried', balance: before.balance });
      pages.push([{ ...carried, kind: 'brought', balance: before.balance }]);
    }
    if (row.kind === 'line' || row.kind === 'summary') {
      // What the month moved is told until the next month begins.
      if (ended) month = { debit: ZERO, credit: ZERO };
      ended = false;
      month = added(month, row);
      year = added(year, row);
    } else if (row.kind === 'month') month = sidesOf(row);
    else if (row.kind === 'year') {
      year = sidesOf(row);
      ended = true;
    }
    pages.at(-1)!.push(row);
  }
  return pages;
}

const sidesOf = ({ debit, credit }: BookRow) => ({ debit: debit ?? ZERO, credit: credit ?? ZERO });

const added = (sum: { readonly debit: Fen; readonly credit: Fen }, row: BookRow) => ({
  debit: addFen(sum.debit, row.debit ?? ZERO),
  credit: addFen(sum.credit, row.credit ?? ZERO),
});

/** 借或贷: on which side a balance stands; 平 where there is none. */
export const balanceSide = (balance: Fen): 'debit' | 'credit' | 'flat' =>
  balance > 0 ? 'debit' : balance < 0 ? 'credit' : 'flat';

/** What the year moved before a month: its own turnover taken off that of the year so far. */
export const movedBefore = (month: {
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
}): { debit: Fen; credit: Fen } => ({
  debit: subtractFen(month.yearDebit, month.debit),
  credit: subtractFen(month.yearCredit, month.credit),
});
