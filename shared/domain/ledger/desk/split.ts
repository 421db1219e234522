import { Decimal, parseDecimal } from '../../../kernel/decimal.ts';
import type { Fen } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';

/** Over what a line is split (分摊到): 科室, 项目, 往来单位, 资金来源, or accounts. */
export const SPLIT_DETAILS = ['department', 'project', 'counterparty', 'fund', 'code'] as const;
export type SplitDetail = (typeof SPLIT_DETAILS)[number];

/** `percent`: percentages, which are 100 together; `ratio`: any weights (人数, 面积), of which only the proportion counts. */
export const SPLIT_MEASURES = ['percent', 'ratio'] as const;
export type SplitMeasure = (typeof SPLIT_MEASURES)[number];

export const SPLIT_LIMITS = {
  parts: 100,
  /** 分摊比例 remembered by one unit. */
  keys: 200,
  name: 40,
} as const;

/** One share: for whom, and its weight as a decimal of at most six places. */
export interface SplitPart {
  readonly value: string;
  readonly weight: string;
}

/** A weight as it is typed: not negative, at most nine digits and six places. */
export const WEIGHT = /^\d{1,9}(\.\d{1,6})?$/;

/** Why an amount cannot be split so; undefined where it can. */
export type SplitProblem =
  | { readonly kind: 'too-few' }
  | { readonly kind: 'no-weight'; readonly at: number }
  | { readonly kind: 'no-value'; readonly at: number }
  | { readonly kind: 'twice'; readonly at: number }
  /** Percentages are `sum` together and not 100. */
  | { readonly kind: 'not-hundred'; readonly sum: string }
  | { readonly kind: 'nothing' };

/** What stands against splitting over these parts; `at` counts from 0. */
export function splitProblem(parts: readonly SplitPart[], measure: SplitMeasure): SplitProblem | undefined {
  if (parts.length < 2) return { kind: 'too-few' };
  const seen = new Set<string>();
  for (const [at, { value, weight }] of parts.entries()) {
    if (value.trim() === '') return { kind: 'no-value', at };
    if (seen.has(value.trim())) return { kind: 'twice', at };
    seen.add(value.trim());
    if (!WEIGHT.test(weight) || parseDecimal(weight)?.isZero()) return { kind: 'no-weight', at };
  }
  const sum = sumOfWeights(parts);
  if (measure === 'percent' && !sum.equals(100)) return { kind: 'not-hundred', sum: sum.toString() };
  return undefined;
}

/** Σ of the weights that can be read. */
export const sumOfWeights = (parts: readonly Pick<SplitPart, 'weight'>[]): Decimal =>
  parts.reduce((sum, { weight }) => (WEIGHT.test(weight) ? sum.plus(parseDecimal(weight) ?? 0) : sum), new Decimal(0));

const SCALE = new Decimal(1_000_000);

/**
 * Splits an amount by weights (按比例分摊), to the 分: each part is what its weight gives, and the 分 left over go to the
 * largest remainders (最大余数法), so that the parts sum to the amount exactly; a red amount is split as a black one.
 * @param parts as `splitProblem` passes them.
 */
export function splitFen(amount: Fen, parts: readonly Pick<SplitPart, 'weight'>[]): Fen[] | undefined {
  return shareFen(
    amount,
    parts.map(({ weight }) => BigInt((parseDecimal(weight) ?? new Decimal(0)).times(SCALE).toString())),
  );
}
