import { type Fen, fen, sumFen, ZERO } from '../../kernel/fen.ts';
import { shareFen } from '../../kernel/share.ts';
import type { MirrorSide } from '../consolidation/item.ts';
import { mirrorOf } from '../consolidation/mirror.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { BudgetItem } from './items.ts';
import { budgetItem, type Carry, cellTotal, type PlanCell } from './plan.ts';

/** One member's plan of a year. */
export interface UnitPlan {
  readonly unit: UnitCode;
  readonly cells: readonly PlanCell[];
  readonly carries: readonly Carry[];
}

/** One line of the consolidated budget: item × fund source, in twelve months of 分; `amount = units − eliminated` in each. */
export interface SummedLine {
  readonly item: string;
  readonly source: string;
  /** 单位合计. */
  readonly units: readonly Fen[];
  /** 抵销. */
  readonly eliminated: readonly Fen[];
  /** 合并数. */
  readonly amount: readonly Fen[];
}

export interface UnitAmount {
  readonly unit: UnitCode;
  readonly amount: Fen;
}

/** 上级补助 (6201 ↔ 7501) and 上缴 (6301 ↔ 7401): the mirror groups that plans have items of. */
export const PAIR_GROUPS = ['subsidy', 'turn-in'] as const;
export type PairGroup = (typeof PAIR_GROUPS)[number];

/** Both sides of internal items of one kind, and what of them was eliminated (内部收支抵销). */
export interface InternalPair {
  readonly group: PairGroup;
  /** Who plans to receive, and who to give; units without an amount are left out. */
  readonly revenue: readonly UnitAmount[];
  readonly spending: readonly UnitAmount[];
  /** Taken out of each side alike: the smaller of both. */
  readonly eliminated: Fen;
  /** 未抵销差额: revenue − spending; its units are those of the larger side. */
  readonly left: Fen;
}

export interface ConsolidatedBudget {
  /** In the order of items and sources; revenue and spending alike are above nil. */
  readonly lines: readonly SummedLine[];
  /** Those with any amount. */
  readonly pairs: readonly InternalPair[];
}

/**
 * 汇总（合并）预算: members summed, internal items taken out of both sides by the pairs of the consolidation's map (DOMAIN 2.3
 * E2, E3, budget side B1). A row of a plan does not name its counterparty: so both sides are eliminated up to the smaller
 * of their sums, and what the larger has beyond it stays and is told with its units, never dropped.
 *
 * @param eliminates false where rule B1 is switched off, and for who does not see the whole community.
 */
export function consolidateBudgets(plans: readonly UnitPlan[], eliminates: boolean): ConsolidatedBudget {
  const lines = summed(plans);
  const pairs = PAIR_GROUPS.map((group) => pairOf(plans, group, eliminates)).filter(
    ({ revenue, spending }) => revenue.length + spending.length > 0,
  );
  for (const { group, eliminated } of pairs) {
    for (const side of ['credit', 'debit'] as const)
      spread(
        lines.filter(({ item }) => isInternal(item, group, side)),
        eliminated,
      );
  }
  return {
    lines: lines.map(({ item, source, units, eliminated }) => ({
      ...{ item, source },
      units: units.map(fen),
      eliminated: eliminated.map(fen),
      amount: units.map((amount, month) => fen(amount - (eliminated[month] ?? 0))),
    })),
    pairs,
  };
}

/** A line while it is summed. */
interface Summing {
  readonly item: string;
  readonly source: string;
  readonly units: number[];
  readonly eliminated: number[];
}

function summed(plans: readonly UnitPlan[]): Summing[] {
  const lines = new Map<string, Summing>();
  for (const { item, source, months } of plans.flatMap(({ cells }) => cells)) {
    const key = `${item}\u0000${source}`;
    let line = lines.get(key);
    if (!line) {
      line = { item, source, units: Array<number>(12).fill(0), eliminated: Array<number>(12).fill(0) };
      lines.set(key, line);
    }
    for (const [month, amount] of months.entries()) line.units[month] = (line.units[month] ?? 0) + amount;
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** Whether the item is one side of an internal pair, by the accounts that it stands for: revenue is the credit side. */
function isInternal(code: string, group: PairGroup, side: MirrorSide): boolean {
  const item = budgetItem(code);
  if (item?.internal !== true) return false;
  return item.budget.some((account) => {
    const mirror = mirrorOf(account, 'budget');
    return mirror?.group === group && mirror.side === side;
  });
}

function pairOf(plans: readonly UnitPlan[], group: PairGroup, eliminates: boolean): InternalPair {
  const sideOf = (side: MirrorSide): UnitAmount[] =>
    plans
      .map(({ unit, cells }) => ({
        unit,
        amount: sumFen(cells.filter(({ item }) => isInternal(item, group, side)).map(cellTotal)),
      }))
      .filter(({ amount }) => amount !== 0);
  const revenue = sideOf('credit');
  const spending = sideOf('debit');
  const [received, given] = [sumFen(revenue.map(amountOf)), sumFen(spending.map(amountOf))];
  return {
    ...{ group, revenue, spending },
    eliminated: eliminates ? fen(Math.min(received, given)) : ZERO,
    left: fen(received - given),
  };
}

const amountOf = ({ amount }: UnitAmount): Fen => amount;

/** Takes an amount out of a side's lines and months, each by its share to the 分; never more than stands there. */
function spread(lines: readonly Summing[], amount: Fen): void {
  const places = lines.flatMap((line) => line.units.map((whole, month) => ({ line, month, whole })));
  const shares = shareFen(
    amount,
    places.map(({ whole }) => whole),
  );
  for (const [index, { line, month }] of places.entries()) line.eliminated[month] = shares?.[index] ?? ZERO;
}

/** Which side of the budget an item's money is on; `paper`: planned, but no money moves (折旧、摊销、计提). */
export type SumSide = 'revenue' | 'spending' | 'paper';

/** Debt taken up (债务预算收入) is revenue of the budget; capital and repayments are spending. Workload is no money at all. */
export function sumSide({ cashless, budget, financial }: BudgetItem): SumSide | undefined {
  if (cashless) return 'paper';
  if (budget.some((account) => account.startsWith('6'))) return 'revenue';
  if (budget.some((account) => account.startsWith('7'))) return 'spending';
  return financial.length > 0 ? 'paper' : undefined;
}

export const sideOfItem = (code: string): SumSide | undefined => {
  const item = budgetItem(code);
  return item && sumSide(item);
};
