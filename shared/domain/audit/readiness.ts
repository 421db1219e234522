/** What a member has still to do in a month (月结下一步), in the order of the month-end board. */
export const NEXT_STEPS = ['import', 'map', 'mend', 'answer', 'reconcile', 'submit', 'attest', 'lock', 'done'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** What a unit may be urged to do (催办): hand the month in, or have its head sign it. */
export const URGED_STEPS = ['submit', 'attest'] as const;
export type UrgedStep = (typeof URGED_STEPS)[number];

/** Where a unit's month stands. */
export interface Standing {
  /** What stands in the period: nothing came, carried from earlier months, a trial balance, or vouchers. */
  readonly basis: 'none' | 'carried' | 'summary' | 'detail';
  readonly state: 'open' | 'submitted' | 'locked';
  /** Checks of severity error that fail. */
  readonly errors: number;
  /** Accounts without a group account. */
  readonly unmapped: number;
  /** Open differences with other members that nobody has explained; null while the month was not consolidated. */
  readonly unexplained: number | null;
  /** What other members put to it about their differences (对账事项) and wait to have answered. */
  readonly asked?: number;
  /** Signatures that the month waits for before it may be locked (负责人承诺). */
  readonly unsigned: number;
}

/**
 * The one next step of a unit's month. What stops submitting and locking comes first: data, group accounts, failed
 * checks. A difference with another member stops neither, but is to be mended or explained while the month is open. What
 * was handed in is signed by who answers for it before it is locked.
 */
export function nextStep({ basis, state, errors, unmapped, unexplained, asked = 0, unsigned }: Standing): NextStep {
  if (state === 'locked') return 'done';
  if (basis === 'none' || basis === 'carried') return 'import';
  if (unmapped > 0) return 'map';
  if (errors > 0) return 'mend';
  if (state === 'submitted') return unsigned > 0 ? 'attest' : 'lock';
  if (asked > 0) return 'answer';
  return unexplained !== null && unexplained > 0 ? 'reconcile' : 'submit';
}
