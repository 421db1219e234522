import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runShifts } from '../../../shared/domain/costing/compare-runs.ts';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { bearingBelow } from '../../../shared/domain/costing/department.ts';
import { addAmounts, NO_AMOUNTS } from '../../../shared/domain/costing/direct-cost.ts';
import { frozenText, readFrozen } from '../../../shared/domain/costing/frozen-inputs.ts';
import { runState } from '../../../shared/domain/costing/run.ts';
import { certifyRun } from '../../../shared/domain/costing/run-certificate.ts';
import { againstScheme, DEFAULT_SCHEME, type Scheme, stepsOf } from '../../../shared/domain/costing/scheme.ts';
import { suggestedScheme } from '../../../shared/domain/costing/suggest-scheme.ts';
import { type CostInputs, workOut } from '../../../shared/domain/costing/work-out.ts';
import { DEPARTMENTS, driven, fullIn, inputs, spent, worked } from './inputs.ts';

/** A month worked out by hand: every figure below can be checked with a pocket calculator. */
const MONTH: CostInputs = {
  departments: DEPARTMENTS,
  expenses: [
    // 水电费 of 900.00 stands on 后勤, and is everybody's: by area 10:20:30:20:10:5:5.
    spent('51010202', '42', 90_000, { first: '5101' }),
    spent('510101', '41', 100_000, { first: '5101' }),
    spent('500101', '31', 50_000),
    spent('500101', '21', 200_000),
    // Booked on the whole 内科: by headcount 10:30 over its wards.
    spent('500101', '01', 40_000),
    spent('500101', '02', 300_000),
    // Fiscal project money forms no cost.
    spent('500101', '02', 77_700, { fund: 'fiscal-project', source: 'fiscal-project' }),
  ],
  drivers: [
    ...driven('area', { '0101': 10, '0102': 20, '02': 30, '21': 20, '31': 10, '41': 5, '42': 5 }),
    ...driven('headcount', { '0101': 10, '0102': 30, '02': 40, '21': 15, '31': 5, '41': 3, '42': 7 }),
    ...driven('income', { '0101': 1, '0102': 1, '02': 2, '21': 4 }),
    ...driven('ordered-income', { '0101': 1, '0102': 1, '02': 2 }, '21'),
  ],
  scheme: { ...DEFAULT_SCHEME, shared: [{ name: '水电费', accounts: ['51010202'], driver: 'area' }] },
};

describe('a month worked out', () => {
  const result = worked(MONTH);

  it('spreads what is shared, then what stands above wards', () => {
    expect([...result.borne.direct].map(([code, amounts]) => [code, amounts.personnel])).toEqual([
      ['0101', 9_000 + 10_000],
      ['0102', 18_000 + 30_000],
      ['02', 27_000 + 300_000],
      ['21', 18_000 + 200_000],
      ['31', 9_000 + 50_000],
      ['41', 4_500 + 100_000],
      ['42', 4_500],
    ]);
  });

  it('hands over class by class, and only clinical departments keep a cost', () => {
    // 行政 1,090.00 by headcount; 供应室 644.50 by income 1:1:2:4 (161.13 to 外科, the half 分 is its); 检验 2,665.75 by orders.
    expect(fullIn(result, '0101')).toBe(19_000 + 10_900 + 8_056 + 66_644);
    expect(fullIn(result, '02')).toBe(327_000 + 43_600 + 16_113 + 133_287);
    expect(['21', '31', '41', '42'].map((code) => fullIn(result, code))).toEqual([0, 0, 0, 0]);
  });

  it('is certified from the books to the clinical departments', () => {
    const { books, spread, all, steps, holds } = certifyRun(MONTH, result);
    expect(holds).toBe(true);
    expect([books.expenses, books['fiscal-project'], books.direct].map(({ personnel }) => personnel)).toEqual([
      857_700, 77_700, 780_000,
    ]);
    expect([spread.in.personnel, spread.out.personnel]).toEqual([130_000, 130_000]);
    expect(steps.map((step) => step.in.personnel)).toEqual([109_000, 64_450, 266_575]);
    expect([all.in.personnel, all.out.personnel]).toEqual([780_000, 780_000]);
  });

  it('is refused by name where nobody can bear a cost', () => {
    const problems = (change: Partial<CostInputs>): string[] => {
      const refused = workOut({ ...MONTH, ...change });
      return refused.ok ? [] : refused.error.map(({ message }) => message);
    };
    expect(problems({ expenses: [spent('500101', '', 100), spent('500101', '99', 200)] })).toEqual([
      '科目 500101 的费用 1.00 元没有科室，请先归集',
      '科目 500101 的费用 2.00 元记在没有的科室 99，请先对照',
    ]);
    const without = (driver: string) => MONTH.drivers.filter((each) => each.driver !== driver);
    expect(problems({ drivers: without('area') })).toEqual(['水电费 的 900.00 元没有接收科室：没有科室填了面积']);
    const nowhere = Array.from({ length: 60 }, (_, at) => spent('500101', `9${at}`, 100));
    const many = problems({ expenses: nowhere });
    expect([many.length, many.at(-1)]).toEqual([51, '另外还有 10 处问题']);
    expect(problems({ drivers: without('ordered-income') })).toEqual([
      '第 3 步：21 检验科 的“人员经费”2,665.75 元没有接收科室，分摊参数“开单收入”没有可用的权重',
    ]);
  });
});

