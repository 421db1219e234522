import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actualCells, spread, type Turnover } from '../../../shared/domain/budget/actuals.ts';
import { carriedOver } from '../../../shared/domain/budget/carried.ts';
import { grown } from '../../../shared/domain/budget/growth.ts';
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

describe('a plan begun from the books', () => {
  const cell = (item: string, amounts: readonly number[]) => ({
    ...{ department: '', item, source: 'other', project: '' },
    months: amounts.map(fen),
  });
  const nine = [...Array<number>(9).fill(100), 0, 0, 0];

  it('grows revenue and spending each by its own percentage, to the 分', () => {
    const [income, paper] = grown([cell('201', nine), cell('50201', nine)], { revenue: 50, spending: -100 });
    expect(cellTotal(income!)).toBe(945);
    expect(cellTotal(paper!)).toBe(810);
    expect(income!.months.slice(9)).toEqual([0, 0, 0]);
  });

  it('makes the year whole only where it is asked', () => {
    expect(cellTotal(grown([cell('201', nine)], { revenue: 0, spending: 0, months: 9 })[0]!)).toBe(1200);
    expect(grown([cell('201', nine)], { revenue: 0, spending: 0 })[0]!.months).toEqual(nine);
  });

  it('has no month below nil, and the year’s growth is exact, whatever the months', () => {
    const months = fc.array(fc.nat(1e9), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(months, fc.integer({ min: -1000, max: 2000 }), (amounts, spending) => {
        const [row] = grown([cell('50201', amounts)], { revenue: 0, spending });
        expect(row!.months.every((amount) => amount >= 0)).toBe(true);
        const sum = amounts.reduce((all, amount) => all + amount, 0);
        expect(cellTotal(row!)).toBe(Math.round((sum * (1000 + spending)) / 1000));
      }),
    );
  });
});

describe('结转结余 at a year’s end', () => {
  it('is what stands on 8xxx but for 资金结存, and what is not closed into it yet, by source', () => {
    const moved = [
      turnover(1, '8201', 0, 500_00),
      turnover(1, '8001', 900_00, 0, { fund: '' }),
      turnover(1, '8301', 0, 70_00, { fund: '' }),
      turnover(2, '610101', 0, 300_00),
      turnover(3, own.code, 120_00),
    ];
    expect([...carriedOver(moved, account)]).toEqual([
      ['other', 680_00],
      ['special-fund', 70_00],
    ]);
    // Closing (预算结转) moves it within: nothing changes.
    const closed = [...moved, turnover(12, '610101', 300_00), turnover(12, own.code, 0, 120_00)];
    expect([...carriedOver([...closed, turnover(12, '8202', 0, 180_00)], account)]).toEqual([
      ['other', 680_00],
      ['special-fund', 70_00],
    ]);
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
