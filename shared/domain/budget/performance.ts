import { parseDecimal } from '../../kernel/decimal.ts';
import { sumPoints } from './performance-grades.ts';
import type { ProjectProblem } from './project.ts';

/**
 * 绩效指标, the usual tree (巴 2024 (12) 全面预算绩效管理): 产出 — 数量、质量、时效、成本; 效益 — 社会、经济、可持续影响;
 * 满意度.
 */
export const INDICATOR_KINDS = [
  'quantity',
  'quality',
  'timeliness',
  'cost',
  'social',
  'economic',
  'sustainable',
  'satisfaction',
] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

export const INDICATOR_GROUPS = ['output', 'benefit', 'satisfaction'] as const;
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number];

/** The first level of the tree above a kind. */
export const groupOf = (kind: IndicatorKind): IndicatorGroup =>
  kind === 'satisfaction'
    ? 'satisfaction'
    : kind === 'social' || kind === 'economic' || kind === 'sustainable'
      ? 'benefit'
      : 'output';

/** How a result is held against its target: ≥, ≤, =, or words (定性). */
export const DIRECTIONS = ['least', 'most', 'equal', 'words'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** One indicator of a project's year (绩效指标). */
export interface Indicator {
  readonly kind: IndicatorKind;
  readonly name: string;
  readonly direction: Direction;
  /** A plain decimal, or a sentence where the direction is `words`. */
  readonly target: string;
  /** 计量单位; may be ''. */
  readonly unit: string;
  /** 权重, whole points; all of a sheet come to 100. */
  readonly weight: number;
}

/** What came of an indicator, as the unit says it (自评). Points have one decimal. */
export interface Result {
  readonly actual: string;
  /** What proves it: the number of a voucher, a contract, an acceptance. */
  readonly evidence: string;
  /** 0 to the weight; null while it is not scored. */
  readonly score: number | null;
  /** Why the target was missed. */
  readonly explanation: string;
}

export const NO_RESULT: Result = { actual: '', evidence: '', score: null, explanation: '' };

export const WHOLE = 100;

export const weightSum = (indicators: readonly Pick<Indicator, 'weight'>[]): number =>
  indicators.reduce((sum, { weight }) => sum + weight, 0);

/** No target of income is given to units or people (贵 三(十二)); a share or structure of income is none. */
const isIncomeTarget = (name: string): boolean =>
  /创收/.test(name) || (/收入|营收/.test(name) && !/占比|比重|比例|结构/.test(name));

/** Why an indicator cannot be kept, each with its row. */
export function goalProblems(indicators: readonly Indicator[]): ProjectProblem[] {
  const seen = new Set<string>();
  return indicators.flatMap(({ name, direction, target, weight }, index): ProjectProblem[] => {
    const twice = seen.has(name.trim());
    seen.add(name.trim());
    const message =
      name.trim() === ''
        ? '指标须有名称'
        : twice
          ? `指标“${name.trim()}”重复`
          : isIncomeTarget(name)
            ? `“${name.trim()}”是收入指标：不得向成员单位和医务人员下达创收指标（贵 三(十二)）`
            : target.trim() === ''
              ? `指标“${name.trim()}”须写明目标值`
              : direction !== 'words' && parseDecimal(target.trim()) === undefined
                ? `指标“${name.trim()}”的目标值须是数字，定性目标请选“定性”`
                : !Number.isInteger(weight) || weight < 1 || weight > WHOLE
                  ? `指标“${name.trim()}”的权重须是 1 到 100 的整数`
                  : undefined;
    return message === undefined ? [] : [{ code: 'bad-indicator', message, row: index + 1 }];
  });
}

/** Why goals cannot be handed on: there are some, and they weigh 100 together. */
export function weightProblems(indicators: readonly Indicator[]): ProjectProblem[] {
  if (indicators.length === 0) return [{ code: 'no-indicators', message: '还没有绩效指标' }];
  const sum = weightSum(indicators);
  return sum === WHOLE ? [] : [{ code: 'weights', message: `指标权重合计 ${sum}，须为 100` }];
}

/** Whether the result reaches its target; undefined where only a person can tell (定性), or nothing is said yet. */
export function isReached(
  { direction, target }: Pick<Indicator, 'direction' | 'target'>,
  actual: string,
): boolean | undefined {
  if (direction === 'words') return undefined;
  const [wanted, found] = [parseDecimal(target.trim()), parseDecimal(actual.trim())];
  if (!wanted || !found) return undefined;
  return direction === 'least'
    ? found.greaterThanOrEqualTo(wanted)
    : direction === 'most'
      ? found.lessThanOrEqualTo(wanted)
      : found.equals(wanted);
}

const inPoints = (score: number, weight: number): boolean =>
  score >= 0 && score <= weight && sumPoints([score]) === score;

/** Whether it must be said why: the target was missed, or not all points were given. */
export const wantsExplanation = (indicator: Indicator, { actual, score }: Result): boolean =>
  isReached(indicator, actual) === false || (score !== null && score < indicator.weight);

/** Why points cannot be given, by the unit or in its review: not within the weight, or all of it for a missed target. */
const pointsProblem = (indicator: Indicator, actual: string, score: number): string | undefined =>
  inPoints(score, indicator.weight)
    ? score === indicator.weight && isReached(indicator, actual) === false
      ? `“${indicator.name}”没有达到目标，不能得满分`
      : undefined
    : `“${indicator.name}”的得分须在 0 到 ${indicator.weight} 之间，至多一位小数`;

/** Why results cannot be kept as typed: figures that are none, points that cannot be given. */
export function resultProblems(indicators: readonly Indicator[], results: readonly Result[]): ProjectProblem[] {
  if (results.length !== indicators.length) return [{ code: 'bad-score', message: '自评的行数与指标不一致' }];
  return indicators.flatMap((indicator, index): ProjectProblem[] => {
    const { actual, score } = results[index]!;
    const message =
      indicator.direction !== 'words' && actual.trim() !== '' && parseDecimal(actual.trim()) === undefined
        ? `“${indicator.name}”的完成值须是数字`
        : score === null
          ? undefined
          : pointsProblem(indicator, actual, score);
    return message === undefined ? [] : [{ code: 'bad-score', message, row: index + 1 }];
  });
}

/** What a self-evaluation still lacks before it can be handed on. */
export function evaluationProblems(indicators: readonly Indicator[], results: readonly Result[]): ProjectProblem[] {
  const wrong = resultProblems(indicators, results);
  if (wrong.length > 0) return wrong;
  return indicators.flatMap((indicator, index): ProjectProblem[] => {
    const result = results[index]!;
    const message =
      result.actual.trim() === ''
        ? `“${indicator.name}”还没有填完成值`
        : result.score === null
          ? `“${indicator.name}”还没有自评得分`
          : result.evidence.trim() === ''
            ? `“${indicator.name}”须写明佐证材料（凭证号、合同号、验收单等）`
            : wantsExplanation(indicator, result) && result.explanation.trim() === ''
              ? `“${indicator.name}”没有达到目标或没有得满分，须说明原因`
              : undefined;
    return message === undefined ? [] : [{ code: 'unfinished', message, row: index + 1 }];
  });
}

/** Why the points of a review cannot stand: the unit's own rule, of the results that it handed on. */
export function reviewProblems(
  indicators: readonly Indicator[],
  results: readonly Result[],
  scores: readonly number[],
): ProjectProblem[] {
  if (scores.length !== indicators.length) return [{ code: 'bad-score', message: '复核的行数与指标不一致' }];
  return indicators.flatMap((indicator, index): ProjectProblem[] => {
    const message = pointsProblem(indicator, results[index]?.actual ?? '', scores[index]!);
    return message === undefined ? [] : [{ code: 'bad-score', message, row: index + 1 }];
  });
}
