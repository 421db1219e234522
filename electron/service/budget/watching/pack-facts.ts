import type { PermitState } from '../../../../shared/domain/budget/permit.ts';
import { deviation, type Variance, type VarianceStep } from '../../../../shared/domain/budget/variance.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readTypedDrafts } from '../../ledger/queries.ts';
import { CAUSE_WORDS } from './explained.ts';
import { readPermits } from './permits.ts';
import { readVarianceSteps } from './variances.ts';

/** A step of an explanation with the figures that it was made on, in 分. */
export interface VarianceFact {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly item: string;
  readonly source: string;
  readonly figures: Pick<Variance, 'planned' | 'spent' | 'expected'> & { readonly deviation: Fen };
  readonly step: VarianceStep;
  /** In words; '' of what the centre does. */
  readonly cause: string;
  /** The explanation with its measure, or the centre's reason. */
  readonly said: string;
  readonly display: string;
  readonly instant: string;
  readonly digest: string;
}

export interface PermitFact {
  readonly unit: UnitCode;
  /** The draft by its number and summary. */
  readonly voucher: string;
  readonly lines: readonly {
    readonly item: string;
    readonly source: string;
    readonly wanted: Fen;
    readonly over: Fen;
  }[];
  readonly state: PermitState;
  readonly reason: string;
  readonly display: string;
  readonly instant: string;
  readonly digest: string;
  readonly decision?: { readonly display: string; readonly instant: string; readonly reason: string };
}

export interface WatchingFacts {
  readonly variances: readonly VarianceFact[];
  readonly permits: readonly PermitFact[];
}

/** 差异说明 and 上级同意 of some units' year, each step as it was made, the oldest first. */
export async function readWatching(db: BooksReader, units: readonly UnitCode[], year: number): Promise<WatchingFacts> {
  const steps = await readVarianceSteps(db, units, year);
  const permits = (await readPermits(db, { year })).filter(({ unit }) => units.includes(unit)).reverse();
  const drafts = await readTypedDrafts(
    db,
    permits.map(({ draft }) => draft),
  );
  return {
    variances: steps.map(({ content, cause, explanation, measure, due, reason, ...step }) => {
      const figures = JSON.parse(content) as Variance;
      return {
        ...{ unit: step.unit, period: periodOf(year, step.month), item: step.item, source: step.source },
        figures: { ...figures, deviation: deviation(figures) },
        step: step.step,
        cause: cause === '' ? '' : CAUSE_WORDS[cause],
        said: [explanation, measure && `措施：${measure}`, due && `时限：${due}`, reason].filter(Boolean).join('；'),
        ...{ display: step.display, instant: step.instant, digest: step.digest },
      };
    }),
    permits: permits.map(({ unit, draft, purpose, lines, state, reason, display, instant, digest, decision }) => ({
      ...{ unit, state, reason, display, instant, digest },
      voucher: `${draft} ${purpose?.[0] ?? drafts.get(draft)?.summary ?? ''}`.trim(),
      lines: lines.map(({ line: { item, source }, wanted, over }) => ({ item, source, wanted, over })),
      ...(decision ? { decision } : {}),
    })),
  };
}
