import { type Fen, fen } from '../../../kernel/fen.ts';

/** `part ÷ whole` in hundredths of a percent, half away from nil; undefined where the whole is nil. */
export const hundredths = (part: Fen, whole: Fen): number | undefined =>
  whole === 0 ? undefined : Number(rounded(BigInt(part) * 10_000n, BigInt(whole)));

/** Cost of one of so many (诊次成本、床日成本), in 分, half away from nil; undefined where there were none. */
export const unitCost = (cost: Fen, count: number): Fen | undefined =>
  count === 0 ? undefined : fen(Number(rounded(BigInt(cost), BigInt(count))));

function rounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const whole = (2n * n + d) / (2n * d);
  return negative ? -whole : whole;
}
