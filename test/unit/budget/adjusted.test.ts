import { describe, expect, it } from 'vitest';
import { adjustedPlan } from '../../../shared/domain/budget/adjusted.ts';
import type { BudgetChange, ChangeKind } from '../../../shared/domain/budget/change.ts';
import { plannedRevenue, plannedSpending } from '../../../shared/domain/budget/plan.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const T01 = 'T01' as UnitCode;
const cell = (item: string, january: number, source = 'other') => ({
  ...{ department: '', item, source, project: '' },
  months: Array.from({ length: 12 }, (_, month) => fen(month === 0 ? january : 0)),
});
const change = (kind: ChangeKind, rows: readonly [item: string, amount: number, source?: string, unit?: string][]) =>
  ({
    ...{ kind, year: 2026, unit: T01, other: '', reason: '政策变化', incomeDocument: '' },
    rows: rows.map(([item, amount, source = 'other', unit = T01]) => ({
      ...{ unit: unit as UnitCode, department: '', item, source, project: '', month: 6, amount: fen(amount) },
    })),
  }) satisfies BudgetChange;
const PLAN = { unit: T01, cells: [cell('201', 900), cell('50201', 600), cell('50205', 300)], carries: [] };

describe('a budget as it was changed', () => {
  it('moves what was moved, in the month it was moved in, and leaves the other unit’s rows to it', () => {
    const after = adjustedPlan(PLAN, [
      change('shift', [
        ['50201', -100],
        ['50205', 100],
      ]),
      change('transfer', [
        ['50201', 50],
        ['50201', -50, 'other', 'T02'],
      ]),
    ]);
    expect(after.cells.map(({ item, months }) => [item, months[0], months[5]])).toEqual([
      ['201', 900, 0],
      ['50201', 600, -50],
      ['50205', 300, 100],
    ]);
    expect([plannedRevenue(after.cells), plannedSpending(after.cells)]).toEqual([900, 950]);
  });

  it('has the income that 追加 names beside its spending, so that it balances', () => {
    const after = adjustedPlan(PLAN, [
      change('supplement', [
        ['102', 70, 'fiscal-project'],
        ['50218', 70, 'fiscal-project'],
      ]),
    ]);
    expect([plannedRevenue(after.cells), plannedSpending(after.cells)]).toEqual([970, 970]);
    expect(after.carries).toEqual([]);
  });

  it('pays 结转 out of what last year left, and a fund’s spending out of the fund', () => {
    const fund = { source: 'special-fund', opening: fen(500), used: fen(0) };
    const after = adjustedPlan({ ...PLAN, carries: [fund] }, [
      change('carry', [['50201', 40]]),
      change('supplement', [['50205', 30, 'special-fund']]),
    ]);
    expect(after.carries).toEqual([
      { source: 'special-fund', opening: 500, used: 30 },
      { source: 'other', opening: 40, used: 40 },
    ]);
  });

  it('has less of what next year’s 结转 took, from the last months that have it, and leaves the money at its end', () => {
    const carried = [
      { source: 'other', opening: fen(50), used: fen(50) },
      { source: 'special-fund', opening: fen(500), used: fen(100) },
    ];
    const months = Array.from({ length: 12 }, (_, month) => fen(month > 9 ? 30 : 0));
    const cells = [...PLAN.cells, { ...cell('50211', 0), months }, cell('50218', 100, 'special-fund')];
    const after = adjustedPlan({ ...PLAN, cells, carries: carried }, [
      change('carry', [
        ['50211', -40],
        ['50201', -70],
        ['50218', -60, 'special-fund'],
      ]),
    ]);
    const of = (item: string) => after.cells.find((one) => one.item === item)!.months;
    expect([of('50211').slice(10), of('50201')[0], of('50218')[0]]).toEqual([[20, 0], 530, 40]);
    expect(after.carries).toEqual([
      { source: 'other', opening: 50, used: 0 },
      { source: 'special-fund', opening: 500, used: 40 },
    ]);
    expect(after.cells.every((one) => one.months.every((amount) => amount >= 0))).toBe(true);
  });
});
