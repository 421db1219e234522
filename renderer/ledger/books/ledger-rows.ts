import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

export type AccountLines = ReplyOf<Contract['ledger']['accountLines']>;
export type AccountLine = AccountLines['rows'][number];
export type Month = AccountLines['months'][number];

/** A row of 明细账 or 日记账: the opening, a line, or the totals after a day or a month. Amounts in 元, the balance debit-positive. */
export interface BookRow {
  readonly key: string;
  readonly kind: 'opening' | 'line' | 'day' | 'month' | 'year';
  readonly period: string;
  readonly date: string;
  readonly number: string;
  readonly code: string;
  readonly summary: string;
  readonly debit: string | null;
  readonly credit: string | null;
  readonly balance: string | null;
  readonly counterparty: string;
  readonly department: string;
  readonly project: string;
  readonly fund: string;
  readonly document: string;
  readonly voucher?: number;
}

/** A run of rows: one that is computed, or lines to be asked for. */
export type Piece =
  | { readonly kind: 'opening' }
  | { readonly kind: 'lines'; readonly offset: number; readonly count: number }
  | { readonly kind: 'month' | 'year'; readonly month: Month };

/** How many rows the book has in all: the opening, the lines, and two totals after each month. */
export const bookLength = (months: readonly Month[]): number =>
  1 + months.reduce((total, { lines }) => total + lines + 2, 0);

/** What stands on the rows `start` up to but not including `end` of the book. */
export function piecesOf(months: readonly Month[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let lines = 0;
  const put = (length: number, make: (skip: number, count: number) => Piece): void => {
    const from = Math.max(start, at);
    const to = Math.min(end, at + length);
    if (from < to) pieces.push(make(from - at, to - from));
    at += length;
  };
  put(1, () => ({ kind: 'opening' }));
  for (const month of months) {
    const before = lines;
    put(month.lines, (skip, count) => ({ kind: 'lines', offset: before + skip, count }));
    put(1, () => ({ kind: 'month', month }));
    put(1, () => ({ kind: 'year', month }));
    lines += month.lines;
    if (at >= end) break;
  }
  return pieces;
}

/** The lines that the pieces want, which always follow each other. */
export function linesWanted(pieces: readonly Piece[]): { offset: number; count: number } | undefined {
  const runs = pieces.filter((piece) => piece.kind === 'lines');
  const first = runs[0];
  return first && { offset: first.offset, count: runs.reduce((total, { count }) => total + count, 0) };
}

/** A line of the account as a row. */
export const lineRow = (line: AccountLine): BookRow => ({
  ...line,
  key: `${line.voucher}/${line.line}`,
  kind: 'line',
});

/** The rows of the pieces; `lines` are those that `linesWanted` asked for. */
export function rowsOf(
  pieces: readonly Piece[],
  lines: readonly AccountLine[],
  opening: string,
  words: { readonly opening: string; readonly month: string; readonly year: string },
): BookRow[] {
  const nothing = {
    date: '',
    number: '',
    code: '',
    counterparty: '',
    department: '',
    project: '',
    fund: '',
    document: '',
  };
  let at = 0;
  return pieces.flatMap((piece): BookRow[] => {
    if (piece.kind === 'lines') {
      const own = lines.slice(at, at + piece.count);
      at += piece.count;
      return own.map(lineRow);
    }
    if (piece.kind === 'opening')
      return [
        {
          ...nothing,
          key: 'opening',
          kind: 'opening',
          period: '',
          summary: words.opening,
          debit: null,
          credit: null,
          balance: opening,
        },
      ];
    const { month } = piece;
    const ofYear = piece.kind === 'year';
    return [
      {
        ...nothing,
        key: `${month.period} ${piece.kind}`,
        kind: piece.kind,
        period: month.period,
        date: month.period,
        summary: ofYear ? words.year : words.month,
        debit: ofYear ? month.yearDebit : month.debit,
        credit: ofYear ? month.yearCredit : month.credit,
        balance: month.closing,
      },
    ];
  });
}

/** 方向 of a debit-positive balance, as ledgers say it. */
export const sideOf = (balance: string | null): 'debit' | 'credit' | 'flat' | undefined => {
  if (balance === null) return undefined;
  if (/^-?0*\.?0*$/.test(balance)) return 'flat';
  return balance.startsWith('-') ? 'credit' : 'debit';
};
