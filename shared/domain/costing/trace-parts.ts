import { type Fen, fen } from '../../kernel/fen.ts';
import { COST_ITEMS, type CostItem } from './cost-item.ts';
import { bearing, bearingBelow } from './department.ts';
import { outsideOf } from './direct-cost.ts';
import { parseValue } from './drivers.ts';
import type { BookedExpense } from './expenses.ts';
import { stepsOf } from './scheme.ts';
import { type Spread, sharedOf, weightsBy } from './spread.ts';
import { takenBy } from './trace.ts';
import { nodeText, type TraceNode } from './trace-node.ts';
import type { CostInputs, CostResult } from './work-out.ts';

/** By what a part was measured: 分配率 is `pool ÷ total`, the part `weight × 分配率`. Millionths of the driver's measure. */
export interface Measured {
  readonly driver: string;
  readonly weight: bigint;
  readonly total: bigint;
  /** What was shared by it. */
  readonly pool: Fen;
}

/** What a node holds of one item from one source. */
export interface HeldPart {
  /** The same for the same source in every item. */
  readonly key: string;
  readonly node?: TraceNode;
  readonly account?: Omit<BookedExpense, 'amount'>;
  readonly stage?: number;
  readonly measured?: Measured;
  readonly amount: Fen;
}

/** What a node holds of an item, source by source: Σ is its direct cost and all that it took. None for an unknown node. */
export function heldParts(inputs: CostInputs, result: CostResult, node: TraceNode, item: CostItem): HeldPart[] {
  const { expenses, scheme } = inputs;
  const ofItem = expenses.filter((expense) => expense.item === item);
  if (node.kind === 'shared') return accounts(ofItem.filter((each) => sharedOf(scheme, each)?.name === node.name));
  const known = new Set(inputs.departments.map(({ code }) => code));
  const own = ofItem.filter(
    (each) =>
      each.department === node.code &&
      !sharedOf(scheme, each) &&
      outsideOf(each, new Map([[node.code, 1]])) === undefined,
  );
  if (!known.has(node.code)) return [];
  if (node.kind === 'above') return accounts(own);
  const at = result.departments.findIndex(({ code }) => code === node.code);
  if (at < 0) return [];
  return [...accounts(own), ...spreadParts(inputs, result, node.code, item), ...takenParts(inputs, result, at, item)];
}

/** One part an account, department and fund. */
function accounts(expenses: readonly BookedExpense[]): HeldPart[] {
  const parts = new Map<string, HeldPart>();
  for (const { amount, ...account } of expenses) {
    const key = ['account', account.code, account.department, account.fund].join('\u0000');
    parts.set(key, { key, account, amount: fen((parts.get(key)?.amount ?? 0) + amount) });
  }
  return [...parts.values()];
}

function spreadParts(inputs: CostInputs, { borne }: CostResult, code: string, item: CostItem): HeldPart[] {
  return borne.spreads.flatMap((spread) => {
    const taken = spread.item === item ? spread.taken.find(({ department }) => department === code) : undefined;
    if (!taken) return [];
    const node: TraceNode =
      spread.pool.kind === 'shared'
        ? { kind: 'shared', name: spread.pool.name }
        : { kind: 'above', code: spread.pool.department };
    const key = [nodeText(node), spread.driver].join('\u0000');
    return [{ key, node, measured: spreadMeasured(inputs, spread, code), amount: taken.amount }];
  });
}

function spreadMeasured({ departments, drivers }: CostInputs, spread: Spread, code: string): Measured {
  const receivers =
    spread.pool.kind === 'shared' ? bearing(departments) : bearingBelow(departments, spread.pool.department);
  const weights = weightsBy(spread.driver, drivers);
  const total = receivers.reduce((sum, each) => sum + BigInt(weights.get(each.code) ?? 0), 0n);
  return { driver: spread.driver, weight: BigInt(weights.get(code) ?? 0), total, pool: spread.amount };
}

function takenParts(inputs: CostInputs, result: CostResult, at: number, item: CostItem): HeldPart[] {
  const { allocation, departments } = result;
  const place = COST_ITEMS.indexOf(item);
  return takenBy(allocation, at, place).map(({ department, stage, basis, amount }) => {
    const giver = departments[department]!;
    const driver = driverAt(inputs, stage, giver.code, item);
    const node: TraceNode = { kind: 'department', code: giver.code };
    const handing = allocation
      .handings()
      .find((each) => each.stage === stage && each.givers.includes(department) && each.items.includes(place))!;
    const weights = [...handing.weights.receivers].map((receiver) => weightIn(result, basis, giver.code, receiver));
    const total = weights.reduce((sum, weight) => sum + weight, 0n);
    const pool = fen(
      handing.given[handing.items.indexOf(place) * handing.givers.length + handing.givers.indexOf(department)]!,
    );
    const measured = { driver, weight: weightIn(result, basis, giver.code, at), total, pool };
    return { key: [nodeText(node), stage, driver].join('\u0000'), node, stage, measured, amount };
  });
}

/** A receiver's weight as the written model has it, in millionths. */
function weightIn({ written, departments }: CostResult, basis: string, giver: string, receiver: number): bigint {
  const weights = written.bases[basis] ?? {};
  const own = weights[giver];
  const text = (typeof own === 'object' ? own : weights)[departments[receiver]!.code];
  return typeof text === 'string' ? BigInt(parseValue(text) ?? 0) : 0n;
}

/** The driver by which a department hands an item over at a step. */
function driverAt({ scheme, departments }: CostInputs, stage: number, giver: string, item: CostItem): string {
  const handing = stepsOf(scheme, departments)[stage]!.handings.find(({ department }) => department === giver)!;
  return handing.perItem[item] ?? handing.driver;
}
