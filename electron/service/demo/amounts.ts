import { assert } from '../../../shared/kernel/assert.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { shareFen } from '../../../shared/kernel/share.ts';

/** Arithmetic of whole 分 for the sample county: nothing here ever makes a fraction. */

/** So many 元, in 分. */
export const yuan = (amount: number): number => amount * 100;

/** `amount × numerator ÷ denominator`, cut to whole 分 towards zero. */
export function portion(amount: number, numerator: number, denominator: number): number {
  const product = amount * numerator;
  assert(Number.isSafeInteger(product), 'a portion left the safe range');
  return (product - (product % denominator)) / denominator;
}

/** So many per mille of the amount. */
export const permille = (amount: number, part: number): number => portion(amount, part, 1000);

/** The amount cut to a multiple of `unit` 分 (100: whole 元). */
export const wholly = (amount: number, unit: number): number => amount - (amount % unit);

/** Shares an amount over weights; the parts are whole 分 and sum to it exactly. */
export function split(amount: number, weights: readonly number[]): number[] {
  const parts = shareFen(fen(amount), weights);
  assert(parts, 'something must weigh more than nothing');
  return parts;
}

export const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
