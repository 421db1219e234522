import { describe, expect, it } from 'vitest';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import type { CostDepartment } from '../../../shared/domain/costing/department.ts';
import { type ItemAmounts, totalOf } from '../../../shared/domain/costing/direct-cost.ts';
import { directTable } from '../../../shared/domain/costing/reports/direct-table.ts';
import { fullTable } from '../../../shared/domain/costing/reports/full-table.ts';
import { structureTable } from '../../../shared/domain/costing/reports/structure-table.ts';
import type { DepartmentClass } from '../../../shared/domain/organisation/department.ts';
import { fen, ZERO } from '../../../shared/kernel/fen.ts';

/** Totals in 元 of the three-stage example: direct and full cost, the latter in 分; all of it personnel here. */
const EXAMPLE: readonly (readonly [string, DepartmentClass, number, number])[] = [
  ['院办', 'admin', 160_000, 0],
  ['后勤', 'admin', 160_000, 0],
  ['供应室', 'auxiliary', 90_000, 0],
  ['收费处', 'auxiliary', 80_000, 0],
  ['检验', 'technology', 300_000, 0],
  ['影像', 'technology', 340_000, 0],
  ['内科', 'clinical', 950_000, 140_984_000],
  ['外科', 'clinical', 1_050_000, 154_732_889],
  ['儿科', 'clinical', 380_000, 55_283_111],
];
const departments: CostDepartment[] = EXAMPLE.map(([name, kind]) => ({ code: name, name, class: kind }));
const personnel = (amount: number): ItemAmounts =>
  Object.fromEntries(COST_ITEMS.map((item) => [item, item === 'personnel' ? fen(amount) : ZERO])) as ItemAmounts;
const direct = new Map(EXAMPLE.map(([name, , yuan]) => [name, personnel(yuan * 100)]));
const full = new Map(EXAMPLE.map(([name, , , amount]) => [name, personnel(amount)]));

describe('成本医01', () => {
  it('has each class with its 小计, 医疗业务成本合计, 管理费用 and 本月总计', () => {
    const rows = directTable(departments, direct).map((row) => [
      row.kind === 'department' ? row.department.name : row.kind === 'class' ? row.class : row.kind,
      row.total,
    ]);
    expect(rows).toEqual([
      ['内科', 95_000_000],
      ['外科', 105_000_000],
      ['儿科', 38_000_000],
      ['clinical', 238_000_000],
      ['检验', 30_000_000],
      ['影像', 34_000_000],
      ['technology', 64_000_000],
      ['供应室', 9_000_000],
      ['收费处', 8_000_000],
      ['auxiliary', 17_000_000],
      ['medical', 319_000_000],
      ['admin', 32_000_000],
      ['all', 351_000_000],
    ]);
  });
});

describe('成本医02', () => {
  it('splits full cost into direct and indirect, and its total is 本月总计 of 医01', () => {
    const { rows, total } = fullTable(departments, direct, full);
    expect(
      rows.map((row) => [row.department.name, totalOf(row.direct), totalOf(row.indirect), totalOf(row.full)]),
    ).toEqual([
      ['内科', 95_000_000, 45_984_000, 140_984_000],
      ['外科', 105_000_000, 49_732_889, 154_732_889],
      ['儿科', 38_000_000, 17_283_111, 55_283_111],
    ]);
    expect(totalOf(total.full)).toBe(351_000_000);
  });
});

describe('成本医03', () => {
  const share = (name: string, tenths: number) => fen((totalOf(full.get(name)!) * tenths) / 10);
  const outputs = new Map([
    ['内科', { revenue: fen(150_000_000), outpatientCost: fen(56_393_600), visits: 5_000, bedDays: 2_400 }],
    ['外科', { revenue: fen(150_000_000), outpatientCost: fen(46_419_867), visits: 4_000, bedDays: 2_600 }],
    ['儿科', { revenue: ZERO, outpatientCost: fen(33_169_867), visits: 4_000, bedDays: 700 }],
  ]);

  it('gives the example’s cost of a visit and of a bed-day', () => {
    expect(share('内科', 4)).toBe(56_393_600);
    const { rows } = structureTable(departments, full, outputs);
    expect(rows.map(({ perVisit, perBedDay }) => [perVisit, perBedDay])).toEqual([
      [11_279, 35_246],
      [11_605, 41_659],
      [8_292, 31_590],
    ]);
  });

  it('says 收入 − 成本, and shares of the sums in the last row', () => {
    const { rows, total } = structureTable(departments, full, outputs);
    expect(rows[0]).toMatchObject({ result: 9_016_000, shares: { personnel: 10_000, drugs: 0 } });
    expect(total).toMatchObject({ total: 351_000_000, revenue: 300_000_000, result: -51_000_000 });
  });

  it('has no unit cost and no shares where there is nothing to divide by', () => {
    const empty = structureTable(departments.slice(-1), new Map(), new Map());
    expect(empty.total).toMatchObject({ perVisit: undefined, perBedDay: undefined, shares: { personnel: undefined } });
  });
});
