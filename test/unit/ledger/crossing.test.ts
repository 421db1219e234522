import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsAt, type CrossedBalance, crossBalances, DIMENSIONS } from '../../../shared/domain/ledger/crossing.ts';
import { addFen, type Fen, fen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';

const row = (month: number, code: string, debit: number, credit: number, more: Partial<CrossedBalance> = {}) => ({
  period: `2025-${String(month).padStart(2, '0')}`,
  code,
  department: '',
  counterparty: '',
  project: '',
  fund: '',
  ...more,
  debit: fen(debit),
  credit: fen(credit),
});
const period = (month: number): Period => `2025-${String(month).padStart(2, '0')}` as Period;
/** 5001 — 500101 — 50010101: two digits a level. */
const pathOf = (code: string): string[] =>
  Array.from({ length: code.length / 2 - 1 }, (_, at) => code.slice(0, 4 + 2 * at));

describe('辅助核算余额表', () => {
  const KEPT = [
    row(0, '5001', 0, 0),
    row(1, '5001', 300, 0, { department: 'A', fund: 'other' }),
    row(2, '5001', 50, 0, { department: 'A', fund: 'research' }),
    row(2, '5001', 70, 20, { department: 'B', fund: 'other' }),
    row(3, '5001', 5, 0),
    row(4, '5001', 900, 0, { department: 'A', fund: 'other' }),
  ];

  it('crosses one dimension with another, with a subtotal for the first; what carries none stands last', () => {
    const { rows, total } = crossBalances(KEPT, { from: period(2), to: period(3), by: ['department', 'fund'] });
    expect(rows.map((each) => [each.depth, each.value, each.opening, each.debit, each.credit, each.closing])).toEqual([
      [0, 'A', 300, 50, 0, 350],
      [1, 'other', 300, 0, 0, 300],
      [1, 'research', 0, 50, 0, 50],
      [0, 'B', 0, 70, 20, 50],
      [1, 'other', 0, 70, 20, 50],
      [0, '', 0, 5, 0, 5],
      [1, '', 0, 5, 0, 5],
    ]);
    expect(total).toEqual({ opening: 300, debit: 125, credit: 20, yearDebit: 425, yearCredit: 20, closing: 405 });
    expect(rows[1]).toMatchObject({ leaf: true, within: { department: 'A', fund: 'other' }, yearDebit: 300 });
    expect(rows[0]?.leaf).toBe(false);
  });

  it('stands under the accounts of a span of levels; what is deeper counts at the deepest of them', () => {
    const kept = [row(1, '500101', 10, 0, { fund: 'x' }), row(1, '50010102', 5, 0), row(1, '5101', 1, 0)];
    const accountsOf = accountsAt({ from: 2, to: 2 }, pathOf);
    const { rows } = crossBalances(kept, { from: period(1), to: period(1), by: ['fund'], accountsOf });
    expect(rows.map(({ depth, key, value, debit }) => [depth, key, value, debit])).toEqual([
      [0, 'account', '500101', 15],
      [1, 'fund', 'x', 10],
      [1, 'fund', '', 5],
      [0, 'account', '5101', 1],
      [1, 'fund', '', 1],
    ]);
    const deeper = accountsAt({ from: 1, to: 3 }, pathOf);
    expect(deeper('50010102')).toEqual(['5001', '500101', '50010102']);
  });

  const anyRow = fc
    .record({
      month: fc.integer({ min: 0, max: 12 }),
      code: fc.constantFrom('5001', '500101', '50010102', '5101', '1212'),
      debit: fc.integer({ min: -999, max: 999 }),
      credit: fc.integer({ min: -999, max: 999 }),
      department: fc.constantFrom('', 'A', 'B'),
      counterparty: fc.constantFrom('', 'unit:H01', 'party:P1'),
      project: fc.constantFrom('', 'X'),
      fund: fc.constantFrom('', 'other', 'research'),
    })
    .map(({ month, code, debit, credit, ...more }) => row(month, code, debit, month === 0 ? 0 : credit, more));
  const anyAsked = fc
    .record({
      months: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })),
      by: fc.shuffledSubarray([...DIMENSIONS], { minLength: 1 }),
      levels: fc.option(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))),
    })
    .map(({ months, by, levels }) => {
      const ordered = (pair: [number, number]) => [...pair].sort((a, b) => a - b) as [number, number];
      const [from, to] = ordered(months);
      const at = levels && ordered(levels);
      return {
        from: period(from),
        to: period(to),
        by,
        accountsOf: at ? accountsAt({ from: at[0], to: at[1] }, pathOf) : undefined,
      };
    });

  it('adds up to what is kept, whatever is crossed, and every subtotal to what stands below it', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), anyAsked, (kept, asked) => {
        const { rows, total } = crossBalances(kept, asked);
        const sum = (wanted: (each: CrossedBalance) => boolean, of: (each: CrossedBalance) => number): Fen =>
          fen(kept.filter(wanted).reduce((all, each) => all + of(each), 0));
        const within = (each: CrossedBalance) => each.period >= asked.from && each.period <= asked.to;
        expect(total.opening).toBe(
          sum(
            (each) => each.period < asked.from,
            (each) => each.debit - each.credit,
          ),
        );
        expect(total.debit).toBe(sum(within, (each) => each.debit));
        expect(total.credit).toBe(sum(within, (each) => each.credit));
        expect(total.closing).toBe(
          sum(
            (each) => each.period <= asked.to,
            (each) => each.debit - each.credit,
          ),
        );
        for (const amount of ['opening', 'debit', 'credit', 'yearDebit', 'yearCredit', 'closing'] as const) {
          expect(sumFen(rows.filter(({ leaf }) => leaf).map((each) => each[amount]))).toBe(total[amount]);
          const tops = rows.filter(({ depth }) => depth === 0);
          expect(tops.reduce((all, each) => addFen(all, each[amount]), ZERO)).toBe(total[amount]);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
