import { assert } from './assert.ts';
import { type Fen, fen } from './fen.ts';

/**
 * Shares an amount over weights by largest remainder (最大余数法): the parts are whole 分 and sum to the amount exactly.
 *
 * Each part is first `trunc(|amount| × weight / Σ weights)`; the 分 left over go one each to the largest remainders,
 * and among equal remainders to the earlier position, so that the same input always gives the same parts.
 * A negative amount is shared as its absolute value and negated. A weight of zero receives nothing.
 *
 * @param amount what is shared, in 分.
 * @param weights whole and not negative (scale decimals up first: only their ratio counts).
 * @returns one part a weight, or undefined when all weights are zero while there is something to share: the caller
 *   names the pool and refuses, money is never dropped.
 */
export function shareFen(amount: Fen, weights: readonly (number | bigint)[]): Fen[] | undefined {
  const exact = weights.map((weight) => {
    const w = BigInt(weight);
    assert(w >= 0n, 'a weight must not be negative');
    return w;
  });
  const total = exact.reduce((sum, w) => sum + w, 0n);
  if (total === 0n) return amount === 0 ? weights.map(() => fen(0)) : undefined;
  const pool = BigInt(Math.abs(amount));
  const sign = amount < 0 ? -1 : 1;
  const parts = exact.map((w) => (pool * w) / total);
  const remainders = exact.map((w) => (pool * w) % total);
  let left = Number(pool - parts.reduce((sum, part) => sum + part, 0n));
  const order = remainders.map((_, position) => position);
  order.sort((a, b) => {
    const ra = remainders[a]!;
    const rb = remainders[b]!;
    return ra === rb ? a - b : ra > rb ? -1 : 1;
  });
  for (const position of order) {
    if (left === 0) break;
    parts[position]! += 1n;
    left -= 1;
  }
  assert(left === 0, 'every 分 must be shared');
  return parts.map((part) => fen(sign * Number(part)));
}
