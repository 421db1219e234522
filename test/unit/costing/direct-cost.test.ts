import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COST_ITEMS, costItemOf } from '../../../shared/domain/costing/cost-item.ts';
import type { CostDepartment } from '../../../shared/domain/costing/department.ts';
import {
  addAmounts,
  directCost,
  type Expense,
  NO_AMOUNTS,
  plusItem,
} from '../../../shared/domain/costing/direct-cost.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const departments: CostDepartment[] = [
  { code: '01', name: '内科', class: 'clinical' },
  { code: '41', name: '院办公室', class: 'admin' },
];

describe('the cost item of an expense account', () => {
  it.each([
    [['工资福利费用', '基本工资'], 'personnel'],
    [['对个人和家庭的补助费用'], 'personnel'],
    [['商品和服务费用', '专用材料费', '卫生材料费'], 'materials'],
    [['商品和服务费用', '专用材料费', '药品费'], 'drugs'],
    [['商品和服务费用', '水电费'], 'other'],
    [['固定资产折旧费'], 'depreciation'],
    [['无形资产摊销费'], 'amortisation'],
    [['计提专用基金', '医疗风险基金'], 'risk-fund'],
    [['计提专用基金', '职工福利基金'], 'other'],
    [[], 'other'],
  ])('%j is %s', (names, item) => {
    expect(costItemOf(names)).toBe(item);
  });
});

describe('direct cost', () => {
  const expense = (part: Partial<Expense>): Expense => ({
    ...{ code: '500101', department: '01', item: 'personnel', source: 'other', amount: fen(100) },
    ...part,
  });

  it('leaves out fiscal project and research money, and says how much', () => {
    const cost = directCost(
      [
        expense({}),
        expense({ source: 'public-health', amount: fen(30) }),
        expense({ source: 'research', amount: fen(7) }),
      ],
      departments,
    );
    expect(cost.departments.get('01')?.personnel).toBe(100);
    expect(cost.excluded['fiscal-project'].personnel).toBe(30);
    expect(cost.excluded.research.personnel).toBe(7);
  });

  it('lists what belongs to no department, or to one that nobody keeps', () => {
    const { unassigned, departments: kept } = directCost(
      [
        expense({ department: '' }),
        expense({ department: '99', amount: fen(-5) }),
        expense({ amount: fen(0), department: '' }),
      ],
      departments,
    );
    expect(unassigned.map(({ why, amount }) => [why, amount])).toEqual([
      ['no-department', 100],
      ['unknown-department', -5],
    ]);
    expect([...kept.values()]).toEqual([NO_AMOUNTS, NO_AMOUNTS]);
  });

  it('loses nothing: what departments bear, what is left out and what is unassigned are all expenses, item by item', () => {
    const some = fc.record({
      code: fc.constantFrom('500101', '510104'),
      department: fc.constantFrom('', '01', '41', '99'),
      item: fc.constantFrom(...COST_ITEMS),
      source: fc.constantFrom(undefined, 'other', 'fiscal-basic', 'fiscal-project', 'research', 'donation'),
      amount: fc.integer({ min: -1_000_000, max: 1_000_000 }).map(fen),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (expenses) => {
        const { departments: kept, excluded, unassigned } = directCost(expenses, departments);
        const together = [...kept.values(), excluded['fiscal-project'], excluded.research].reduce(
          addAmounts,
          NO_AMOUNTS,
        );
        const all = (of: readonly Expense[]) =>
          of.reduce((sum, { item, amount }) => plusItem(sum, item, amount), NO_AMOUNTS);
        expect(addAmounts(together, all(unassigned))).toEqual(all(expenses));
      }),
    );
  });
});
