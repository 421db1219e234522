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