describe('what a card or a table may hold', () => {
  const result = worked(MONTH);

  it('is a name with blanks around it', () => {
    const departments = MONTH.departments.map((one) => ({ ...one, name: `${one.name} ` }));
    expect(worked({ ...MONTH, departments }).allocation.full).toEqual(result.allocation.full);
  });

  it('is a value said twice, of which the last counts in every step', () => {
    const drivers = [...MONTH.drivers.map((one) => ({ ...one, value: one.value * 7 + 1 })), ...MONTH.drivers];
    const twice = worked({ ...MONTH, drivers });
    expect(twice.borne.spreads).toEqual(result.borne.spreads);
    expect(twice.allocation.full).toEqual(result.allocation.full);
  });

  it('is no endless tree: departments that are part of each other bear nothing', () => {
    const kind = 'clinical' as const;
    const round = [
      { code: 'A', name: 'A', class: kind, parent: 'B' },
      { code: 'B', name: 'B', class: kind, parent: 'A' },
    ];
    expect(bearingBelow(round, 'A')).toEqual([]);
  });
});

describe('any month', () => {
  it('keeps every 分 by item: clinical full cost is direct cost is the books’ cost', () => {
    fc.assert(
      fc.property(inputs, (month) => {
        const result = worked(month);
        const { books, all, holds } = certifyRun(month, result);
        const cost = month.expenses.filter(({ source }) => source !== 'fiscal-project' && source !== 'research');
        for (const [at, item] of COST_ITEMS.entries()) {
          const booked = cost.filter((expense) => expense.item === item).reduce((sum, { amount }) => sum + amount, 0);
          expect([books.direct[item], all.out[item]]).toEqual([booked, booked]);
          expect(result.allocation.full[at]!.reduce((sum, amount) => sum + amount, 0)).toBe(booked);
        }
        expect(holds).toBe(true);
        expect([...result.borne.direct.values()].reduce(addAmounts, NO_AMOUNTS)).toEqual(books.direct);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which anything was read, and reads back what was frozen', () => {
    fc.assert(
      fc.property(inputs, (month) => {
        const turned = {
          ...month,
          departments: [...month.departments].reverse(),
          expenses: [...month.expenses].reverse(),
          drivers: [...month.drivers].reverse(),
        };
        expect(frozenText(turned)).toBe(frozenText(month));
        const again = readFrozen(frozenText(month));
        expect(frozenText(again)).toBe(frozenText(month));
        expect(worked(again).allocation.full).toEqual(worked(month).allocation.full);
      }),
      { numRuns: 100 },
    );
  });

  it('differs from another by causes and by items that sum to the difference', () => {
    fc.assert(
      fc.property(inputs, inputs, (one, other) => {
        const shifts = runShifts({ inputs: one, result: worked(one) }, { inputs: other, result: worked(other) });
        for (const { before, after, difference, causes, items } of shifts) {
          expect(after - before).toBe(difference);
          expect(causes.books + causes.drivers + causes.scheme).toBe(difference);
          expect(Object.values(items).reduce<number>((sum, amount) => sum + amount, 0)).toBe(difference);
        }
        // Neither drivers nor a scheme make a cost.
        for (const cause of ['drivers', 'scheme'] as const)
          expect(shifts.reduce((sum, { causes }) => sum + causes[cause], 0)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a scheme', () => {
  const known = new Map(DEPARTMENTS.map((department) => [department.code, department]));
  const against = (change: Partial<Scheme>) => againstScheme({ ...DEFAULT_SCHEME, ...change }, known);

  it('orders departments within a class, each by its own driver or its class’s', () => {
    const scheme: Scheme = {
      ...{ ...DEFAULT_SCHEME, order: 'sequential' },
      handings: [
        { department: '42', driver: 'area', perItem: {} },
        { department: '21', driver: '', perItem: { drugs: 'income' } },
      ],
    };
    expect(stepsOf(scheme, DEPARTMENTS).map(({ class: kind, handings }) => [kind, handings])).toEqual([
      [
        'admin',
        [
          { department: '42', driver: 'area', perItem: {} },
          { department: '41', driver: 'headcount', perItem: {} },
        ],
      ],
      ['auxiliary', [{ department: '31', driver: 'income', perItem: {} }]],
      ['technology', [{ department: '21', driver: 'ordered-income', perItem: { drugs: 'income' } }]],
    ]);
  });

  it('stands, or says at which row what is wrong', () => {
    expect(against({})).toEqual([]);
    expect(against({ below: 'ordered-income' })).toEqual([
      { at: 'below', message: '公共费用和上级科室费用不能按开单收入分摊' },
    ]);
    expect(
      against({ classDrivers: { ...DEFAULT_SCHEME.classDrivers, admin: 'ordered-income', auxiliary: 'none' } }),
    ).toEqual([
      { at: 'classes', message: '行政后勤类不能按开单收入分摊' },
      { at: 'classes', message: '没有分摊参数 none' },
    ]);
    const water = { name: '水费', accounts: ['500102', '50010201'], driver: 'water' };
    expect(against({ shared: [water, { name: '电费', accounts: ['5001'], driver: 'power' }] })).toEqual([
      { at: 'shared', row: 1, message: '科目 50010201 在“水费”中重复' },
      { at: 'shared', row: 2, message: '科目 5001 同时属于公共费用“水费”和“电费”' },
    ]);
    const handing = (department: string) => ({ department, driver: '', perItem: {} });
    expect(against({ handings: ['41', '02', '41', '99'].map(handing) })).toEqual([
      { at: 'handings', row: 2, message: '科室 02 是临床服务类，成本不再向外分摊' },
      { at: 'handings', row: 3, message: '科室 41 在方案中出现了两次' },
      { at: 'handings', row: 4, message: '没有科室 99' },
    ]);
    const split = new Map(known).set('4101', { code: '4101', name: '文秘室', class: 'admin', parent: '41' });
    expect(againstScheme({ ...DEFAULT_SCHEME, handings: [handing('41')] }, split)).toEqual([
      { at: 'handings', row: 1, message: '科室 41 下面还有科室，由末级科室分摊' },
    ]);
    expect(against({ handings: [{ ...handing('41'), driver: 'ordered-income' }] })).toEqual([
      { at: 'handings', row: 1, message: '行政后勤类不能按开单收入分摊' },
    ]);
  });

  it('begins from the names of the unit’s own accounts, the highest of each', () => {
    const { shared } = suggestedScheme([
      { code: '500102', name: '商品和服务费用' },
      { code: '50010202', name: '水电费' },
      { code: '5001020201', name: '电费' },
      { code: '50010206', name: '物业管理费' },
      { code: '51010202', name: '水电费' },
    ]);
    expect(shared).toEqual([
      { name: '水电费', accounts: ['50010202', '51010202'], driver: 'power' },
      { name: '物业管理费', accounts: ['50010206'], driver: 'area' },
    ]);
  });
});

describe('a run’s state', () => {
  it('is what was last done to it, and an unlocked one gives way to a later version', () => {
    expect(runState([], false)).toBe('prepared');
    expect(runState([], true)).toBe('superseded');
    expect(runState(['lock'], true)).toBe('locked');
    expect(runState(['lock', 'supersede'], true)).toBe('superseded');
    expect(runState(['lock', 'reopen'], false)).toBe('prepared');
    expect(runState(['lock', 'reopen', 'lock'], false)).toBe('locked');
  });
});
