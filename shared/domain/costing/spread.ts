import { assert } from '../../kernel/assert.ts';
import { type Fen, fen, groupedYuan } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { shareFen } from '../../kernel/share.ts';
import { COST_ITEMS, type CostItem } from './cost-item.ts';
import { bearing, bearingBelow, type CostDepartment } from './department.ts';
import {
  type DirectCost,
  directCost,
  type ItemAmounts,
  NO_AMOUNTS,
  outsideOf,
  plusItem,
  totalOf,
  type Unassigned,
} from './direct-cost.ts';
import { type DriverValue, driverOf } from './drivers.ts';
import type { BookedExpense } from './expenses.ts';
import { COST_LIMITS, type CostProblem } from './model.ts';
import type { Scheme, SharedCost } from './scheme.ts';

/** A pool that was spread before departments hand over, and what each of them took of it. */
export interface Spread {
  /** The shared cost's name, or the code of the department above. */
  readonly pool:
    | { readonly kind: 'shared'; readonly name: string }
    | { readonly kind: 'above'; readonly department: string };
  readonly item: CostItem;
  readonly driver: string;
  readonly amount: Fen;
  /** In 分, in the order of the receivers' codes; Σ is the amount. */
  readonly taken: readonly { readonly department: string; readonly amount: Fen }[];
}

/** 直接成本 of the departments that bear cost, once what is shared has been spread. */
export interface Borne {
  /** As the books have it: by the department that is posted, without what is shared. */
  readonly booked: DirectCost<BookedExpense>;
  readonly spreads: readonly Spread[];
  /** 直接成本 of 成本医01, by bearing department: Σ is Σ booked departments + Σ shared. */
  readonly direct: ReadonlyMap<string, ItemAmounts>;
}

/** The shared cost that an expense is part of, or undefined where a department bears it; excluded money is never shared. */
export const sharedOf = ({ shared }: Scheme, expense: BookedExpense): SharedCost | undefined => {
  const outside = outsideOf(expense, new Map());
  if (outside?.kind === 'not-cost') return undefined;
  return shared.find(({ accounts }) => accounts.some((account) => expense.code.startsWith(account)));
};

/**
 * Spreads what is shared, and what is booked above the departments that bear cost, each pool by its own driver and by
 * largest remainder (最大余数法), the lowest code first.
 *
 * Refused by name: a cost with no department (待归集), and a pool whose driver nobody has.
 */
export function spreadShared(
  expenses: readonly BookedExpense[],
  departments: readonly CostDepartment[],
  drivers: readonly DriverValue[],
  scheme: Scheme,
): Result<Borne, CostProblem[]> {
  const pools = new Map<SharedCost, ItemAmounts>();
  const own: BookedExpense[] = [];
  for (const expense of expenses) {
    const shared = sharedOf(scheme, expense);
    if (shared) pools.set(shared, plusItem(pools.get(shared) ?? NO_AMOUNTS, expense.item, expense.amount));
    else own.push(expense);
  }
  const booked = directCost(own, departments);
  const receivers = bearing(departments);
  const known = new Set(receivers.map(({ code }) => code));
  const problems = unassignedProblems(booked.unassigned);
  const spreads: Spread[] = [];
  const spread = (pool: Spread['pool'], amounts: ItemAmounts, driver: string, to: readonly CostDepartment[]): void => {
    const weights = weightsBy(driver, drivers);
    const codes = to.map(({ code }) => code).sort();
    const shares = codes.map((code) => weights.get(code) ?? 0);
    if (shares.every((share) => share === 0)) {
      if (COST_ITEMS.some((item) => amounts[item] !== 0)) problems.push(nobody(pool, totalOf(amounts), driver));
      return;
    }
    for (const item of COST_ITEMS) {
      const amount = amounts[item];
      if (amount === 0) continue;
      const parts = shareFen(amount, shares);
      assert(parts, 'weights above nil share any amount');
      spreads.push({ pool, item, driver, amount, taken: takenOf(codes, parts) });
    }
  };
  for (const [shared, amounts] of pools)
    spread({ kind: 'shared', name: shared.name }, amounts, shared.driver, receivers);
  for (const [department, amounts] of booked.departments)
    if (!known.has(department))
      spread({ kind: 'above', department }, amounts, scheme.below, bearingBelow(departments, department));
  if (problems.length > 0) return err(problems);
  const direct = new Map(receivers.map(({ code }) => [code, booked.departments.get(code) ?? NO_AMOUNTS]));
  for (const { item, taken } of spreads)
    for (const { department, amount } of taken) direct.set(department, plusItem(direct.get(department)!, item, amount));
  return ok({ booked, spreads, direct });
}

/** A driver's value of each department; of pairs, what all givers together count for it. */
export function weightsBy(driver: string, drivers: readonly DriverValue[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { driver: each, receiver, value } of drivers)
    if (each === driver) weights.set(receiver, (weights.get(receiver) ?? 0) + value);
  return weights;
}

const takenOf = (codes: readonly string[], parts: readonly Fen[]): Spread['taken'] =>
  codes.flatMap((department, at) => (parts[at] === 0 ? [] : [{ department, amount: fen(parts[at]!) }]));

const unassigned = ({ code, department, amount, why }: Unassigned<BookedExpense>): CostProblem => ({
  path: 'expenses',
  message:
    why === 'no-department'
      ? `科目 ${code} 的费用 ${groupedYuan(amount)} 元没有科室，请先归集`
      : `科目 ${code} 的费用 ${groupedYuan(amount)} 元记在没有的科室 ${department}，请先对照`,
});

/** As many as a model names (`Findings`), and how many more there are. */
function unassignedProblems(all: readonly Unassigned<BookedExpense>[]): CostProblem[] {
  const more = all.length - COST_LIMITS.problems;
  const named = all.slice(0, COST_LIMITS.problems).map(unassigned);
  return more > 0 ? [...named, { path: 'expenses', message: `另外还有 ${more} 处问题` }] : named;
}

const nobody = (pool: Spread['pool'], amount: Fen, driver: string): CostProblem => ({
  path: 'spreads',
  message: `${pool.kind === 'shared' ? pool.name : `上级科室 ${pool.department}`} 的 ${groupedYuan(amount)} 元没有接收科室：没有科室填了${driverOf(driver)?.name ?? driver}`,
});
