import fc from 'fast-check';
import { COST_ITEMS, type CostItem } from '../../../shared/domain/costing/cost-item.ts';
import type { CostDepartment } from '../../../shared/domain/costing/department.ts';
import { DRIVERS, type DriverValue, PARTS } from '../../../shared/domain/costing/drivers.ts';
import type { BookedExpense } from '../../../shared/domain/costing/expenses.ts';
import { METHODS } from '../../../shared/domain/costing/model.ts';
import { DEFAULT_SCHEME, ORDERS } from '../../../shared/domain/costing/scheme.ts';
import { type CostInputs, type CostResult, workOut } from '../../../shared/domain/costing/work-out.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** A unit's month with every kind of source: 内科 above two wards, 水费 shared by area, three classes that hand over. */
export const departments: readonly CostDepartment[] = [
  { code: '01', name: '内科', class: 'clinical' },
  { code: '0101', name: '内一', class: 'clinical', parent: '01' },
  { code: '0102', name: '内二', class: 'clinical', parent: '01' },
  { code: '02', name: '外科', class: 'clinical' },
  { code: '21', name: '检验科', class: 'technology' },
  { code: '22', name: '放射科', class: 'technology' },
  { code: '31', name: '供应室', class: 'auxiliary' },
  { code: '32', name: '收费处', class: 'auxiliary' },
  { code: '41', name: '院办', class: 'admin' },
];

export const expense = (
  department: string,
  amount: number,
  item: CostItem = 'personnel',
  code = '500101',
): BookedExpense => ({
  ...{ first: code.startsWith('51') ? '5101' : '5001', code, department, item, amount: fen(amount) },
  ...{ fund: 'other', source: 'other' },
});

export const value = (driver: string, receiver: string, amount: number, giver = ''): DriverValue => ({
  ...{ driver, receiver, giver, value: amount * PARTS },
});

const BEARING = departments.filter(({ code }) => code !== '01');
const PAIRED = ['0101', '0102', '02'];

/** Every driver with a weight of its own for each department. */
export const drivers: readonly DriverValue[] = DRIVERS.flatMap(({ code, of }) =>
  of === 'pair'
    ? ['21', '22'].flatMap((giver) => PAIRED.map((receiver, at) => value(code, receiver, at + giver.length, giver)))
    : BEARING.map(({ code: receiver }, at) => value(code, receiver, at + 1)),
);

export const inputs: CostInputs = {
  departments,
  drivers,
  expenses: [
    ...[expense('01', 1_001), expense('0101', 50_000), expense('0101', 700, 'drugs', '500103')],
    ...[expense('02', 33_333), expense('21', 9_999), expense('22', 4_000, 'depreciation', '500105')],
    ...[expense('31', 8_000), expense('32', 2_000), expense('41', 10_007, 'personnel', '510101')],
    ...[expense('', 777, 'other', '500108'), expense('41', 223, 'other', '500108')],
  ],
  scheme: { ...DEFAULT_SCHEME, shared: [{ name: '水费', accounts: ['500108'], driver: 'area' }] },
};

export function worked(given: CostInputs = inputs): CostResult {
  const result = workOut(given);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Months of any amounts, red ones too, by any method, order and weights. */
export const months = (): fc.Arbitrary<CostInputs> =>
  fc
    .record({
      method: fc.constantFrom(...METHODS),
      order: fc.constantFrom(...ORDERS),
      amounts: fc.array(
        fc.tuple(
          fc.constantFrom('', ...departments.map(({ code }) => code)),
          fc.integer({ min: -50_000, max: 900_000 }),
          fc.constantFrom(...COST_ITEMS),
        ),
        { minLength: 1, maxLength: 30 },
      ),
      weights: fc.array(fc.integer({ min: 1, max: 97 }), { minLength: drivers.length, maxLength: drivers.length }),
    })
    .map(({ method, order, amounts, weights }) => ({
      departments,
      expenses: amounts.map(([department, amount, item]) =>
        expense(department, amount, item, department === '' ? '500108' : '500101'),
      ),
      drivers: drivers.map((each, at) => ({ ...each, value: weights[at]! * PARTS })),
      scheme: { ...inputs.scheme, method, order },
    }));
