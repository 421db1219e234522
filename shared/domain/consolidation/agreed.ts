import type { UnitCode } from '../organisation/unit.ts';
import { mattersOf, placed } from './matter.ts';
import type { ManualAdjustment, PairDifference } from './model.ts';
import type { Proposal } from './proposal.ts';
import { rowKey } from './reconcile/reconcile.ts';
import { transitEntries } from './transit.ts';

/** What members' agreements (双方同意的对账事项) do to a consolidation. */
export interface AgreedPart {
  /** 在途 that both agreed on, as the adjustment of the unit that will book it. */
  readonly adjustments: readonly ManualAdjustment[];
  /** By row, the agreements that answer all of it, as `settledBy` says it. */
  readonly settled: ReadonlyMap<string, string>;
}

/** Stands before the numbers of the agreements that answer a row. */
export const AGREED = 'agreed/';

/** The agreements that a row's `settledBy` names; none where something else answers it. */
export const agreementsIn = (settledBy: string | null | undefined): number[] =>
  settledBy?.startsWith(AGREED) ? settledBy.slice(AGREED.length).split('+').map(Number) : [];

/**
 * Lets agreements take part as a decision of the centre does: money in transit is taken up by an adjustment, anything
 * else is accepted as it stands; a row of which every matter is agreed on is answered. An agreement holds for the matter
 * as it was agreed on and for nothing else. The centre's own entry for a row comes first: agreements on it then rest.
 *
 * @param agreements proposals that were agreed and not set aside.
 * @param decided whether the centre has answered a row itself.
 * @param columns units that the worksheet has a column of: of others nothing can be adjusted.
 */
export function agreedPart(
  rows: readonly PairDifference[],
  agreements: readonly Proposal[],
  decided: (row: PairDifference) => boolean,
  columns: ReadonlySet<UnitCode>,
): AgreedPart {
  const adjustments: ManualAdjustment[] = [];
  const settled = new Map<string, string>();
  for (const row of agreements.length === 0 ? [] : rows) {
    const own = agreements.filter((one) => rowKey(one) === rowKey(row));
    if (own.length === 0 || row.unmatched.length === 0 || decided(row)) continue;
    const matters = mattersOf(row);
    const standing = placed(own, matters);
    for (const agreement of own) {
      const matter = standing.get(agreement.id);
      const adjustment = matter && adjustmentOf(agreement, transitEntries(row, matter, agreement.mender));
      if (adjustment && columns.has(agreement.mender)) adjustments.push(adjustment);
    }
    const agreed = new Set(standing.values());
    if (agreed.size === matters.length) settled.set(rowKey(row), AGREED + [...standing.keys()].join('+'));
  }
  return { adjustments, settled };
}

function adjustmentOf(
  { id, nature, mender, reason, by, answer }: Proposal,
  entries: ManualAdjustment['entries'] | undefined,
): ManualAdjustment | undefined {
  if (nature !== 'transit' || mender === '' || !entries) return undefined;
  return {
    id: `${AGREED}${id}`,
    kind: 'adjustment',
    units: [mender],
    entries,
    reason,
    madeBy: by,
    ...(answer ? { confirmedBy: answer.by } : {}),
  };
}
