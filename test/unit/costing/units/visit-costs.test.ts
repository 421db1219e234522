import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, NO_AMOUNTS, totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { DEFAULT_UNIT_COST_SETTINGS, type UnitCostSettings } from '../../../../shared/domain/costing/units/settings.ts';
import { type DepartmentCost, NO_OUTPUT, outputsOf, splitCost } from '../../../../shared/domain/costing/units/split.ts';
import { visitCosts } from '../../../../shared/domain/costing/units/visit-costs.ts';
import { fen } from '../../../../shared/kernel/fen.ts';

/** 诊次成本 and 床日成本 (财会〔2021〕26号 第22–24条), on the vector of DOMAIN 3.6. */

const vector = JSON.parse(readFileSync(new URL('../../../fixtures/stepdown_vector.json', import.meta.url), 'utf8')) as {
  readonly result: Readonly<Record<string, Readonly<Record<'direct' | 'l1' | 'l2' | 'l3', number[]>>>>;
};

const department = (code: string, name = code) => ({ code, name, class: 'clinical' as const });
const amountsOf = (yuan: readonly number[]): ItemAmounts =>
  Object.fromEntries(COST_ITEMS.map((item, at) => [item, fen(Math.round(yuan[at]! * 100))])) as ItemAmounts;
const cost = (code: string, amount: number): DepartmentCost => ({
  department: department(code),
  amounts: { ...NO_AMOUNTS, personnel: fen(amount) },
});
const hours = (...list: readonly [string, number, number][]): UnitCostSettings => ({
  ...DEFAULT_UNIT_COST_SETTINGS,
  hours: list.map(([code, outpatient, inpatient]) => ({ department: code, outpatient, inpatient })),
});

describe('the vector', () => {
  const full = Object.entries(vector.result)
    .filter(([name]) => name.startsWith('D3'))
    .map(([name, { direct, l1, l2, l3 }]): DepartmentCost => {
      const [code = '', own = ''] = name.split(' ');
      const yuan = direct.map((amount, at) => amount + l1[at]! + l2[at]! + l3[at]!);
      return { department: department(code, own), amounts: amountsOf(yuan) };
    });
  const outputs = new Map(
    (
      [
        ['D31', 5000, 2400],
        ['D32', 4000, 2600],
        ['D33', 4000, 700],
      ] as const
    ).map(([code, visits, bedDays]) => [code, { ...NO_OUTPUT, visits, bedDays }]),
  );
  const settings = hours(['D31', 40, 60], ['D32', 30, 70], ['D33', 60, 40]);
  const costs = visitCosts([{ costs: full, outputs, settings }]);

  it('gives 112.79 a visit and 352.46 a bed-day of 内科, and the others', () => {
    expect(costs.outpatient.rows.map(({ total, unit }) => [total, unit])).toEqual([
      [56_393_600, 11_279],
      // Item by item, each whole 分: one above 30 % of the sum.
      [46_419_868, 11_605],
      [33_169_867, 8_292],
    ]);
    expect(costs.inpatient.rows.map(({ unit }) => unit)).toEqual([35_246, 41_659, 31_590]);
    expect(costs.problems).toEqual([]);
  });

  it('averages the hospital over all visits, not over departments', () => {
    const { total, count, unit } = costs.outpatient.hospital;
    expect([total, count, unit]).toEqual([56_393_600 + 46_419_868 + 33_169_867, 13_000, 10_460]);
  });

  it('keeps every 分 of the departments', () => {
    const all = costs.outpatient.hospital.total + costs.inpatient.hospital.total;
    expect(all).toBe(351_000_000);
  });
});

