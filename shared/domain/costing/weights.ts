/**
 * Weights over departments, of which only the proportion counts: whole numbers without a common divisor, so that a basis
 * and any multiple of it are the same weights. Receivers ascend; every weight is above zero.
 */
export interface Weights {
  readonly receivers: Int32Array;
  /** As doubles while their sum is below 2^51, where the sharing is exact in doubles; as bigints above. */
  readonly values: Float64Array | readonly bigint[];
  readonly total: number | bigint;
}

/** A weight as it is written: a plain decimal, not negative. */
const PLAIN = /^(\d{1,15})(?:\.(\d{1,9}))?$/;

/** The largest sum of weights that is shared in doubles. */
export const DOUBLE_TOTAL = 2 ** 51;

export const NO_WEIGHTS: Weights = { receivers: new Int32Array(0), values: new Float64Array(0), total: 0 };

export const isWeight = (text: string): boolean => PLAIN.test(text);

/**
 * Exact weights of receivers and plain decimals.
 * @param pairs receivers, each once, with texts that `isWeight`; zero weights are left out.
 */
export function readWeights(pairs: readonly (readonly [receiver: number, weight: string])[]): Weights {
  let places = 0;
  let digits = 0;
  for (const [, weight] of pairs) {
    const point = weight.indexOf('.');
    if (point >= 0) places = Math.max(places, weight.length - point - 1);
    digits = Math.max(digits, point >= 0 ? point : weight.length);
  }
  const scaled = (text: string): string => {
    const [whole = '', fraction = ''] = text.split('.');
    return whole + fraction.padEnd(places, '0');
  };
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  if (digits + places <= 15) {
    const positive = sorted
      .map(([receiver, text]) => [receiver, Number(scaled(text))] as const)
      .filter(([, w]) => w > 0);
    const divisor = positive.reduce((gcd, [, w]) => gcdOf(gcd, w), 0);
    return weigh(
      Int32Array.from(positive, ([r]) => r),
      Float64Array.from(positive, ([, w]) => w / divisor),
    );
  }
  const positive = sorted
    .map(([receiver, text]) => [receiver, BigInt(scaled(text))] as const)
    .filter(([, w]) => w > 0n);
  const divisor = positive.reduce((gcd, [, w]) => bigGcd(gcd, w), 0n);
  return weighBig(
    Int32Array.from(positive, ([r]) => r),
    positive.map(([, w]) => w / divisor),
  );
}

/**
 * The weights of some receivers alone.
 * @param open 1 for each department that takes part.
 */
export function among(weights: Weights, open: Uint8Array): Weights {
  const { receivers, values } = weights;
  let kept = 0;
  for (let at = 0; at < receivers.length; at += 1) kept += open[receivers[at]!]!;
  if (kept === receivers.length) return weights;
  const places = new Int32Array(kept);
  for (let at = 0, next = 0; at < receivers.length; at += 1) if (open[receivers[at]!] === 1) places[next++] = at;
  const left = new Int32Array(kept);
  for (let at = 0; at < kept; at += 1) left[at] = receivers[places[at]!]!;
  if (!(values instanceof Float64Array)) {
    return weighBig(
      left,
      Array.from(places, (at) => values[at]!),
    );
  }
  const own = new Float64Array(kept);
  for (let at = 0; at < kept; at += 1) own[at] = values[places[at]!]!;
  return weigh(left, own);
}

function weigh(receivers: Int32Array, values: Float64Array): Weights {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at]!;
  // Beyond it the doubles' sum says no more than that it is too large.
  if (total >= DOUBLE_TOTAL) return weighBig(receivers, Array.from(values, BigInt));
  return { receivers, values, total };
}

function weighBig(receivers: Int32Array, values: readonly bigint[]): Weights {
  const total = values.reduce((sum, value) => sum + value, 0n);
  if (total < BigInt(DOUBLE_TOTAL))
    return { receivers, values: Float64Array.from(values, Number), total: Number(total) };
  return { receivers, values, total };
}

function gcdOf(first: number, second: number): number {
  let [a, b] = [first, second];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function bigGcd(first: bigint, second: bigint): bigint {
  let [a, b] = [first, second];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
