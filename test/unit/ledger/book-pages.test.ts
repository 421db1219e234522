import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookPages, movedBefore } from '../../../shared/domain/ledger/printing/book-pages.ts';
import { CARRIED_SUMS } from '../../../shared/domain/ledger/printing/book-paper.ts';
import { type AccountBook, type BookRow, bookRows } from '../../../shared/domain/ledger/printing/book-rows.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen, ZERO } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';

/** 账簿打印: 过次页 and 承前页. */

const NOTHING = { debit: ZERO, credit: ZERO };

/** A book of lines `[month, day, amount]`, an amount below zero on the credit side; `untold` moves in a month without lines. */
function bookOf(
  opening: number,
  moves: readonly (readonly [number, number, number])[],
  untold: number[] = [],
): AccountBook {
  let [yearDebit, yearCredit, closing] = [0, 0, opening];
  const sorted = moves.toSorted(([m, d], [n, e]) => m - n || d - e);
  const months = Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) => {
    const amounts = [...sorted.filter(([own]) => own === month).map(([, , amount]) => amount)];
    if (untold[month - 1]) amounts.push(untold[month - 1]!);
    if (amounts.length === 0) return [];
    const debit = amounts.reduce((sum, amount) => sum + Math.max(amount, 0), 0);
    const credit = amounts.reduce((sum, amount) => sum + Math.max(-amount, 0), 0);
    [yearDebit, yearCredit, closing] = [yearDebit + debit, yearCredit + credit, closing + debit - credit];
    return [
      {
        period: periodOf(2025, month),
        debit: fen(debit),
        credit: fen(credit),
        yearDebit: fen(yearDebit),
        yearCredit: fen(yearCredit),
        closing: fen(closing),
      },
    ];
  });
  const lines = sorted.map(([month, day, amount], at) => ({
    date: parseDate(`2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)!,
    period: periodOf(2025, month),
    number: `记-${at + 1}`,
    summary: '',
    debit: fen(Math.max(amount, 0)),
    credit: fen(Math.max(-amount, 0)),
  }));
  return { opening: fen(opening), months, lines };
}

const told = ({ kind, debit, credit, balance }: BookRow): [string, Fen | undefined, Fen | undefined, Fen] => [
  kind,
  debit,
  credit,
  balance,
];

describe('账簿的行', () => {
  it('close each day of a 日记账, each month and the year so far, the balance beside every row', () => {
    const book = bookOf(1000, [
      [1, 5, 200],
      [1, 5, -50],
      [1, 6, -100],
    ]);
    expect(bookRows(book, { days: true }).map(told)).toEqual([
      ['opening', undefined, undefined, 1000],
      ['line', 200, 0, 1200],
      ['line', 0, 50, 1150],
      ['day', 200, 50, 1150],
      ['line', 0, 100, 1050],
      ['day', 0, 100, 1050],
      ['month', 200, 150, 1050],
      ['year', 200, 150, 1050],
    ]);
  });

  it('tell in one row what of a month stands only in a balance table', () => {
    expect(bookRows(bookOf(0, [[2, 1, 30]], [0, 70])).map(told)).toEqual([
      ['opening', undefined, undefined, 0],
      ['line', 30, 0, 30],
      ['summary', 70, 0, 100],
      ['month', 100, 0, 100],
      ['year', 100, 0, 100],
    ]);
  });
});

describe('账簿的年末', () => {
  it('carries what is left into the next year, and nothing where nothing is left', () => {
    expect(bookRows(bookOf(0, [[12, 3, 30]]), { yearEnds: true }).at(-1)).toMatchObject({
      kind: 'onward',
      balance: 30,
    });
    const even = bookOf(0, [
      [12, 3, 30],
      [12, 4, -30],
    ]);
    expect(bookRows(even, { yearEnds: true }).at(-1)!.kind).toBe('year');
  });
});

describe('账页', () => {
  const long = bookOf(
    0,
    Array.from({ length: 10 }, (_, at) => [at < 4 ? 1 : 2, at + 1, 10] as const),
  );

  it('end with 过次页 and begin with 承前页, summing what moved since the month began', () => {
    const pages = bookPages(bookRows(long), 8, 'month', NOTHING);
    expect(pages.map((page) => page.map(({ kind }) => kind))).toEqual([
      ['opening', 'line', 'line', 'line', 'line', 'month', 'year', 'carried'],
      ['brought', 'line', 'line', 'line', 'line', 'line', 'line', 'carried'],
      ['brought', 'month', 'year'],
    ]);
    expect(told(pages[0]!.at(-1)!)).toEqual(['carried', 40, 0, 40]);
    // The second month's own, not the year's.
    expect(told(pages[1]!.at(-1)!)).toEqual(['carried', 60, 0, 100]);
  });

  it('sum since the year began, or carry the balance alone', () => {
    const before = { debit: fen(5), credit: fen(7) };
    const month = bookRows(
      bookOf(
        0,
        Array.from({ length: 10 }, (_, at) => [2, at + 1, 10] as const),
      ),
    );
    expect(bookPages(month, 8, 'year', before)[0]!.at(-1)).toMatchObject({ debit: 65, credit: 7, balance: 60 });
    expect(bookPages(month, 8, 'balance', before)[0]!.at(-1)).toMatchObject({
      debit: undefined,
      credit: undefined,
      balance: 60,
    });
  });

  it('need no 过次页 where the book just fits', () => {
    const rows = bookRows(
      bookOf(
        0,
        Array.from({ length: 5 }, (_, at) => [1, at + 1, 10] as const),
      ),
    );
    expect(rows).toHaveLength(8);
    expect(bookPages(rows, 8, 'month', NOTHING)).toEqual([rows]);
  });

  it('know what the year moved before their first month', () => {
    const amounts = { debit: fen(30), credit: fen(4), yearDebit: fen(100), yearCredit: fen(4) };
    expect(movedBefore(amounts)).toEqual({ debit: 70, credit: 0 });
  });

  it('property: hold every row once and in order, never more than fit, and each carries over what the next brings', () => {
    const move = fc.tuple(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: -1e9, max: 1e9 }).filter((amount) => amount !== 0),
    );
    const untold = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(move, { maxLength: 80 }),
        untold,
        fc.boolean(),
        fc.integer({ min: 8, max: 40 }),
        fc.constantFrom(...CARRIED_SUMS),
        (opening, moves, told, days, capacity, sum) => {
          const book = bookOf(opening, moves, told);
          const rows = bookRows(book, { days });
          const pages = bookPages(rows, capacity, sum, NOTHING);
          const kept = pages.flat().filter(({ kind }) => kind !== 'brought' && kind !== 'carried');
          expect(kept).toEqual(rows);
          expect(rows.at(-1)!.balance).toBe(book.months.at(-1)?.closing ?? book.opening);
          for (const [at, page] of pages.entries()) {
            expect(page.length).toBeLessThanOrEqual(capacity);
            const next = pages[at + 1];
            expect(page.at(-1)!.kind === 'carried').toBe(next !== undefined);
            if (!next) continue;
            expect({ ...page.at(-1)!, kind: 'brought' }).toEqual(next[0]);
            if (sum !== 'year') continue;
            // What has moved and the opening are the balance.
            const { debit, credit, balance } = page.at(-1)!;
            expect(opening + debit! - credit!).toBe(balance);
          }
        },
      ),
    );
  });
});
