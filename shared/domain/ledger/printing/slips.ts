import { addFen, type Fen, ZERO } from '../../../kernel/fen.ts';
import type { Book } from '../account.ts';
import { SLIP_ROWS } from './paper.ts';

/** What of a voucher's line the slips must know. */
interface Entry {
  readonly book: Book;
  readonly debit: Fen;
  readonly credit: Fen;
}

/** A row of a slip. `brought` (承前页) and `carried` (过次页) hold a block's sums so far. */
export type SlipRow<Line extends Entry> =
  | { readonly kind: 'book'; readonly book: Book }
  | { readonly kind: 'line'; readonly line: Line }
  | {
      readonly kind: 'brought' | 'carried' | 'total';
      readonly book: Book;
      readonly debit: Fen;
      readonly credit: Fen;
    };

/**
 * Lays a voucher out on slips of `capacity` rows (分页打印): the financial block, then the budget block, each headed where
 * there are both and closed by its total. A block that goes on over the page ends the slip with 过次页 and begins the
 * next with 承前页, as books do (会计基础工作规范).
 */
export function slipsOf<Line extends Entry>(lines: readonly Line[], capacity: number): SlipRow<Line>[][] {
  const rows = Math.max(SLIP_ROWS.min, Math.min(SLIP_ROWS.max, Math.trunc(capacity) || 0));
  const blocks = (['financial', 'budget'] as const)
    .map((book) => ({ book, own: lines.filter((line) => line.book === book) }))
    .filter(({ own }) => own.length > 0);
  const slips: SlipRow<Line>[][] = [[]];
  const left = (): number => rows - slips.at(-1)!.length;
  const put = (row: SlipRow<Line>): void => void slips.at(-1)!.push(row);
  for (const { book, own } of blocks) {
    // A heading stands with at least one line and the row that must follow it.
    if (slips.at(-1)!.length > 0 && left() < 3) slips.push([]);
    if (blocks.length > 1) put({ kind: 'book', book });
    let [debit, credit] = [ZERO, ZERO];
    for (const line of own) {
      // The last row is kept for the total or for what is carried over.
      if (left() < 2) {
        put({ kind: 'carried', book, debit, credit });
        slips.push([]);
        put({ kind: 'brought', book, debit, credit });
      }
      put({ kind: 'line', line });
      [debit, credit] = [addFen(debit, line.debit), addFen(credit, line.credit)];
    }
    put({ kind: 'total', book, debit, credit });
  }
  return slips;
}
