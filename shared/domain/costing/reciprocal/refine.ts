import { bigints, doubles, LIMB, LIMB_BITS, type Long, shiftedPlus } from './limbs.ts';
import type { System } from './system.ts';
import { FRACTION } from './whole.ts';

/** The solution for one item's costs: multiples of 2^−FRACTION 分. */
export interface Solution {
  /** What each service handed over (交互分配后的费用). */
  readonly gross: readonly bigint[];
  /** What each department that only receives took. */
  readonly taken: readonly bigint[];
}

/** Corrections have two limbs. */
const CORRECTION_BITS = 2 * LIMB_BITS;
/** Bits below FRACTION to which the residual must come down. */
const GUARD = 8;
/** Three are usual; a loop that hardly leaves takes more. */
const MAX_ROUNDS = 40;

/**
 * Solves the equations for whole 分 beyond any rounding: an answer in doubles, then corrections, each answered in doubles
 * from the residual of the equations, which is kept exactly in whole numbers.
 *
 * The residual proves the answer: it is cost that was not handed over yet, and all of it would end in the departments that
 * only receive, so that together they are wrong by no more than its sum, which is driven below 2^−(FRACTION + GUARD) 分.
 * @returns undefined where the residual does not come down: cost goes round more often than a double has digits.
 */
export function refine(
  system: System,
  rates: (costs: Float64Array) => Float64Array,
  costs: Float64Array,
): Solution | undefined {
  // Both count in units of 2^−scale: cost that was not handed over yet, and what came to each column.
  let residual = shiftedPlus([costs], 0, []);
  let flows: Long = [new Float64Array(system.width)];
  let scale = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const left = doubles(residual);
    const sum = left.reduce((total, one) => total + Math.abs(one), 0);
    if (sum === 0 || Math.log2(sum) - scale < -(FRACTION + GUARD)) return solution(costs, flows, scale);
    const answer = rates(left);
    const largest = answer.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    // Corrections count in units of 2^−(scale + finer), the finest in which two limbs hold the largest.
    const finer = CORRECTION_BITS - 2 - Math.ceil(Math.log2(largest));
    if (finer < 0 && round > 0) return undefined;
    const step = Math.max(0, finer);
    const corrections = answer.map((one) => Math.round(one * 2 ** step));
    if (corrections.some((one) => Math.abs(one) >= 2 ** CORRECTION_BITS)) return undefined;
    const moved = handedOver(system, corrections);
    residual = shiftedPlus(residual, step, kept(system, corrections, moved));
    flows = shiftedPlus(flows, step, moved);
    scale += step;
  }
  return undefined;
}

/** Σ rate × weight of each column, exactly: limb by limb, so that every sum stays below 2^53. */
function handedOver({ limbs, width, services }: System, rates: Float64Array): Long {
  const sums = Array.from({ length: limbs.length + 1 }, () => new Float64Array(width));
  for (const [place, weights] of limbs.entries()) {
    const low = sums[place]!;
    const high = sums[place + 1]!;
    for (let row = 0; row < services.length; row += 2)
      addRows(weights, row * width, [rates[row]!, rates[row + 1] ?? 0], low, high);
  }
  return sums;
}

/** Adds two rows times both limbs of their rates: sums are fetched and put back once for both. */
function addRows(
  weights: Float64Array,
  start: number,
  rates: readonly [number, number],
  low: Float64Array,
  high: Float64Array,
): void {
  const width = low.length;
  const [rate, other] = rates;
  const upper = Math.trunc(rate / LIMB);
  const lower = rate - upper * LIMB;
  const otherUpper = Math.trunc(other / LIMB);
  const otherLower = other - otherUpper * LIMB;
  const second = other === 0 ? start : start + width;
  for (let column = 0; column < width; column += 1) {
    const weight = weights[start + column]!;
    const next = weights[second + column]!;
    low[column]! += lower * weight + otherLower * next;
    high[column]! += upper * weight + otherUpper * next;
  }
}

/** What each service received less what it handed over itself: rate × total. */
function kept({ totals, services }: System, rates: Float64Array, moved: Long): Long {
  const sums = moved.map((limb) => limb.slice(0, services.length));
  for (const [place, total] of totals.entries())
    for (let row = 0; row < services.length; row += 1) {
      const upper = Math.trunc(rates[row]! / LIMB);
      sums[place]![row]! -= (rates[row]! - upper * LIMB) * total[row]!;
      sums[place + 1]![row]! -= upper * total[row]!;
    }
  return sums;
}

/** Gross cost is a service's own and all that came to it. */
function solution(costs: Float64Array, flows: Long, scale: number): Solution {
  const received = bigints(flows).map((value) => atFraction(value, scale));
  return {
    gross: Array.from(costs, (cost, row) => (BigInt(cost) << BigInt(FRACTION)) + received[row]!),
    taken: received.slice(costs.length),
  };
}

/** A multiple of 2^−scale as the nearest one of 2^−FRACTION. */
function atFraction(value: bigint, scale: number): bigint {
  if (scale <= FRACTION) return value << BigInt(FRACTION - scale);
  const shift = BigInt(scale - FRACTION);
  return (value + (1n << (shift - 1n))) >> shift;
}
