import type { Period } from '../../../kernel/period.ts';

/** What decides whether an account's month may still be changed. */
export interface Frozen {
  readonly period: Period;
  /** 会计期间 of the unit. */
  readonly state: 'open' | 'submitted' | 'locked';
  /** The latest month whose 余额调节表 is reviewed. */
  readonly reviewedUpTo: Period | undefined;
}

/**
 * Why matches, lines and open items of a month may not be changed; undefined where they may. A reviewed month holds those
 * before it too: what was open in them is what it carries on.
 */
export function frozenSentence({ period, state, reviewedUpTo }: Frozen): string | undefined {
  if (state === 'locked') return `${period} 已锁定，对账不能再改；确要更改，请先重新打开期间`;
  if (state === 'submitted') return `${period} 已上报，对账不能再改；确要更改，请先退回期间`;
  if (reviewedUpTo !== undefined && reviewedUpTo >= period)
    return `${reviewedUpTo} 的银行存款余额调节表已复核，${period} 的对账不能再改；确要更改，请复核人先取消复核`;
  return undefined;
}
