import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnarPaperRow, columnarPages } from '../../../shared/domain/ledger/printing/columnar-pages.ts';
import { fen, ZERO } from '../../../shared/kernel/fen.ts';

const WIDTH = 3;
const line = (amount: number, column: number, balance: number): ColumnarPaperRow => ({
  ...{ kind: 'line', date: '2025-01-05', number: '记-1', summary: '办公用品' },
  ...{ debit: fen(amount), credit: ZERO, balance: fen(balance) },
  amounts: Array.from({ length: WIDTH }, (_, at) => (at === column ? fen(amount) : undefined)),
});
const bookOf = (amounts: readonly number[]): ColumnarPaperRow[] => {
  let balance = 0;
  return amounts.map((amount, at) => {
    balance += amount;
    return line(amount, at % WIDTH, balance);
  });
};

describe('多栏账 on paper', () => {
  it('carries balance and every column over to the next page', () => {
    const pages = columnarPages(bookOf([100, 200, 300, 400, 500]), WIDTH, { capacity: 4 });
    expect(pages.map(({ rows }) => rows.map(({ kind }) => kind))).toEqual([
      ['line', 'line', 'line', 'carried'],
      ['brought', 'line', 'line'],
    ]);
    const { rows } = pages[0]!;
    expect(rows.at(-1)).toMatchObject({ debit: 600, balance: 600, amounts: [100, 200, 300] });
    expect(pages[1]!.rows[0]).toEqual({ ...rows.at(-1), kind: 'brought' });
  });

  it('ends on a full page without 过次页', () => {
    const [page, ...more] = columnarPages(bookOf([1, 2, 3, 4]), WIDTH, { capacity: 4 });
    expect(more).toEqual([]);
    expect(page!.rows.map(({ kind }) => kind)).toEqual(['line', 'line', 'line', 'line']);
  });

  it('puts columns that find no room across on a page of the same rows behind it', () => {
    const pages = columnarPages(bookOf([1, 2]), WIDTH, { across: 2 });
    expect(pages.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 3],
    ]);
    expect(pages[1]!.rows).toEqual(pages[0]!.rows);
  });

  it('loses no line, and no page holds more than it can', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -999, max: 999 }), { maxLength: 60 }),
        fc.integer({ min: 3, max: 9 }),
        (amounts, capacity) => {
          const book = bookOf(amounts);
          const pages = columnarPages(book, WIDTH, { capacity });
          expect(pages.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'line')).toEqual(book);
          expect(pages.every(({ rows }) => rows.length <= capacity)).toBe(true);
        },
      ),
    );
  });
});
