import fc from 'fast-check';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import type { CostDepartment } from '../../../shared/domain/costing/department.ts';
import { type DriverValue, PARTS } from '../../../shared/domain/costing/drivers.ts';
import type { BookedExpense } from '../../../shared/domain/costing/expenses.ts';
import { DEFAULT_SCHEME, type Scheme } from '../../../shared/domain/costing/scheme.ts';
import { type CostInputs, type CostResult, workOut } from '../../../shared/domain/costing/work-out.ts';
import { fen } from '../../../shared/kernel/fen.ts';

export const spent = (
  code: string,
  department: string,
  amount: number,
  more: Partial<BookedExpense> = {},
): BookedExpense => ({
  ...{ first: '5001', code, department, fund: 'other', item: 'personnel', source: 'other', amount: fen(amount) },
  ...more,
});

export const driven = (driver: string, values: Readonly<Record<string, number>>, giver = ''): DriverValue[] =>
  Object.entries(values).map(([receiver, value]) => ({ driver, giver, receiver, value: value * PARTS }));

/** 院办 and 后勤, 供应室, 检验, and 内科 (two wards below it) and 外科. */
export const DEPARTMENTS: readonly CostDepartment[] = [
  { code: '01', name: '内科', class: 'clinical' },
  { code: '0101', name: '内一科', class: 'clinical', parent: '01' },
  { code: '0102', name: '内二科', class: 'clinical', parent: '01' },
  { code: '02', name: '外科', class: 'clinical' },
  { code: '21', name: '检验科', class: 'technology' },
  { code: '31', name: '供应室', class: 'auxiliary' },
  { code: '41', name: '院办', class: 'admin' },
  { code: '42', name: '后勤', class: 'admin' },
];

export const worked = (inputs: CostInputs): CostResult => {
  const result = workOut(inputs);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('\n'));
  return result.value;
};

/** Full cost of a department and item, in 分. */
export const fullIn = ({ departments, allocation }: CostResult, code: string, item = 0): number =>
  allocation.full[item]![departments.findIndex((each) => each.code === code)]!;

const POSITIVE = fc.integer({ min: 1, max: 5_000 });
const drivers = (driver: string, codes: readonly string[], giver = '') =>
  fc
    .tuple(...codes.map(() => POSITIVE))
    .map((values) => driven(driver, Object.fromEntries(codes.map((code, at) => [code, values[at]!])), giver));
const BEARING = ['0101', '0102', '02', '21', '31', '41', '42'];

/** Months of the hospital above that can be worked out: red amounts, money that forms no cost, shared and unspread costs. */
export const inputs: fc.Arbitrary<CostInputs> = fc.record({
  departments: fc.shuffledSubarray([...DEPARTMENTS], { minLength: DEPARTMENTS.length }),
  expenses: fc.array(
    fc.record({
      ...{ first: fc.constantFrom('5001' as const, '5101' as const), fund: fc.constant('other') },
      code: fc.constantFrom('500101', '50010202', '510101', '51010202'),
      department: fc.constantFrom(...DEPARTMENTS.map(({ code }) => code)),
      item: fc.constantFrom(...COST_ITEMS),
      source: fc.constantFrom('other', 'fiscal-basic', 'fiscal-project', 'research', undefined),
      amount: fc.integer({ min: -2_000_000, max: 90_000_000 }).map(fen),
    }),
    { maxLength: 60 },
  ),
  drivers: fc
    .tuple(
      drivers('headcount', BEARING),
      drivers('area', BEARING),
      drivers('income', ['0101', '0102', '02', '21']),
      drivers('ordered-income', ['0101', '0102', '02'], '21'),
    )
    .map((all) => all.flat()),
  scheme: fc.record({
    ...{ below: fc.constantFrom('headcount', 'area'), classDrivers: fc.constant(DEFAULT_SCHEME.classDrivers) },
    method: fc.constantFrom('step-down' as const, 'direct' as const, 'reciprocal' as const),
    order: fc.constantFrom('parallel' as const, 'sequential' as const),
    shared: fc.constantFrom<Scheme['shared']>(
      [],
      [{ name: '水电费', accounts: ['50010202', '51010202'], driver: 'area' }],
    ),
    handings: fc.constantFrom<Scheme['handings']>(
      [],
      [
        { department: '42', driver: 'area', perItem: { depreciation: 'area', other: 'headcount' } },
        { department: '41', driver: '', perItem: {} },
      ],
    ),
  }),
});
