import { LIMB_BITS, type System } from './system.ts';
import { FRACTION } from './whole.ts';

/** The solution for one item's costs: multiples of 2^−FRACTION 分. */
export interface Solution {
  /** What each service handed over (交互分配后的费用). */
  readonly gross: readonly bigint[];
  /** What each department that only receives took. */
  readonly taken: readonly bigint[];
}

const LIMB = 2 ** LIMB_BITS;
/** Corrections have two limbs. */
const CORRECTION_BITS = 2 * LIMB_BITS;
/** Bits below FRACTION to which the residual must come down. */
const GUARD = 8;
/** Four are usual; a loop that hardly leaves takes more. */
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
  const size = system.services.length;
  let residual = Array.from(costs, BigInt);
  const flows = new Array<bigint>(system.width).fill(0n);
  const rateSums = new Array<bigint>(size).fill(0n);
  let scale = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const [left, bits] = sizeOf(residual);
    if (left === 0n || bits - scale < -(FRACTION + GUARD)) return solution(system, { flows, rateSums, scale });
    // The residual as doubles of its own magnitude, so that nothing under- or overflows.
    const shift = Math.max(0, bits - 60);
    const answer = rates(Float64Array.from(residual, (one) => Number(one >> BigInt(shift))));
    const largest = answer.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    // Corrections count in units of 2^−(scale + finer), the finest in which two limbs hold the largest.
    const finer = CORRECTION_BITS - 2 - Math.ceil(Math.log2(largest)) - shift;
    if (finer < 0 && round > 0) return undefined;
    const step = Math.max(0, finer);
    const corrections = answer.map((one) => Math.round(one * 2 ** (shift + step)));
    if (corrections.some((one) => Math.abs(one) >= 2 ** CORRECTION_BITS)) return undefined;
    scale += step;
    for (const list of [residual, flows, rateSums])
      for (const [at, one] of list.entries()) list[at] = one << BigInt(step);
    const moved = handedOver(system, corrections);
    residual = residual.map((one, row) => one + moved[row]! - system.totals[row]! * BigInt(corrections[row]!));
    for (const [column, amount] of moved.entries()) flows[column]! += amount;
    for (const [row, correction] of corrections.entries()) rateSums[row]! += BigInt(correction);
  }
  return undefined;
}

/** Σ rate × weight of each column, exactly: limb by limb, so that every sum stays below 2^53. */
function handedOver({ limbs, width, services }: System, rates: Float64Array): bigint[] {
  const sums = new Array<bigint>(width).fill(0n);
  const low = new Float64Array(width);
  const high = new Float64Array(width);
  for (const [place, weights] of limbs.entries()) {
    low.fill(0);
    high.fill(0);
    for (let row = 0; row < services.length; row += 1) {
      const upper = Math.trunc(rates[row]! / LIMB);
      addRow(weights, row * width, { low, lower: rates[row]! - upper * LIMB, high, upper });
    }
    const shift = BigInt(place * LIMB_BITS);
    for (let column = 0; column < width; column += 1)
      sums[column]! += (BigInt(low[column]!) + (BigInt(high[column]!) << BigInt(LIMB_BITS))) << shift;
  }
  return sums;
}

/** Adds a row times both limbs of a rate. */
function addRow(
  weights: Float64Array,
  start: number,
  { low, lower, high, upper }: { low: Float64Array; lower: number; high: Float64Array; upper: number },
): void {
  for (let column = 0; column < low.length; column += 1) {
    const weight = weights[start + column]!;
    low[column]! += lower * weight;
    high[column]! += upper * weight;
  }
}

function solution(
  { totals, services }: System,
  found: { flows: readonly bigint[]; rateSums: readonly bigint[]; scale: number },
): Solution {
  const rounded = (value: bigint): bigint => atFraction(value, found.scale);
  return {
    gross: found.rateSums.map((rate, row) => rounded(rate * totals[row]!)),
    taken: found.flows.slice(services.length).map(rounded),
  };
}

/** A multiple of 2^−scale as the nearest one of 2^−FRACTION. */
function atFraction(value: bigint, scale: number): bigint {
  if (scale <= FRACTION) return value << BigInt(FRACTION - scale);
  const shift = BigInt(scale - FRACTION);
  return (value + (1n << (shift - 1n))) >> shift;
}

/** Σ of the absolute values, and how many bits it has. */
function sizeOf(values: readonly bigint[]): [sum: bigint, bits: number] {
  const sum = values.reduce((total, one) => total + (one < 0n ? -one : one), 0n);
  return [sum, sum === 0n ? 0 : sum.toString(2).length];
}
