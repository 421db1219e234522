import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayTotals } from '../../../shared/domain/ledger/days.ts';
import { generalLedger } from '../../../shared/domain/ledger/general-ledger.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { fen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';

const period = (month: number): Period => `2025-${String(month).padStart(2, '0')}` as Period;
const kept = (month: number, code: string, debit: number, credit: number) => ({
  period: `2025-${String(month).padStart(2, '0')}`,
  code,
  debit: fen(debit),
  credit: fen(credit),
});
const day = (date: string, debit: number, credit: number, lines = 1) => ({
  date: parseDate(date)!,
  lines,
  debit: fen(debit),
  credit: fen(credit),
});
const month = (at: number, debit: number, credit: number) => ({
  period: period(at),
  debit: fen(debit),
  credit: fen(credit),
  yearDebit: fen(debit),
  yearCredit: fen(credit),
});

describe('总账', () => {
  it('goes from the opening through every month of the span, with the year so far', () => {
    const rows = [kept(0, '1002', 100, 0), kept(1, '100201', 10, 4), kept(3, '1002', 0, 6), kept(4, '1002', 9, 0)];
    const [account] = generalLedger(rows, { from: period(2), to: period(3) }, () => ['1002']);
    expect(account).toEqual({
      code: '1002',
      opening: 106,
      months: [
        { period: '2025-02', debit: 0, credit: 0, yearDebit: 10, yearCredit: 4, closing: 106 },
        { period: '2025-03', debit: 0, credit: 6, yearDebit: 10, yearCredit: 10, closing: 100 },
      ],
    });
  });

  it('closes each month with what all rows up to it come to, whatever the span', () => {
    const anyRow = fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }))
      .map(([at, debit, credit]) => kept(at, '1002', debit, at === 0 ? 0 : credit));
    const anySpan = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
      .map((pair) => [...pair].sort((a, b) => a - b) as [number, number]);
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 30 }), anySpan, (rows, [from, to]) => {
        for (const { opening, months } of generalLedger(rows, { from: period(from), to: period(to) }, (code) => [
          code,
        ])) {
          const upTo = (last: string) =>
            rows
              .filter((row) => row.period <= last)
              .reduce((all, { debit, credit }) => fen(all + debit - credit), ZERO);
          expect(months).toHaveLength(to - from + 1);
          expect(opening).toBe(upTo(`2025-${String(from - 1).padStart(2, '0')}`));
          for (const each of months) expect(each.closing).toBe(upTo(each.period));
        }
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});

describe('日记账', () => {
  it('has the balance of each day, and totals after the last of a month', () => {
    const { days } = dayTotals(
      fen(10),
      [month(1, 8, 5), month(2, 1, 0)],
      [day('2025-01-03', 5, 5), day('2025-01-09', 3, 0), day('2025-02-01', 1, 0)],
    );
    expect(days.map(({ closing, month: own }) => [closing, own?.period])).toEqual([
      [10, undefined],
      [13, '2025-01'],
      [14, '2025-02'],
    ]);
  });

  it('sets what no line explains on the last day of its month', () => {
    const { days } = dayTotals(ZERO, [month(1, 8, 5), month(2, 4, 0)], [day('2025-02-28', 1, 0)]);
    expect(days.map(({ date, lines, debit, credit, closing }) => [date, lines, debit, credit, closing])).toEqual([
      ['2025-01-31', 0, 8, 5, 3],
      ['2025-02-28', 1, 4, 0, 7],
    ]);
  });
});
