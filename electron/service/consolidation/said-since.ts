import { agreementsIn } from '../../../shared/domain/consolidation/agreed.ts';
import { stateOf } from '../../../shared/domain/consolidation/proposal.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { differenceKey } from './difference-key.ts';
import { readProposals, talkOf } from './proposals.ts';
import type { TriedConsolidations } from './tried.ts';

/** Where the members of pairs have come to (编制之后的对账), by `differenceKey`, on the books as they are. */
export interface SaidSince {
  /** Rows of which both have agreed on every difference: by how much they differ, and `settledBy` as the next run will have it. */
  readonly agreed: ReadonlyMap<string, { readonly difference: string; readonly settledBy: string }>;
  /** Rows with a difference whose last word is an objection (异议). */
  readonly disputed: ReadonlySet<string>;
}

const NOTHING: SaidSince = { agreed: new Map(), disputed: new Set() };

/** Where nobody has said anything, nothing is consolidated for it. */
export async function readSaidSince(db: BooksReader, tried: TriedConsolidations, period: Period): Promise<SaidSince> {
  const proposals = await readProposals(db, period);
  if (proposals.length === 0) return NOTHING;
  const agreed = new Map<string, { difference: string; settledBy: string }>();
  const disputed = new Set<string>();
  for (const row of (await tried.of(db, period))?.differences ?? []) {
    const { settledBy } = row;
    if (settledBy !== undefined && agreementsIn(settledBy).length > 0)
      agreed.set(differenceKey(row), { difference: formatYuan(row.difference), settledBy });
    else if (talkOf(row, proposals).matters.some(({ proposals: own }) => isDisputed(own.at(-1))))
      disputed.add(differenceKey(row));
  }
  return { agreed, disputed };
}

const isDisputed = (last: Parameters<typeof stateOf>[0] | undefined): boolean =>
  last !== undefined && stateOf(last) === 'disputed';
