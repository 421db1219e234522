import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayRows } from '../../../renderer/ledger/books/day-rows.ts';
import {
  type AccountLine,
  bookLength,
  linesWanted,
  type Month,
  piecesOf,
  rowsOf,
  sideOf,
} from '../../../renderer/ledger/books/ledger-rows.ts';
import { shownBalances } from '../../../shared/domain/ledger/statements/shown-balances.ts';

const month = (period: string, lines: number): Month => ({
  period,
  lines,
  debit: '1.00',
  credit: '0.00',
  yearDebit: '2.00',
  yearCredit: '0.00',
  closing: '3.00',
});
const lineAt = (voucher: number): AccountLine => ({
  voucher,
  line: 1,
  period: '2025-01',
  number: `记-${voucher}`,
  date: '2025-01-01',
  code: '1001',
  summary: '',
  debit: '0.00',
  credit: '0.00',
  counterparty: '',
  department: '',
  project: '',
  fund: '',
  document: '',
  balance: '0.00',
});
const WORDS = { opening: '期初余额', month: '本月合计', year: '本年累计' };

describe('the rows of an account book', () => {
  it('are the opening, the lines of each month, and two totals after them', () => {
    const months = [month('2025-01', 2), month('2025-03', 1)];
    expect(bookLength(months)).toBe(8);
    const pieces = piecesOf(months, 0, 100);
    const rows = rowsOf(pieces, [1, 2, 3].map(lineAt), '9.00', WORDS);
    expect(rows.map(({ kind, key }) => (kind === 'line' ? key : kind))).toEqual([
      'opening',
      '1/1',
      '2/1',
      'month',
      'year',
      '3/1',
      'month',
      'year',
    ]);
    expect(rows[0]?.balance).toBe('9.00');
    expect(rows[4]).toMatchObject({ debit: '2.00', balance: '3.00' });
  });

  it('are the same whichever pieces they are read in', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 13 }), (lines, size) => {
        const months = lines.map((count, at) => month(`2025-${String(at + 1).padStart(2, '0')}`, count));
        const all = Array.from({ length: lines.reduce((a, b) => a + b, 0) }, (_, at) => lineAt(at));
        const read = (start: number, end: number): string[] => {
          const pieces = piecesOf(months, start, end);
          const wanted = linesWanted(pieces);
          const own = wanted ? all.slice(wanted.offset, wanted.offset + wanted.count) : [];
          return rowsOf(pieces, own, '0.00', WORDS).map(({ key }) => key);
        };
        const length = bookLength(months);
        const whole = read(0, length);
        const inPieces = Array.from({ length: Math.ceil(length / size) }, (_, at) =>
          read(at * size, Math.min(length, (at + 1) * size)),
        ).flat();
        expect(whole).toHaveLength(length);
        expect(inPieces).toEqual(whole);
        expect(new Set(whole).size).toBe(length);
      }),
    );
  });

  it('say the side of a balance as ledgers do', () => {
    expect([sideOf('1.00'), sideOf('-0.01'), sideOf('0.00'), sideOf(null)]).toEqual([
      'debit',
      'credit',
      'flat',
      undefined,
    ]);
  });
});

describe('the list of balances', () => {
  const row = (level: number, opening: string, debit: string) => ({
    level,
    opening,
    debit,
    credit: '0.00',
    closing: '0.00',
  });
  it('leaves out what holds and moved nothing unless it is asked for, and goes down to a level', () => {
    const rows = [row(1, '1.00', '0.00'), row(2, '0.00', '0.00'), row(3, '0.00', '2.00')];
    expect(shownBalances(rows, { zero: false, level: undefined })).toEqual([rows[0], rows[2]]);
    expect(shownBalances(rows, { zero: true, level: 2 })).toEqual([rows[0], rows[1]]);
  });
});

describe('the rows of a day book', () => {
  const WORDS_OF_DAYS = { ...WORDS, day: '本日合计' };
  const amounts = { debit: '1.00', credit: '0.00' };
  const dayOf = (date: string, lines: number, last: boolean) => ({
    date,
    lines,
    ...amounts,
    closing: '5.00',
    month: last ? { ...amounts, yearDebit: '9.00', yearCredit: '0.00' } : null,
  });
  const read = (days: readonly ReturnType<typeof dayOf>[], start: number, end: number) =>
    new DayRows({ opening: '4.00', days: [...days] }, WORDS_OF_DAYS).read(start, end, async (offset, count) =>
      Array.from({ length: count }, (_, at) => lineAt(offset + at + 1)),
    );

  it('are the opening, the lines of each day with their total, and the month after its last day', async () => {
    const days = [dayOf('2025-01-03', 2, false), dayOf('2025-01-09', 1, true), dayOf('2025-02-28', 0, true)];
    const rows = await read(days, 0, 100);
    expect(rows.map(({ kind, key }) => (kind === 'line' ? key : kind))).toEqual([
      ...['opening', '1/1', '2/1', 'day', '3/1', 'day', 'month', 'year', 'day', 'month', 'year'],
    ]);
    expect(rows[7]).toMatchObject({ summary: '本年累计', debit: '9.00', balance: '5.00' });
  });

  it('are the same whichever pieces they are read in', async () => {
    const anyDays = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean()), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyDays, fc.integer({ min: 1, max: 9 }), async (counts, size) => {
        const days = counts.map(([lines, last], at) =>
          dayOf(`2025-01-${String(at + 1).padStart(2, '0')}`, lines, last),
        );
        const whole = await read(days, 0, 1000);
        const pieces = [];
        for (let at = 0; at < whole.length; at += size) pieces.push(...(await read(days, at, at + size)));
        expect(pieces).toEqual(whole);
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});
