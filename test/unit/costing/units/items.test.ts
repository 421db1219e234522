import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { NO_AMOUNTS, totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { PARTS } from '../../../../shared/domain/costing/drivers.ts';
import { businessCosts, fullCosts } from '../../../../shared/domain/costing/units/business.ts';
import { hospitalItems, projectCost } from '../../../../shared/domain/costing/units/project-cost.ts';
import type { ServiceActivity, ServiceItem } from '../../../../shared/domain/costing/units/service-item.ts';
import { ITEM_METHODS } from '../../../../shared/domain/costing/units/settings.ts';
import type { DepartmentCost } from '../../../../shared/domain/costing/units/split.ts';
import { fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { allocated, models } from '../models.ts';

/** 医疗服务项目成本 (财会〔2021〕26号 第25、26条). */

const LAB = { code: '21', name: '检验科', class: 'technology' as const };
const labCost = (amounts: Partial<DepartmentCost['amounts']>, department: DepartmentCost['department'] = LAB) => ({
  department,
  amounts: { ...NO_AMOUNTS, ...amounts },
});
const item = (code: string, count: number, more: Partial<ServiceItem> = {}): ServiceItem => ({
  ...{ code, name: `项目${code}`, department: '21', price: fen(1000), count: count * PARTS },
  ...{ equivalent: PARTS, hours: PARTS, materials: fen(0) },
  ...more,
});
const activity = (of: string, name: string, staff: number, machine = 0): ServiceActivity => ({
  ...{ department: '21', item: of, activity: name, staff: staff * PARTS, machine: machine * PARTS },
});
const costsOf = (cost: DepartmentCost, items: ServiceItem[], method: (typeof ITEM_METHODS)[number]) =>
  projectCost(cost, items, [], method).items.map((each) => [each.cost, each.unit]);

describe('the project cost of a department', () => {
  it('is its cost without drugs and separately charged materials', () => {
    const cost = labCost({ personnel: fen(10_000), drugs: fen(700), materials: fen(2000) });
    const { total, drugs, materials, project } = projectCost(
      cost,
      [item('A', 1, { materials: fen(500) })],
      [],
      'equivalence',
    );
    expect([total, drugs, materials, project]).toEqual([12_700, 700, 500, 11_500]);
  });

  it('by 当量系数法: 当量总值 = 当量值 × 操作数, 单位当量成本 × 当量值', () => {
    // 1 × 100 + 2.5 × 40 = 200 of 1,000.00: 5.00 each 当量.
    const cost = labCost({ personnel: fen(100_000) });
    const items = [item('A', 100), item('B', 40, { equivalent: 2.5 * PARTS })];
    expect(costsOf(cost, items, 'equivalence')).toEqual([
      [50_000, 500],
      [50_000, 1250],
    ]);
  });

  it('by ratio of income, of operations and of hours', () => {
    const cost = labCost({ personnel: fen(90_000) });
    const items = [item('A', 10, { price: fen(4000), hours: PARTS / 2 }), item('B', 20, { price: fen(1000) })];
    expect(costsOf(cost, items, 'income').map(([all]) => all)).toEqual([60_000, 30_000]);
    expect(costsOf(cost, items, 'count').map(([all]) => all)).toEqual([30_000, 60_000]);
    expect(costsOf(cost, items, 'hours').map(([all]) => all)).toEqual([18_000, 72_000]);
  });

  it('by 作业成本法: resources to activities by hours, activities to items by how often', () => {
    const cost = labCost({ personnel: fen(60_000), depreciation: fen(30_000) });
    const items = [item('A', 10), item('B', 20)];
    // 采样: 10 + 20 hours of people; 上机: 10 + 20 of people, all hours of equipment by A's 2 and B's 1 an operation.
    const uses = [
      activity('A', '采样', 1),
      activity('B', '采样', 1),
      activity('A', '上机', 1, 2),
      activity('B', '上机', 1, 1),
    ];
    const { items: done } = projectCost(cost, items, uses, 'activity');
    // 采样 30,000, 上机 30,000 + 30,000, each by 10 : 20 operations.
    expect(done.map((each) => each.cost)).toEqual([30_000, 60_000]);
  });

  it('without hours of equipment spreads depreciation by those of people', () => {
    const cost = labCost({ depreciation: fen(900) });
    const { items } = projectCost(
      cost,
      [item('A', 1), item('B', 2)],
      [activity('A', '检', 1), activity('B', '检', 1)],
      'activity',
    );
    expect(items.map((each) => each.cost)).toEqual([300, 600]);
  });

  it('of nothing to share by is named, and no item costs anything', () => {
    const cost = labCost({ personnel: fen(100) });
    for (const method of ITEM_METHODS) {
      const { items, problem } = projectCost(cost, [item('A', 0)], [], method);
      expect([items, problem]).toEqual([[], expect.stringContaining('检验科 的项目总成本 1.00 没有可分配的')]);
    }
    expect(projectCost(cost, [], [], 'count').problem).toContain('没有可分配的操作数');
  });

  it('that would charge more materials than the department used is refused', () => {
    const { items, problem } = projectCost(
      labCost({ materials: fen(100) }),
      [item('A', 1, { materials: fen(101) })],
      [],
      'count',
    );
    expect([items, problem]).toEqual([[], '科室 21 检验科 的单独收费材料 1.01 大于科室的卫生材料费 1.00']);
  });

  it('an item that was not carried out bears nothing and has no unit cost', () => {
    expect(costsOf(labCost({ personnel: fen(100) }), [item('A', 0), item('B', 3)], 'equivalence')).toEqual([
      [0, undefined],
      [100, 33],
    ]);
  });

  it('in red is shared in red', () => {
    expect(costsOf(labCost({ personnel: fen(-100) }), [item('A', 1), item('B', 2)], 'count')).toEqual([
      [-33, -33],
      [-67, -34],
    ]);
  });
});

it('an item of several departments costs what they spent on it by their operations', () => {
  const ward = { code: '01', name: '内科', class: 'clinical' as const };
  const projects = [
    projectCost(labCost({ personnel: fen(1000) }), [item('A', 10)], [], 'count'),
    projectCost(labCost({ personnel: fen(9000) }, ward), [item('A', 30, { department: '01' })], [], 'count'),
  ];
  expect(hospitalItems(projects)).toMatchObject([
    { code: 'A', departments: 2, count: 40 * PARTS, cost: 10_000, unit: 250 },
  ]);
});

it('Σ of the items is the project cost, by every method', () => {
  const one = fc.record({
    count: fc.integer({ min: 0, max: 50 }),
    equivalent: fc.integer({ min: 1, max: 9 * PARTS }),
    hours: fc.integer({ min: 1, max: 9 * PARTS }),
    price: fc.integer({ min: 1, max: 1e7 }).map(fen),
  });
  const amounts = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 8 }),
      amounts,
      fc.constantFrom(...ITEM_METHODS),
      (list, costs, method) => {
        const items = list.map(({ count, ...more }, at) => item(`I${at}`, count + (at === 0 ? 1 : 0), more));
        const uses = list.map((_, at) => activity(`I${at}`, `作业${at % 3}`, 1 + at, at % 2));
        const cost = labCost(
          Object.fromEntries(
            COST_ITEMS.map((each, at) => [each, each === 'materials' ? fen(Math.abs(costs[at]!)) : fen(costs[at]!)]),
          ),
        );
        const { items: done, project, problem } = projectCost(cost, items, uses, method);
        expect([problem, sumFen(done.map((each) => each.cost))]).toEqual([undefined, project]);
      },
    ),
  );
});

it('clinical and technical departments before 医技 bear all direct cost, by every method of allocation', () => {
  fc.assert(
    fc.property(models(), (written) => {
      // The models of the suite have two items; unit costs go by the seven.
      const model = {
        ...written,
        items: COST_ITEMS.map((each) => COST_ITEM_NAMES[each]),
      };
      const allocation = allocated(model);
      const departments = allocation.model.departments.map(({ code, name, class: kind }) => ({
        code,
        name,
        class: kind,
      }));
      const direct = allocation.model.direct.reduce((sum, row) => sum + row.reduce((all, one) => all + one, 0), 0);
      const sum = (costs: DepartmentCost[]) => costs.reduce((all, { amounts }) => all + totalOf(amounts), 0);
      expect(sum(businessCosts(departments, allocation))).toBe(direct);
      const handsOver = new Set(model.stages.flatMap(({ from }) => from));
      if (allocation.model.departments.every(({ code, class: kind }) => kind === 'clinical' || handsOver.has(code)))
        expect(sum(fullCosts(departments, allocation))).toBe(direct);
    }),
    { numRuns: 60 },
  );
});
