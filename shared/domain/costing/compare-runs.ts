import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import { type Allocation, fullCostOf } from './allocate.ts';
import type { CostItem } from './cost-item.ts';
import { COST_ITEMS } from './cost-item.ts';
import { type DriverValue, driverKey } from './drivers.ts';
import { frozenPartText, INPUT_PARTS, type InputPart } from './frozen-inputs.ts';
import { type CostInputs, type CostResult, workOut } from './work-out.ts';

/** What a difference between two runs comes of: the books (with the departments), the drivers, the scheme. */
export const CAUSES = ['books', 'drivers', 'scheme'] as const;
export type Cause = (typeof CAUSES)[number];

/** A department's full cost in two runs, in 分; `difference` = after − before = Σ causes = Σ items. */
export interface RunShift {
  readonly code: string;
  readonly name: string;
  readonly before: Fen;
  readonly after: Fen;
  readonly difference: Fen;
  readonly causes: Readonly<Record<Cause, Fen>>;
  readonly items: Readonly<Record<CostItem, Fen>>;
}

interface Side {
  readonly inputs: CostInputs;
  readonly result: CostResult;
}

/**
 * Two runs by department, and why they differ: the later run's books are put through the earlier one's drivers and scheme,
 * then with its own drivers, then with its own scheme; what each step moves is its cause's, so that causes sum to the
 * difference to the 分. Where a step gives no result by itself (a new department without its driver), the next takes it along.
 *
 * The largest difference first, then by code; departments without any are left out.
 */
export function runShifts(before: Side, after: Side): RunShift[] {
  const effects = causedBy(before, after);
  const [first, second] = [totalsOf(before.result), totalsOf(after.result)];
  const [itemsBefore, itemsAfter] = [itemsOf(before.result), itemsOf(after.result)];
  return [...new Set([...first.keys(), ...second.keys()])]
    .map((code): RunShift => {
      const [from, to] = [first.get(code)?.total ?? ZERO, second.get(code)?.total ?? ZERO];
      const cause = (each: Cause): Fen => effects.get(each)?.get(code) ?? ZERO;
      return {
        ...{ code, name: (second.get(code) ?? first.get(code))!.name, before: from, after: to },
        difference: fen(to - from),
        causes: { books: cause('books'), drivers: cause('drivers'), scheme: cause('scheme') },
        items: Object.fromEntries(
          COST_ITEMS.map((item, at) => [
            item,
            fen((itemsAfter.get(code)?.[at] ?? 0) - (itemsBefore.get(code)?.[at] ?? 0)),
          ]),
        ) as Record<CostItem, Fen>,
      };
    })
    .filter(({ difference, items, causes }) =>
      [difference, ...Object.values(items), ...Object.values(causes)].some((amount) => amount !== 0),
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1));
}

/** By cause and department, what it moved. */
function causedBy(before: Side, after: Side): ReadonlyMap<Cause, ReadonlyMap<string, Fen>> {
  const { departments, expenses, drivers } = after.inputs;
  const steps: readonly [Cause, () => Allocation | undefined][] = [
    ['books', () => tried({ ...before.inputs, departments, expenses })],
    ['drivers', () => tried({ ...before.inputs, departments, expenses, drivers })],
    ['scheme', () => after.result.allocation],
  ];
  const effects = new Map<Cause, ReadonlyMap<string, Fen>>();
  let standing = amountsOf(before.result.allocation);
  for (const [cause, work] of steps) {
    const allocation = work();
    if (!allocation) continue;
    const next = amountsOf(allocation);
    effects.set(cause, changeOf(standing, next));
    standing = next;
  }
  return effects;
}

const tried = (inputs: CostInputs): Allocation | undefined => {
  const result = workOut(inputs);
  return result.ok ? result.value.allocation : undefined;
};

const amountsOf = (allocation: Allocation): ReadonlyMap<string, Fen> =>
  new Map(allocation.model.departments.map(({ code }, at) => [code, fullCostOf(allocation, at)]));

const changeOf = (from: ReadonlyMap<string, Fen>, to: ReadonlyMap<string, Fen>): ReadonlyMap<string, Fen> =>
  new Map(
    [...new Set([...from.keys(), ...to.keys()])].map((code) => [
      code,
      fen((to.get(code) ?? 0) - (from.get(code) ?? 0)),
    ]),
  );

const totalsOf = ({ allocation }: CostResult) =>
  new Map(
    allocation.model.departments.map(({ code, name }, at) => [code, { name, total: fullCostOf(allocation, at) }]),
  );

const itemsOf = ({ allocation: { model, full } }: CostResult) =>
  new Map(model.departments.map(({ code }, at) => [code, full.map((amounts) => amounts[at]!)]));

/** Which parts of the inputs differ. */
export function changedParts(before: CostInputs, after: CostInputs): InputPart[] {
  return INPUT_PARTS.filter((part) => frozenPartText(part, before) !== frozenPartText(part, after));
}

/** A driver that is another in the later run; 0 where a run has none. */
export interface DriverShift extends Omit<DriverValue, 'value'> {
  readonly before: number;
  readonly after: number;
}

/** The drivers that differ, in the order of their keys. */
export function driverShifts(before: readonly DriverValue[], after: readonly DriverValue[]): DriverShift[] {
  const shifts = new Map<string, DriverShift>();
  for (const { value, ...of } of before) shifts.set(driverKey(of), { ...of, before: value, after: 0 });
  for (const { value, ...of } of after)
    shifts.set(driverKey(of), { ...of, before: shifts.get(driverKey(of))?.before ?? 0, after: value });
  return [...shifts]
    .filter(([, shift]) => shift.before !== shift.after)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, shift]) => shift);
}
