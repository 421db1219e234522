import { assert } from '../../kernel/assert.ts';
import { fen } from '../../kernel/fen.ts';
import { shareFen } from '../../kernel/share.ts';
import type { Weights } from './weights.ts';

/** Remainders are sorted only within the one bucket in which the last 分 left over falls. */
const BUCKETS = 256;
const counts = new Int32Array(BUCKETS);
let remainders = new Float64Array(1024);
let buckets = new Uint8Array(1024);

/**
 * Shares a pool over weights by largest remainder (最大余数法): what `shareFen` says, in doubles and without sorting,
 * since an allocation shares thousands of pools. A red pool is shared as a black one; among equal remainders the first
 * receiver, which is the lowest department code, takes the 分.
 *
 * @param pool whole 分, a safe integer. With weights that sum to zero it must be zero: the caller refuses.
 * @param parts where the shares are written, from `at`, one a weight.
 */
export function apportion(pool: number, { values, total }: Weights, parts: Float64Array, at = 0): void {
  const size = values.length;
  if (pool === 0 || size === 0) {
    assert(pool === 0, 'a pool without receivers must be refused before');
    parts.fill(0, at, at + size);
    return;
  }
  if (!(values instanceof Float64Array) || typeof total === 'bigint') {
    parts.set(shareFen(fen(pool), [...values])!, at);
    return;
  }
  if (size > remainders.length) {
    remainders = new Float64Array(size * 2);
    buckets = new Uint8Array(size * 2);
  }
  const left = quotas(Math.abs(pool), values, total, parts, at);
  if (left > 0) giveLeft(left, size, total, parts, at);
  if (pool < 0) for (let one = at; one < at + size; one += 1) if (parts[one] !== 0) parts[one] = -parts[one]!;
}

/** Writes ⌊pool × weight ÷ total⌋ and keeps the remainders; returns how many 分 are left over. */
function quotas(pool: number, values: Float64Array, total: number, parts: Float64Array, at: number): number {
  const within = pool <= Number.MAX_SAFE_INTEGER / total;
  let left = pool;
  for (let one = 0; one < values.length; one += 1) {
    const weight = values[one]!;
    let quota: number;
    let remainder: number;
    if (within) {
      const product = pool * weight;
      quota = Math.floor(product / total);
      remainder = product - quota * total;
    } else {
      quota = Math.floor(pool * (weight / total));
      remainder = differenceOfProducts(pool, weight, quota, total);
    }
    // The quotient was rounded: it may have crossed a whole number.
    while (remainder < 0) {
      quota -= 1;
      remainder += total;
    }
    while (remainder >= total) {
      quota += 1;
      remainder -= total;
    }
    parts[at + one] = quota;
    remainders[one] = remainder;
    left -= quota;
  }
  return left;
}

/** 2^27 + 1: takes a double apart into halves whose products are exact (Veltkamp). */
const HALVES = 134_217_729;

/** a × b − c × d exactly, for whole numbers below 2^53 whose products lie within 2^53 of each other (Dekker). */
function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  const first = a * b;
  const second = c * d;
  return first - second + (roundingOf(a, b, first) - roundingOf(c, d, second));
}

/** What rounding took from a product: a × b = product + this. */
function roundingOf(a: number, b: number, product: number): number {
  const wideA = HALVES * a;
  const highA = wideA - (wideA - a);
  const lowA = a - highA;
  const wideB = HALVES * b;
  const highB = wideB - (wideB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** One 分 each to the largest remainders, among equal ones to the first. */
function giveLeft(left: number, size: number, total: number, parts: Float64Array, at: number): void {
  const scale = (BUCKETS - 1) / total;
  counts.fill(0);
  for (let one = 0; one < size; one += 1) {
    const bucket = (remainders[one]! * scale) | 0;
    buckets[one] = bucket;
    counts[bucket]! += 1;
  }
  let last = BUCKETS - 1;
  let wanted = left;
  while (wanted > counts[last]!) {
    wanted -= counts[last]!;
    last -= 1;
    assert(last >= 0, 'more left over than receivers');
  }
  const { least, equals } = cutAt(wanted, last, size);
  let ties = equals;
  for (let one = 0; one < size; one += 1) {
    const bucket = buckets[one]!;
    if (bucket < last) continue;
    if (bucket === last) {
      const remainder = remainders[one]!;
      if (remainder < least) continue;
      if (remainder === least) {
        if (ties === 0) continue;
        ties -= 1;
      }
    }
    parts[at + one]! += 1;
  }
}

/** The least remainder of the last bucket that still takes a 分, and how many of those that equal it do. */
function cutAt(wanted: number, last: number, size: number): { least: number; equals: number } {
  if (wanted === counts[last]) return { least: -1, equals: 0 };
  const inBucket = new Float64Array(counts[last]!);
  for (let one = 0, next = 0; one < size; one += 1) if (buckets[one] === last) inBucket[next++] = remainders[one]!;
  inBucket.sort();
  const first = inBucket.length - wanted;
  const least = inBucket[first]!;
  let equals = 0;
  while (inBucket[first + equals] === least) equals += 1;
  return { least, equals };
}
