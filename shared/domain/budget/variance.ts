import { absFen, type Fen, fen, subtractFen } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { executionRate, scaled, shareOfYear } from './forecast.ts';
import type { BudgetSettings } from './settings.ts';

/** 差异原因: 政策、业务量、价格、进度提前、进度滞后、编制不准、其他. */
export const VARIANCE_CAUSES = ['policy', 'workload', 'price', 'ahead', 'behind', 'estimate', 'other'] as const;
export type VarianceCause = (typeof VARIANCE_CAUSES)[number];

/** What is done to an explanation: written by the unit, accepted or returned by the centre. */
export const VARIANCE_STEPS = ['explain', 'accept', 'return'] as const;
export type VarianceStep = (typeof VARIANCE_STEPS)[number];

/** Where an explanation stands; `changed`: what was explained is no longer what the books say. */
export const VARIANCE_STATES = ['owed', 'waiting', 'returned', 'changed', 'accepted'] as const;
export type VarianceState = (typeof VARIANCE_STATES)[number];

/** How far an item and source of a unit have come by a month's end, against the year that has gone by; in 分. */
export interface Variance {
  /** The whole year's budget: 批复, and 调整 decided by the month's end. */
  readonly planned: Fen;
  /** Up to the month's end. */
  readonly spent: Fen;
  /** What the time gone by would have spent of the budget. */
  readonly expected: Fen;
  readonly by: 'seasonal' | 'linear';
}

/**
 * The variance at the end of `month` (1 to 12). The time gone by is months of twelve, or last year's share of the months so
 * far where last year's books say it.
 *
 * @param months what each month spent, January first.
 */
export function varianceAt(planned: Fen, months: readonly Fen[], month: number, lastYear?: readonly Fen[]): Variance {
  const { part, whole, by } = shareOfYear(month, lastYear);
  const expected = scaled(planned, part, whole);
  const spent = fen(months.slice(0, month).reduce((sum, amount) => sum + amount, 0));
  return { planned, spent, expected, by };
}

/** 差异额: above nil where more was spent than the time gone by would have. */
export const deviation = ({ spent, expected }: Variance): Fen => subtractFen(spent, expected);

/** 进度偏差 = 执行率 − 时间进度, in percentage points to one decimal; undefined where nothing is planned. */
export function deviationPoints(variance: Variance): number | undefined {
  const { planned } = variance;
  return executionRate(deviation(variance), planned);
}

/** Whether it must be explained (差异说明): further from the time gone by than the settings leave, in both measures. */
export function mustExplain(
  variance: Variance,
  { variancePoints, varianceLeast }: Pick<BudgetSettings, 'variancePoints' | 'varianceLeast'>,
): boolean {
  const amount = absFen(deviation(variance));
  if (amount === 0 || amount < varianceLeast) return false;
  return BigInt(amount) * 100n > BigInt(variancePoints) * BigInt(Math.max(variance.planned, 0));
}

/** A step as it was made: who, and the digest of the figures that it was made on. */
export interface VarianceSigned {
  readonly step: VarianceStep;
  /** Sign-in name. */
  readonly person: string;
  readonly digest: string;
}

/** Where the explanation of figures with this digest stands, after its steps, the oldest first. */
export function varianceState(signed: readonly VarianceSigned[], digest: string): VarianceState {
  const last = signed.at(-1);
  if (last === undefined) return 'owed';
  if (last.step === 'return') return 'returned';
  if (last.digest !== digest) return 'changed';
  return last.step === 'accept' ? 'accepted' : 'waiting';
}

/**
 * Whether somebody may make a step now: what is accepted stands until the figures change; what waits may be written anew; it
 * is decided by somebody else than who wrote it, and accepted only for the figures that were explained.
 */
export function varianceStepped(
  signed: readonly VarianceSigned[],
  { step, person, digest, reason }: VarianceSigned & { readonly reason: string },
): Result<VarianceStep, 'not-now' | 'same-person' | 'no-reason' | 'changed'> {
  const state = varianceState(signed, digest);
  if (step === 'explain') return state === 'accepted' ? err('not-now') : ok(step);
  const last = signed.at(-1);
  if (last?.step !== 'explain') return err('not-now');
  if (last.person === person) return err('same-person');
  if (step === 'accept' && state === 'changed') return err('changed');
  if (step === 'return' && reason.trim() === '') return err('no-reason');
  return ok(step);
}
