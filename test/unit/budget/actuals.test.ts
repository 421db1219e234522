import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actualCells, spread, type Turnover } from '../../../shared/domain/budget/actuals.ts';
import { cellTotal } from '../../../shared/domain/budget/plan.ts';
import { initialChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';

const own = { code: '72010299', name: '办公费', parent: '7201', official: '7201' };
const accounts = new Map(initialChart('T01', 'primary').map((account) => [account.code, account]));
const account = (code: string) =>
  code === own.code ? { ...accounts.get('7201')!, ...own, level: 2 } : accounts.get(code);

const turnover = (month: number, code: string, debit: number, credit = 0, more: Partial<Turnover> = {}): Turnover => ({
  ...{ period: periodOf(2025, month), code, department: '', fund: 'other', debit: fen(debit), credit: fen(credit) },
  ...more,
});

describe('a year of the books as rows of a plan', () => {
  it('has spending by department in its months, revenue for the unit as a whole, each with its source', () => {
    const { cells, unplaced } = actualCells(
      [
        turnover(1, own.code, 100_00, 0, { department: 'A01' }),
        turnover(3, own.code, 250_00, 0, { department: 'A01' }),
        turnover(2, '610101', 0, 900_00, { department: 'B01' }),
        turnover(2, '610101', 0, 100_00),
      ],
      account,
    );
    const [office, medical] = [cells.find(({ item }) => item === '50201')!, cells.find(({ item }) => item === '201')!];
    expect(office).toMatchObject({ department: 'A01', source: 'other' });
    expect(office.months.slice(0, 4)).toEqual([100_00, 0, 250_00, 0]);
    expect(medical).toMatchObject({ department: '', source: 'other' });
    expect(cellTotal(medical)).toBe(1000_00);
    expect(unplaced).toBe(0);
  });

  it('leaves out what comes to nil, spreads what a red entry put below nil, and says what no item knows', () => {
    const { cells, unplaced } = actualCells(
      [
        turnover(1, own.code, 100_00),
        turnover(2, own.code, 0, 100_00),
        turnover(1, own.code, 300_00, 0, { department: 'A01' }),
        turnover(2, own.code, -60_00, 0, { department: 'A01' }),
        turnover(5, '7201', 77_00),
        turnover(5, '1002', 55_00),
      ],
      account,
    );
    expect(cells).toHaveLength(1);
    expect(cells[0]!.months).toEqual(Array(12).fill(20_00));
    expect(unplaced).toBe(77_00);
  });
});

describe('a year spread over its months', () => {
  it('is whole, and no two months are more than one 分 apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (total) => {
        const months = spread(fen(total));
        expect(sumFen(months)).toBe(total);
        expect(Math.max(...months) - Math.min(...months)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
