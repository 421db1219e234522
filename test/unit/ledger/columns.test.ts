import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childOf, columnsOf } from '../../../shared/domain/ledger/columns.ts';
import { fen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';

const moved = (value: string, debit: number, credit: number) => ({ value, debit: fen(debit), credit: fen(credit) });

describe('多栏账', () => {
  it('gives the largest a column, in their order, and puts the rest in 其他', () => {
    const turnovers = [moved('500102', 5, 0), moved('500101', 90, 4), moved('500103', 40, 0), moved('', 1, 0)];
    const { columns, others, total, all } = columnsOf(turnovers, 'debit', { most: 2 });
    expect(columns).toEqual([
      { value: '500101', amount: 86 },
      { value: '500103', amount: 40 },
    ]);
    expect([others, total]).toEqual([6, 132]);
    expect(all.map(({ value }) => value)).toEqual(['500101', '500102', '500103', '']);
    expect(columnsOf(turnovers, 'credit', { picked: ['500102'], most: 9 })).toMatchObject({
      columns: [{ value: '500102', amount: -5 }],
      others: -127,
    });
    expect(columnsOf(turnovers, 'debit', { most: 9 }).others).toBeNull();
  });

  it('ties to the account whatever is picked', () => {
    const anyTurnover = fc
      .tuple(
        fc.constantFrom('', 'A', 'B', 'C', 'D'),
        fc.integer({ min: -99, max: 99 }),
        fc.integer({ min: -99, max: 99 }),
      )
      .map(([value, debit, credit]) => moved(value, debit, credit));
    fc.assert(
      fc.property(
        fc.array(anyTurnover, { maxLength: 30 }),
        fc.constantFrom('debit' as const, 'credit' as const),
        fc.option(fc.subarray(['', 'A', 'B', 'E'], { minLength: 1 }), { nil: undefined }),
        fc.integer({ min: 1, max: 5 }),
        (turnovers, side, picked, most) => {
          const { columns, others, total } = columnsOf(turnovers, side, { picked, most });
          const net = turnovers.reduce((all, { debit, credit }) => all + debit - credit, 0);
          expect(total).toBe(fen(side === 'debit' ? net : -net));
          expect(sumFen([others ?? ZERO, ...columns.map(({ amount }) => amount)])).toBe(total);
          if (!picked) expect(columns.length).toBeLessThanOrEqual(most);
        },
      ),
      { seed: 9, numRuns: 200 },
    );
  });

  it('finds the account right below, which is none for the account itself', () => {
    expect(childOf('5001', ['5001', '500101', '50010102'])).toBe('500101');
    expect(childOf('5001', ['5001'])).toBe('');
  });
});