describe('a split', () => {
  const income = { ...NO_OUTPUT, visits: 10, bedDays: 10, outpatientIncome: 1, inpatientIncome: 2 };

  it('is direct where only one side did anything', () => {
    expect(splitCost(cost('A', 100), { ...NO_OUTPUT, visits: 3 }, DEFAULT_UNIT_COST_SETTINGS)).toMatchObject({
      how: 'outpatient-only',
      outpatient: { personnel: 100 },
    });
    expect(splitCost(cost('A', 100), { ...NO_OUTPUT, bedDays: 3 }, DEFAULT_UNIT_COST_SETTINGS)).toMatchObject({
      how: 'inpatient-only',
      inpatient: { personnel: 100 },
    });
  });

  it('goes by income, by workload with a bed-day as three visits, or by hours before either', () => {
    const split = (settings: UnitCostSettings) => splitCost(cost('A', 100), income, settings);
    expect(split(DEFAULT_UNIT_COST_SETTINGS)).toMatchObject({ how: 'income', outpatient: { personnel: 33 } });
    const workload = { ...DEFAULT_UNIT_COST_SETTINGS, splitBy: 'workload' as const };
    expect(split(workload)).toMatchObject({ how: 'workload', outpatient: { personnel: 25 } });
    expect(split(hours(['A', 9, 1]))).toMatchObject({ how: 'hours', outpatient: { personnel: 90 } });
  });

  it('of a red cost is red on both sides', () => {
    expect(splitCost(cost('A', -100), income, DEFAULT_UNIT_COST_SETTINGS)).toMatchObject({
      outpatient: { personnel: -33 },
      inpatient: { personnel: -67 },
    });
  });

  it('that cannot be made is named with its amount, and is in no table', () => {
    const outputs = new Map([['B', { ...NO_OUTPUT, visits: 1, bedDays: 1 }]]);
    const costs = visitCosts([
      { costs: [cost('A', 100), cost('B', 700), cost('C', 0)], outputs, settings: DEFAULT_UNIT_COST_SETTINGS },
    ]);
    expect(costs.problems).toEqual([
      '科室 A A 没有门急诊人次和床日，成本 1.00 没有计入诊次和床日',
      '科室 B B 有门急诊也有住院，但没有划分的参数，成本 7.00 没有计入诊次和床日',
    ]);
    expect(costs.left.map(({ amounts }) => totalOf(amounts))).toEqual([100, 700]);
    expect([costs.outpatient.rows, costs.outpatient.hospital.unit]).toEqual([[], undefined]);
  });

  it('reads counts whole and incomes as weights from the drivers', () => {
    const value = (driver: string, amount: number) => ({ driver, giver: '', receiver: 'A', value: amount });
    const drivers = [value('visits', 5_000_000), value('inpatient-income', 12_345), value('area', 1)];
    expect(outputsOf(drivers).get('A')).toEqual({ ...NO_OUTPUT, visits: 5, inpatientIncome: 12_345 });
  });
});

it('months are summed before they are divided', () => {
  const month = (amount: number, visits: number) => ({
    costs: [cost('A', amount)],
    outputs: new Map([['A', { ...NO_OUTPUT, visits }]]),
    settings: DEFAULT_UNIT_COST_SETTINGS,
  });
  const { rows } = visitCosts([month(1000, 10), month(5000, 10)]).outpatient;
  expect(rows.map(({ total, count, unit, how }) => [total, count, unit, how])).toEqual([
    [6000, 20, 300, ['outpatient-only']],
  ]);
});

it('no 分 is lost or made, whatever the departments cost and did', () => {
  const one = fc.record({
    amounts: fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 7, maxLength: 7 }),
    visits: fc.integer({ min: 0, max: 3 }),
    bedDays: fc.integer({ min: 0, max: 3 }),
    outpatientIncome: fc.integer({ min: 0, max: 1e12 }),
    inpatientIncome: fc.integer({ min: 0, max: 1e12 }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), fc.boolean(), (list, workload) => {
      const costs = list.map(
        ({ amounts }, at): DepartmentCost => ({
          department: department(`D${at}`),
          amounts: Object.fromEntries(COST_ITEMS.map((item, place) => [item, fen(amounts[place]!)])) as ItemAmounts,
        }),
      );
      const outputs = new Map(list.map(({ amounts: _, ...output }, at) => [`D${at}`, output]));
      const settings = {
        ...DEFAULT_UNIT_COST_SETTINGS,
        splitBy: workload ? ('workload' as const) : ('income' as const),
      };
      const { outpatient, inpatient, left } = visitCosts([{ costs, outputs, settings }]);
      for (const item of COST_ITEMS)
        expect(
          outpatient.hospital.amounts[item] +
            inpatient.hospital.amounts[item] +
            left.reduce((sum, { amounts }) => sum + amounts[item], 0),
        ).toBe(costs.reduce((sum, { amounts }) => sum + amounts[item], 0));
    }),
  );
});
