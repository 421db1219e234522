import { type Fen, fen } from '../../kernel/fen.ts';
import { COST_ITEMS, type CostItem } from './cost-item.ts';
import type { BookedExpense } from './expenses.ts';
import { FRACTION, wholeParts } from './reciprocal/whole.ts';
import { sameNode, type TraceNode } from './trace-node.ts';
import { type HeldPart, heldParts, type Measured } from './trace-parts.ts';
import type { CostInputs, CostResult } from './work-out.ts';

/** One source of what a node holds, over the items that are looked at. */
export interface TracePart {
  /** Where one goes on to; absent for what stands on an account. */
  readonly node?: TraceNode;
  /** An account's posted expense of the month; its voucher lines are in the account book. */
  readonly account?: Omit<BookedExpense, 'amount'>;
  /** The step of the allocation, from 0; absent where nothing was handed over. */
  readonly stage?: number;
  readonly measured?: Measured;
  /** What the node holds of it. */
  readonly amount: Fen;
  /** Of that, what the first of the path bears in the end. */
  readonly carried: Fen;
}

/** A node on the way back, and what it is made of: Σ amounts is `whole`, Σ carried is `carried`, to the 分. */
export interface TraceLevel {
  readonly node: TraceNode;
  readonly whole: Fen;
  readonly carried: Fen;
  readonly parts: readonly TracePart[];
}

/**
 * 一元追溯 back along a path, from a department's full cost to whoever handed it over, to shared costs, to accounts: the
 * last level of it, or undefined where a step of the path is no source of the one before. What is followed of a source is
 * divided over what that source holds in proportion, item by item, by largest remainder.
 * @param path begins with the department whose full cost is taken back.
 * @param item one cost item, or all of them.
 */
export function traceBack(
  inputs: CostInputs,
  result: CostResult,
  path: readonly TraceNode[],
  item?: CostItem,
): TraceLevel | undefined {
  const items = item === undefined ? COST_ITEMS : [item];
  let followed: ReadonlyMap<CostItem, number> | undefined;
  for (const [at, node] of path.entries()) {
    const levels = new Map(
      items.map((each) => {
        const parts = heldParts(inputs, result, node, each);
        return [each, { parts, carried: carriedOf(parts, followed?.get(each)) }] as const;
      }),
    );
    const next = path[at + 1];
    if (next === undefined) return levelOf(node, levels);
    followed = new Map(
      [...levels].map(([each, { parts, carried }]) => [
        each,
        parts.reduce((sum, part, place) => sum + (part.node && sameNode(part.node, next) ? carried[place]! : 0), 0),
      ]),
    );
    if (![...levels.values()].some(({ parts }) => parts.some((part) => part.node && sameNode(part.node, next))))
      return undefined;
  }
  return undefined;
}

/** What is followed, over the parts of what is held; all of it at the path's beginning. */
function carriedOf(parts: readonly HeldPart[], followed: number | undefined): number[] {
  if (followed === undefined) return parts.map(({ amount }) => amount);
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0);
  // Red and black may cancel out: then nothing was handed on, and nothing is followed.
  if (whole === 0) return parts.map(() => 0);
  const figures = parts.map(({ amount }) => ((BigInt(followed) * BigInt(amount)) << BigInt(FRACTION)) / BigInt(whole));
  return wholeParts(figures, followed);
}

type Levels = ReadonlyMap<CostItem, { readonly parts: readonly HeldPart[]; readonly carried: readonly number[] }>;

/** The items together: sources that are the same are one, the largest first within their kind. */
function levelOf(node: TraceNode, levels: Levels): TraceLevel {
  const found = new Map<string, TracePart>();
  for (const { parts, carried } of levels.values())
    for (const [at, { key, amount, measured, ...part }] of parts.entries()) {
      const before = found.get(key);
      found.set(key, {
        ...part,
        ...(measured ? { measured: together(before?.measured, measured) } : {}),
        amount: fen((before?.amount ?? 0) + amount),
        carried: fen((before?.carried ?? 0) + carried[at]!),
      });
    }
  const parts = [...found.values()].filter(({ amount, carried }) => amount !== 0 || carried !== 0);
  const sum = (of: 'amount' | 'carried'): Fen => fen(parts.reduce((total, part) => total + part[of], 0));
  return { node, whole: sum('amount'), carried: sum('carried'), parts: parts.sort(inOrder) };
}

const together = (before: Measured | undefined, { pool, ...measured }: Measured): Measured => ({
  ...measured,
  pool: fen((before?.pool ?? 0) + pool),
});

/** Accounts, then what is shared, then who handed over in the order of the stages. */
const inOrder = (a: TracePart, b: TracePart): number =>
  placeOf(a) - placeOf(b) || Math.abs(b.amount) - Math.abs(a.amount);
const placeOf = ({ account, stage }: TracePart): number => (account ? -2 : (stage ?? -1));
