import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AgedMovement,
  agedSide,
  ageOpenItems,
  DEFAULT_BANDS,
  movementsThrough,
  openItems,
} from '../../../shared/domain/ledger/ageing.ts';
import { type AccountingDate, addDays, parseDate } from '../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

const day = (text: string): AccountingDate => parseDate(text)!;
const moved = (date: string | undefined, amount: number): AgedMovement => ({
  date: date === undefined ? undefined : day(date),
  amount: fen(amount),
});
const open = (...movements: AgedMovement[]) => openItems(movements).map(({ date, amount }) => [date, amount]);

describe('先进先出', () => {
  it('settles the oldest first, and what is left of it keeps its day', () => {
    expect(open(moved('2025-01-10', 100), moved('2025-02-10', 50), moved('2025-03-01', -120))).toEqual([
      ['2025-02-10', 30],
    ]);
  });

  it('settles an opening of unknown age before everything else', () => {
    expect(open(moved(undefined, 80), moved('2025-02-10', 50), moved('2025-03-01', -30))).toEqual([
      [undefined, 50],
      ['2025-02-10', 50],
    ]);
  });

  it('leaves an advance open the other way, from the day it was paid, until something is set against it', () => {
    expect(open(moved('2025-01-10', 40), moved('2025-02-01', -100))).toEqual([['2025-02-01', -60]]);
    expect(open(moved('2025-02-01', -100), moved('2025-02-05', 30))).toEqual([['2025-02-01', -70]]);
    expect(open(moved('2025-02-01', -100), moved('2025-02-05', 130))).toEqual([['2025-02-05', 30]]);
    expect(open(moved('2025-02-01', -100), moved('2025-02-05', 100))).toEqual([]);
  });

  it('takes a later year’s opening as it was given: what differs is of unknown age, or settles', () => {
    const years = (second: number) => [
      { opening: fen(10), days: [moved('2024-05-01', 90)] },
      { opening: fen(second), days: [moved('2025-01-05', 5)] },
    ];
    expect(openItems(movementsThrough(years(100)))).toHaveLength(3);
    expect(openItems(movementsThrough(years(130)))).toContainEqual(moved(undefined, 30));
    expect(openItems(movementsThrough(years(60)))).toEqual([moved('2024-05-01', 60), moved('2025-01-05', 5)]);
  });

  it('stands in the band of its age in days, both bounds as they are said', () => {
    const asOf = day('2025-12-31');
    const ages = [0, 30, 31, 90, 91, 180, 181, 365, 366, 730, 731, 1095, 1096];
    const bands = ages.map((age) => {
      const aged = ageOpenItems([{ date: addDays(asOf, -age), amount: fen(1) }], asOf, DEFAULT_BANDS);
      return aged.bands.indexOf(fen(1));
    });
    expect(bands).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
    expect(ageOpenItems([moved(undefined, 7)], asOf, DEFAULT_BANDS)).toMatchObject({ total: 7, unknown: 7 });
  });

  const anyMovements = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 1500 }), amount: fc.integer({ min: -500, max: 500 }) }),
    { maxLength: 60 },
  );

  it('sums to what moved, whatever moved, and open items have one sign and rise by date', () => {
    fc.assert(
      fc.property(anyMovements, fc.integer({ min: -900, max: 900 }), (days, opening) => {
        const first = day('2022-01-01');
        const sorted = [...days].sort((a, b) => a.day - b.day);
        const movements: AgedMovement[] = [
          moved(undefined, opening),
          ...sorted.map(({ day: at, amount }) => ({ date: addDays(first, at), amount: fen(amount) })),
        ];
        const items = openItems(movements);
        const sum = sumFen(movements.map(({ amount }) => amount));
        expect(sumFen(items.map(({ amount }) => amount))).toBe(sum);
        expect(new Set(items.map(({ amount }) => Math.sign(amount))).size).toBeLessThan(2);
        const dates = items.map(({ date }) => date ?? '');
        expect(dates).toEqual([...dates].sort());
        const aged = ageOpenItems(items, addDays(first, 1500), DEFAULT_BANDS);
        expect(sumFen([aged.unknown, ...aged.bands])).toBe(sum);
        expect(aged.total).toBe(sum);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('concerns the accounts that are somebody’s, by their group account', () => {
    expect(agedSide('12120201')).toBe('receivable');
    expect(agedSide('2307')).toBe('payable');
    expect(agedSide('P121201')).toBe('receivable');
    expect(['1002', '1219', '5001', undefined].map(agedSide)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
