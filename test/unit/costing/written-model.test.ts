import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allocate } from '../../../shared/domain/costing/allocate.ts';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import type { CostDepartment } from '../../../shared/domain/costing/department.ts';
import { allocationDocument } from '../../../shared/domain/costing/document.ts';
import { type DriverValue, PARTS } from '../../../shared/domain/costing/drivers.ts';
import type { BookedExpense } from '../../../shared/domain/costing/expenses.ts';
import { readCostModel } from '../../../shared/domain/costing/read-model.ts';
import { CLASS_DRIVERS, type Scheme } from '../../../shared/domain/costing/scheme.ts';
import { type CostInputs, workOut } from '../../../shared/domain/costing/work-out.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** A small hospital: a department above two others (内科), and each class with a giver or two. */
const DEPARTMENTS: readonly CostDepartment[] = [
  { code: 'A1', name: '院办', class: 'admin' },
  { code: 'A2', name: '总务科', class: 'admin' },
  { code: 'M1', name: '供应室', class: 'auxiliary' },
  { code: 'M2', name: '收费处', class: 'auxiliary' },
  { code: 'T1', name: '检验科', class: 'technology' },
  { code: 'T2', name: '影像科', class: 'technology' },
  { code: 'C1', name: '内科', class: 'clinical' },
  { code: 'C11', name: '心内科', class: 'clinical', parent: 'C1' },
  { code: 'C12', name: '呼吸科', class: 'clinical', parent: 'C1' },
  { code: 'C2', name: '外科', class: 'clinical' },
];
const BEARING = DEPARTMENTS.map(({ code }) => code).filter((code) => code !== 'C1');

const amount = fc.oneof(fc.integer({ min: -5_000_000, max: 900_000_000 }), fc.constantFrom(0, 1, -1));
const expenses = fc.array(
  fc.record({
    department: fc.constantFrom(...DEPARTMENTS.map(({ code }) => code)),
    item: fc.constantFrom(...COST_ITEMS),
    shared: fc.boolean(),
    amount,
  }),
  { minLength: 1, maxLength: 30 },
);
/** Clinical departments have something of every driver, so that there is always a receiver. */
const value = (receiver: string) =>
  fc.integer({ min: receiver.startsWith('C') ? 1 : 0, max: 90_000 }).map((whole) => whole * PARTS);
const common = (driver: string): fc.Arbitrary<DriverValue[]> =>
  fc
    .tuple(...BEARING.map(value))
    .map((values) => values.map((each, at) => ({ driver, giver: '', receiver: BEARING[at]!, value: each })));
const pairs = (giver: string): fc.Arbitrary<DriverValue[]> =>
  fc
    .tuple(...BEARING.map(value))
    .map((values) =>
      values.map((each, at) => ({ driver: 'ordered-income', giver, receiver: BEARING[at]!, value: each + 1 })),
    );
const drivers = fc
  .tuple(...['headcount', 'income', 'packs', 'area'].map(common), ...['M1', 'T1', 'T2'].map(pairs))
  .map((lists) => lists.flat());
const scheme: fc.Arbitrary<Scheme> = fc.record({
  method: fc.constantFrom('step-down', 'direct', 'reciprocal'),
  order: fc.constantFrom('parallel', 'sequential'),
  shared: fc.constant([{ name: '水电费', accounts: ['500109'], driver: 'area' }]),
  below: fc.constant('headcount'),
  classDrivers: fc.constant(CLASS_DRIVERS),
  handings: fc.subarray(
    [
      { department: 'M2', driver: 'headcount', perItem: {} },
      { department: 'M1', driver: 'ordered-income', perItem: { materials: 'packs' } },
      { department: 'T2', driver: 'ordered-income', perItem: { drugs: 'income', other: 'headcount' } },
      { department: 'A2', driver: 'area', perItem: { personnel: 'headcount' } },
    ],
    { minLength: 0 },
  ),
});

const inputs: fc.Arbitrary<CostInputs> = fc.record({ expenses, drivers, scheme }).map((given) => ({
  departments: DEPARTMENTS,
  expenses: given.expenses.map(
    ({ department, item, shared, amount: fenAmount }): BookedExpense => ({
      ...{ first: '5001', code: shared ? '50010901' : '50010101', fund: '', source: undefined },
      ...{ department, item, amount: fen(fenAmount) },
    }),
  ),
  drivers: given.drivers,
  scheme: given.scheme,
}));

it('the model that a run writes gives the same allocation when it is read back from its text', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const run = workOut(given);
      if (!run.ok) throw new Error(run.error.map(({ message }) => message).join('\n'));
      const { written, allocation, departments } = run.value;
      const read = readCostModel(JSON.parse(JSON.stringify(written)));
      if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('\n'));
      const again = allocate(read.value);
      if (!again.ok) throw new Error(again.error.map(({ message }) => message).join('\n'));
      expect(allocationDocument(again.value)).toEqual(allocationDocument(allocation));
      // Numbers of the model are places in the run's departments, and nothing of the books is lost.
      expect(allocation.model.departments.map(({ code }) => code)).toEqual(departments.map(({ code }) => code));
      for (const [at, item] of COST_ITEMS.entries())
        expect(allocation.full[at]!.reduce((sum, one) => sum + one, 0)).toBe(
          given.expenses.reduce((sum, expense) => (expense.item === item ? sum + expense.amount : sum), 0),
        );
      expect(allocation.certificate().holds).toBe(true);
    }),
    { numRuns: 80 },
  );
});
