/** Bits of a limb: products of two limbs, two of them for each of 2^12 givers, sum exactly in doubles. */
export const LIMB_BITS = 20;
export const LIMB = 2 ** LIMB_BITS;

/**
 * Whole numbers of any length side by side, cut into limbs, the lowest first: number `at` is Σ long[place][at] × LIMB^place.
 * Carried, every limb but the highest lies from zero to below LIMB; the highest has the sign and is smaller than LIMB.
 */
export type Long = Float64Array[];

/** Times 2^bits; `more` is taken along, its limbs uncarried. The result is carried. */
export function shiftedPlus(long: Long, bits: number, more: Long): Long {
  const places = Math.floor(bits / LIMB_BITS);
  const factor = 2 ** (bits - places * LIMB_BITS);
  const size = long[0]!.length;
  const sum = Array.from({ length: Math.max(long.length + places, more.length) }, (_, place): Float64Array => {
    const limb = new Float64Array(size);
    const [before, added] = [long[place - places], more[place]];
    if (before) for (let at = 0; at < size; at += 1) limb[at] = before[at]! * factor;
    if (added) for (let at = 0; at < size; at += 1) limb[at]! += added[at]!;
    return limb;
  });
  carry(sum);
  return sum;
}

function carry(long: Long): void {
  for (let place = 0; place < long.length; place += 1) {
    const limb = long[place]!;
    if (place === long.length - 1) {
      if (limb.every((one) => Math.abs(one) < LIMB)) break;
      long.push(new Float64Array(limb.length));
    }
    const next = long[place + 1]!;
    for (let at = 0; at < limb.length; at += 1) {
      const over = Math.floor(limb[at]! / LIMB);
      limb[at]! -= over * LIMB;
      next[at]! += over;
    }
  }
  while (long.length > 1 && long.at(-1)!.every((one) => one === 0 || one === -1)) {
    const highest = long.pop()!;
    const limb = long.at(-1)!;
    for (let at = 0; at < limb.length; at += 1) limb[at]! += highest[at]! * LIMB;
  }
}

/** Each number as the nearest double. */
export function doubles(long: Long): Float64Array {
  const values = new Float64Array(long[0]!.length);
  for (const limb of long.toReversed())
    for (let at = 0; at < limb.length; at += 1) values[at] = values[at]! * LIMB + limb[at]!;
  return values;
}

/** Each number as a bigint, two limbs at a time. */
export function bigints(long: Long): bigint[] {
  return Array.from(long[0]!, (_, at) => {
    let value = 0n;
    for (let place = (long.length - 1) & ~1; place >= 0; place -= 2)
      value = (value << BigInt(2 * LIMB_BITS)) + BigInt(long[place]![at]! + (long[place + 1]?.[at] ?? 0) * LIMB);
    return value;
  });
}
