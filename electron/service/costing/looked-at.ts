import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { ReadFigures } from '../ledger/queries.ts';

/** What the checks of cost are asked of. */
export interface CostLookedAt {
  readonly units: readonly UnitCode[];
  readonly period: Period;
  readonly span: CostSpan;
  /** What the caller has read of the period already. */
  readonly figures?: ReadonlyMap<UnitCode, ReadFigures> | undefined;
}
