import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import { available, type Month, plannedThrough, type Standing, taken } from './standing.ts';

/** What happens where a taking goes past what is available (控制方式). */
export type Control = 'refuse' | 'ask' | 'warn';

/** What a line is held to. Each is a setting [U]; 无预算不支出、超预算不支出 is the usual one. */
export interface ControlRule {
  readonly control: Control;
  /** Against the whole year's budget, or against its months so far (序时控制). */
  readonly horizon: 'year' | 'month-to-date';
  /** Share of the budget, in percent, from which a taking is told to be near its end; 0 never tells. */
  readonly warnFrom: number;
}

export const DEFAULT_CONTROL: ControlRule = { control: 'refuse', horizon: 'year', warnFrom: 80 };

export const CONTROLS = ['refuse', 'ask', 'warn'] as const satisfies readonly Control[];
export const HORIZONS = ['year', 'month-to-date'] as const satisfies readonly ControlRule['horizon'][];

/** Where money is taken (控制环节): 申请、合同与订单、付款与记账. */
export const CONTROL_STAGES = ['reserve', 'commit', 'spend'] as const;
/** What becomes of a proposal: another person approves or rejects it, or who made it withdraws it. */
export const CONTROL_VERDICTS = ['approve', 'reject', 'withdraw'] as const;
export type ControlVerdict = (typeof CONTROL_VERDICTS)[number];
export type ControlStage = (typeof CONTROL_STAGES)[number];

/** A rule for some lines and stages (预算控制规则); '' stands for every one. */
export interface ControlPattern extends ControlRule {
  /** Beginning of an item's code: `502` is 商品和服务支出 with all below it. */
  readonly item: string;
  readonly source: string;
  readonly stage: ControlStage | '';
}

/** What the pattern is for, among the patterns of its version. */
export const patternKey = ({ item, source, stage }: Pick<ControlPattern, 'item' | 'source' | 'stage'>): string =>
  [item, source, stage].join(' ');

/**
 * The rule that a line is held to at a stage: of the patterns that fit, the one that says most: first the longer item, then
 * the one with a source, then the one with a stage. Where none fits, `DEFAULT_CONTROL`.
 */
export function chooseRule(
  patterns: readonly ControlPattern[],
  line: { readonly item: string; readonly source: string },
  stage: ControlStage,
): ControlRule {
  let best: ControlPattern | undefined;
  for (const pattern of patterns) {
    const fits =
      line.item.startsWith(pattern.item) &&
      (pattern.source === '' || pattern.source === line.source) &&
      (pattern.stage === '' || pattern.stage === stage);
    if (fits && (best === undefined || saysMore(pattern, best))) best = pattern;
  }
  return best ?? DEFAULT_CONTROL;
}

const saysMore = (one: ControlPattern, other: ControlPattern): boolean => {
  if (one.item.length !== other.item.length) return one.item.length > other.item.length;
  if ((one.source === '') !== (other.source === '')) return one.source !== '';
  return one.stage !== '' && other.stage === '';
};

/** The stricter of two verdicts, where a document takes from a line at several stages. */
export const stricter = (one: Verdict, other: Verdict): Verdict => (severity(other) > severity(one) ? other : one);

const severity = (verdict: Verdict): number =>
  verdict.kind === 'over' ? { refuse: 4, ask: 3, warn: 2 }[verdict.control] : verdict.kind === 'near' ? 1 : 0;

/** What the gate says of one line after a taking; amounts in 分. */
export type Verdict =
  | { readonly kind: 'fits'; readonly left: Fen }
  /** It fits, and the line nears its end. */
  | { readonly kind: 'near'; readonly left: Fen; readonly percent: number }
  /** It does not fit by `over`. */
  | { readonly kind: 'over'; readonly control: Control; readonly left: Fen; readonly over: Fen };

/**
 * Judges a line as it stands after the taking: over as soon as one 分 is taken that is not there.
 *
 * @param month the month in which it is taken, for the horizon month by month.
 */
export function judge(after: Standing, rule: ControlRule, month: Month): Verdict {
  const through = rule.horizon === 'year' ? 12 : month;
  const left = available(after, through);
  if (left < 0) return { kind: 'over', control: rule.control, left, over: fen(-left) };
  const plan = plannedThrough(after, through);
  if (rule.warnFrom > 0 && plan > ZERO) {
    // Exact: percent of a sum of 分 stays within whole numbers.
    const percent = Number((BigInt(taken(after)) * 100n) / BigInt(plan));
    if (percent >= rule.warnFrom) return { kind: 'near', left, percent };
  }
  return { kind: 'fits', left };
}
