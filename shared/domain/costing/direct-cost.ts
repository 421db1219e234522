import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import { type FundNature, natureOf } from '../ledger/fund.ts';
import { COST_ITEMS, type CostItem } from './cost-item.ts';
import type { CostDepartment } from './department.ts';

/** What a month's posted vouchers put on one account of 5001 or 5101, in 分, without what closing moved; debit positive. */
export interface Expense {
  readonly code: string;
  /** '' where the books name none. */
  readonly department: string;
  readonly item: CostItem;
  /** The fund source it counts as, or undefined where nothing says. */
  readonly source: string | undefined;
  readonly amount: Fen;
}

/** One amount a cost item, in the items' order, in 分. */
export type ItemAmounts = Readonly<Record<CostItem, Fen>>;

export const NO_AMOUNTS: ItemAmounts = Object.fromEntries(COST_ITEMS.map((item) => [item, ZERO])) as ItemAmounts;

export const plusItem = (amounts: ItemAmounts, item: CostItem, amount: Fen): ItemAmounts => ({
  ...amounts,
  [item]: fen(amounts[item] + amount),
});

export const addAmounts = (one: ItemAmounts, other: ItemAmounts): ItemAmounts =>
  Object.fromEntries(COST_ITEMS.map((item) => [item, fen(one[item] + other[item])])) as ItemAmounts;

export const subtractAmounts = (one: ItemAmounts, other: ItemAmounts): ItemAmounts =>
  Object.fromEntries(COST_ITEMS.map((item) => [item, fen(one[item] - other[item])])) as ItemAmounts;

export const totalOf = (amounts: ItemAmounts): Fen => fen(COST_ITEMS.reduce((sum, item) => sum + amounts[item], 0));

/** Why an expense is no direct cost of a department. */
export type Outside =
  /** 财政项目拨款经费 and 科教经费 form no cost (医院补充规定 十五). */
  | { readonly kind: 'not-cost'; readonly nature: Extract<FundNature, 'fiscal-project' | 'research'> }
  /** The books name no department. */
  | { readonly kind: 'no-department' }
  /** They name one that the unit does not keep. */
  | { readonly kind: 'unknown-department' };

/** 待归集: an expense that no department bears yet, and why. */
export type Unassigned<Booked extends Expense = Expense> = Booked & {
  readonly why: Exclude<Outside['kind'], 'not-cost'>;
};

/** 直接成本 of a span: what each department bears of its own, and what it does not and why. */
export interface DirectCost<Booked extends Expense = Expense> {
  readonly departments: ReadonlyMap<string, ItemAmounts>;
  /** 不计入成本, by nature of the money. */
  readonly excluded: Readonly<Record<'fiscal-project' | 'research', ItemAmounts>>;
  /** 待归集: cost that belongs to no department yet; it is cleared before cost is allocated, never silently dropped. */
  readonly unassigned: readonly Unassigned<Booked>[];
}

/**
 * Direct cost by department and item from the posted expenses of 5001 and 5101 (医院补充规定 附表7): what fiscal project and
 * research money paid is left out and said. Σ departments + Σ excluded + Σ unassigned = Σ expenses, per item.
 */
export function directCost<Booked extends Expense>(
  expenses: readonly Booked[],
  departments: readonly CostDepartment[],
): DirectCost<Booked> {
  const kept = new Map<string, ItemAmounts>(departments.map(({ code }) => [code, NO_AMOUNTS]));
  let [fiscal, research] = [NO_AMOUNTS, NO_AMOUNTS];
  const unassigned: Unassigned<Booked>[] = [];
  for (const expense of expenses) {
    const { item, amount } = expense;
    if (amount === 0) continue;
    const outside = outsideOf(expense, kept);
    if (outside === undefined) kept.set(expense.department, plusItem(kept.get(expense.department)!, item, amount));
    else if (outside.kind !== 'not-cost') unassigned.push({ ...expense, why: outside.kind });
    else if (outside.nature === 'research') research = plusItem(research, item, amount);
    else fiscal = plusItem(fiscal, item, amount);
  }
  return { departments: kept, excluded: { 'fiscal-project': fiscal, research }, unassigned };
}

/** Why an expense is no direct cost of a department, or undefined where it is. */
export function outsideOf({ source, department }: Expense, known: ReadonlyMap<string, unknown>): Outside | undefined {
  const nature = natureOf(source);
  if (nature === 'fiscal-project' || nature === 'research') return { kind: 'not-cost', nature };
  if (department === '') return { kind: 'no-department' };
  return known.has(department) ? undefined : { kind: 'unknown-department' };
}
