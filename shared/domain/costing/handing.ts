import { apportion } from './apportion.ts';
import type { Weights } from './weights.ts';

/**
 * What some departments handed over together by one basis: one pool an item, over the same receivers. Departments that
 * hand over by a common basis are one pool (`C[行政后勤]` in the formula), so that 分 are rounded once.
 */
export interface Handing {
  readonly stage: number;
  readonly basis: string;
  readonly givers: readonly number[];
  readonly items: readonly number[];
  readonly weights: Weights;
  /** Whole 分 that each giver handed over: item after item, a giver a place. */
  readonly given: Float64Array;
  /** Whole 分 that each receiver took: item after item, a receiver of `weights` a place. Σ of an item is what was given. */
  readonly taken: Float64Array;
}

/**
 * The shares of one item giver by giver: a row a giver, a place a receiver. Rows sum to what was given and columns to what
 * was taken, so that a 分 can be followed through a common pool. Each giver takes its part of what is left of the shares.
 * @param at the item's place in `items`.
 */
export function byGiver({ givers, weights, given, taken }: Handing, at: number): Float64Array[] {
  const size = weights.receivers.length;
  const amounts = given.subarray(at * givers.length, (at + 1) * givers.length);
  const shares = taken.subarray(at * size, (at + 1) * size);
  if (givers.length === 1) return [shares];
  const pool = amounts.reduce((sum, amount) => sum + amount, 0);
  const sign = pool < 0 ? -1 : 1;
  // Givers against the pool's sign are shared on their own; the others then take that much more.
  const against = amounts.map((amount) => (amount * sign < 0 ? -amount * sign : 0));
  const contrary = new Float64Array(size);
  apportion(
    against.reduce((sum, amount) => sum + amount, 0),
    weights,
    contrary,
  );
  const along = shares.map((share, receiver) => share * sign + contrary[receiver]!);
  return [...amounts].map((amount) => {
    const [rest, direction] = amount * sign < 0 ? [contrary, -sign] : [along, sign];
    const row = new Float64Array(size);
    takeFrom(rest, Math.abs(amount), row);
    return row.map((part) => (part === 0 ? 0 : part * direction));
  });
}

/** Shares an amount over what is left, and takes it from there: never more of a place than it holds. */
function takeFrom(rest: Float64Array, amount: number, row: Float64Array): void {
  const total = rest.reduce((sum, value) => sum + value, 0);
  if (total === 0) return;
  const values = total < 2 ** 51 ? rest : Array.from(rest, BigInt);
  apportion(amount, { receivers: new Int32Array(0), values, total: values === rest ? total : BigInt(total) }, row);
  for (const [place, part] of row.entries()) rest[place]! -= part;
}
