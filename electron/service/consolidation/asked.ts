import { askedUnit, stateOf } from '../../../shared/domain/consolidation/proposal.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { currentOf, readProposals } from './proposals.ts';
import type { TriedConsolidations } from './tried.ts';

/**
 * How many proposals wait for each unit's answer (待答复), of those whose matter still stands. Where none is open, nothing
 * is consolidated for it.
 */
export async function readAsked(
  db: BooksReader,
  tried: TriedConsolidations,
  period: Period,
): Promise<ReadonlyMap<UnitCode, number>> {
  const proposals = await readProposals(db, period);
  const open = proposals.filter((one) => stateOf(one) === 'proposed');
  const current = open.length === 0 ? new Set() : currentOf((await tried.of(db, period))?.differences ?? [], proposals);
  const asked = new Map<UnitCode, number>();
  for (const one of open) if (current.has(one.id)) asked.set(askedUnit(one), (asked.get(askedUnit(one)) ?? 0) + 1);
  return asked;
}
