import { assert } from '../../kernel/assert.ts';
import { fen } from '../../kernel/fen.ts';
import { shareFen } from '../../kernel/share.ts';
import type { Weights } from './weights.ts';

/** Remainders are sorted only within the one bucket in which the last 分 left over falls. */
const BUCKETS = 256;
/** The largest pool × total that is shared in doubles: the products then are wrong by less than 2^31. */
const LONGEST = 2 ** 82;
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
  if (!(values instanceof Float64Array) || typeof total === 'bigint' || Math.abs(pool) > LONGEST / total) {
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

/**
 * Writes ⌊pool × weight ÷ total⌋ and keeps the remainders; returns how many 分 are left over.
 *
 * Products may be too long for a double, but of their difference only the remainder is wanted: the rounded products tell
 * it to within 2^31, and its last 32 bits, which multiplication of whole numbers keeps, tell the rest.
 */
function quotas(pool: number, values: Float64Array, total: number, parts: Float64Array, at: number): number {
  const rests = remainders;
  const rate = pool / total;
  const poolBits = pool | 0;
  const totalBits = total | 0;
  let left = pool;
  for (let one = 0; one < values.length; one += 1) {
    const weight = values[one]!;
    let quota = Math.floor(rate * weight);
    const near = pool * weight - quota * total;
    const bits = Math.imul(poolBits, weight | 0) - Math.imul(quota | 0, totalBits);
    let remainder = near + ((bits - (near | 0)) | 0);
    // The rate was rounded: the quota may have crossed a whole number.
    while (remainder < 0) {
      quota -= 1;
      remainder += total;
    }
    while (remainder >= total) {
      quota += 1;
      remainder -= total;
    }
    parts[at + one] = quota;
    rests[one] = remainder;
    left -= quota;
  }
  return left;
}

/** One 分 each to the largest remainders, among equal ones to the first. */
function giveLeft(left: number, size: number, total: number, parts: Float64Array, at: number): void {
  const rests = remainders;
  const places = buckets;
  const scale = (BUCKETS - 1) / total;
  counts.fill(0);
  for (let one = 0; one < size; one += 1) {
    const bucket = (rests[one]! * scale) | 0;
    places[one] = bucket;
    counts[bucket]! += 1;
  }
  let last = BUCKETS - 1;
  let wanted = left;
  while (wanted > counts[last]!) {
    wanted -= counts[last]!;
    last -= 1;
    assert(last >= 0, 'more left over than receivers');
  }
  // 1 in the buckets above, without a branch that is taken every other time.
  for (let one = 0; one < size; one += 1) parts[at + one]! += (last - places[one]!) >>> 31;
  const { least, equals } = cutAt(wanted, last, size);
  let ties = equals;
  for (let one = 0; one < size; one += 1) {
    if (places[one] !== last) continue;
    const remainder = rests[one]!;
    if (remainder < least) continue;
    if (remainder === least) {
      if (ties === 0) continue;
      ties -= 1;
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
