import { addFen, type Fen, ZERO } from '../../../kernel/fen.ts';

/** Columns that an A4 page holds across, beside date, number, summary, debit, credit and balance. */
const COLUMNS_ACROSS = 9;

/** Rows of a page of 多栏账, A4 across; 承前页 and 过次页 among them. */
export const COLUMNAR_ROWS = 20;

/** A row of 多栏账 on paper, in 分: balance debit-positive, the columns in the account's own direction. */
export interface ColumnarPaperRow {
  readonly kind: 'opening' | 'line' | 'total' | 'carried' | 'brought';
  readonly date: string;
  readonly number: string;
  readonly summary: string;
  readonly debit: Fen | undefined;
  readonly credit: Fen | undefined;
  readonly balance: Fen;
  /** By column; undefined where the row has nothing in it. */
  readonly amounts: readonly (Fen | undefined)[];
}

/** A page: its rows, and which of the columns stand on it. */
export interface ColumnarPage {
  readonly rows: readonly ColumnarPaperRow[];
  /** Columns from and up to but not including. */
  readonly from: number;
  readonly to: number;
}

/**
 * Lays a 多栏账 out on pages. A page that is followed by another ends with 过次页, and the next begins with 承前页: the balance,
 * and what moved in every column since the book began. Columns that find no room across stand on a page of the same rows
 * right behind it.
 */
export function columnarPages(
  rows: readonly ColumnarPaperRow[],
  width: number,
  { capacity = COLUMNAR_ROWS, across = COLUMNS_ACROSS } = {},
): ColumnarPage[] {
  const sheets: ColumnarPaperRow[][] = [[]];
  let debit = ZERO;
  let credit = ZERO;
  let sums: readonly Fen[] = Array.from({ length: width }, () => ZERO);
  for (const [at, row] of rows.entries()) {
    const sheet = sheets.at(-1)!;
    // Its last place is kept for 过次页, unless this is the book's last row.
    if (sheet.length === capacity - 1 && at < rows.length - 1) {
      const { date, balance } = sheet.at(-1)!;
      const carried = { date, number: '', summary: '', debit, credit, balance, amounts: sums };
      sheet.push({ ...carried, kind: 'carried' });
      sheets.push([{ ...carried, kind: 'brought' }]);
    }
    if (row.kind === 'line') {
      debit = addFen(debit, row.debit ?? ZERO);
      credit = addFen(credit, row.credit ?? ZERO);
      sums = sums.map((sum, column) => addFen(sum, row.amounts[column] ?? ZERO));
    }
    sheets.at(-1)!.push(row);
  }
  const starts = Array.from({ length: Math.max(1, Math.ceil(width / across)) }, (_, at) => at * across);
  return sheets.flatMap((own) => starts.map((from) => ({ rows: own, from, to: Math.min(width, from + across) })));
}
