/** Figures are known as multiples of 2^−FRACTION 分, to the nearest; figures alike in it count as equal. */
export const FRACTION = 64;

const ONE = 1n << BigInt(FRACTION);

/**
 * Whole 分 out of exact figures whose sum is whole, by largest remainder; among equal remainders the first takes the 分.
 * A red sum is rounded as a black one, so that the opposite figures give the opposite 分.
 * @param figures multiples of 2^−FRACTION 分.
 * @param sum what they are together, in 分.
 */
export function wholeParts(figures: readonly bigint[], sum: number): number[] {
  const sign = sum < 0 ? -1n : 1n;
  const along = figures.map((figure) => figure * sign);
  const parts = along.map((figure) => Number(figure >> BigInt(FRACTION)));
  const remainders = along.map((figure) => figure & (ONE - 1n));
  let left = Math.abs(sum) - parts.reduce((total, part) => total + part, 0);
  const order = [...figures.keys()].sort((a, b) => {
    const [first, second] = [remainders[a]!, remainders[b]!];
    return first === second ? a - b : first > second ? -1 : 1;
  });
  for (const place of order) {
    if (left <= 0) break;
    parts[place]! += 1;
    left -= 1;
  }
  return parts.map((part) => (part === 0 ? 0 : part * Number(sign)));
}

/** The nearest whole 分. */
export const nearest = (figure: bigint): number => Number((figure + ONE / 2n) >> BigInt(FRACTION));
