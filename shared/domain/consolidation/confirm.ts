import { absFen, type Fen, subtractFen, sumFen } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Consolidation, ConsolidationSettings, PairDifference } from './model.ts';

/** Why a worksheet cannot be confirmed yet; the codes are those of the contract. */
export interface Blocker {
  readonly code: 'open-differences' | 'failed-checks' | 'unconfirmed-manual';
  readonly detail: string;
}

/**
 * Confirms a worksheet (确认合并底稿): every draft that was not rejected becomes confirmed. Refused while a difference above
 * the threshold is neither settled by a manual entry nor accepted by one, while a check that must hold fails, or while a manual
 * entry waits for its second person (DOMAIN 2.5).
 */
export function confirmConsolidation(
  consolidation: Consolidation,
  settings: Pick<ConsolidationSettings, 'differenceThresholdFen'>,
): Result<Consolidation, readonly Blocker[]> {
  const blockers: Blocker[] = consolidation.checks
    .filter(({ severity, ok: passed }) => severity === 'error' && !passed)
    .map(({ name, detail }) => ({
      code: name === 'manual-entries' ? 'unconfirmed-manual' : 'failed-checks',
      detail: `${name}：${detail}`,
    }));
  const open = unresolved(consolidation.differences, settings);
  if (open.length > 0) {
    const rows = open.map(({ pair, kind }) => `${pair.join('-')} ${kind}`);
    blockers.push({ code: 'open-differences', detail: `${open.length} 项未决差异：${rows.join('、')}` });
  }
  if (blockers.length > 0) return err(blockers);
  const eliminations = consolidation.eliminations.map((elimination) =>
    elimination.state === 'draft' ? { ...elimination, state: 'confirmed' as const } : elimination,
  );
  return ok({ ...consolidation, eliminations });
}

/**
 * Rows that stand open above the threshold and that no manual entry answers. What counts is by how much the two sides
 * disagree, in each direction; without a threshold every unmatched item counts, even where two of them offset each other.
 */
export const unresolved = (
  differences: readonly PairDifference[],
  { differenceThresholdFen: threshold }: Pick<ConsolidationSettings, 'differenceThresholdFen'>,
): PairDifference[] =>
  differences.filter(
    (row) => row.open > 0 && row.settledBy === undefined && (threshold === 0 || disagreement(row) > threshold),
  );

const disagreement = ({ directions, open }: PairDifference): Fen =>
  directions.length === 0 ? open : sumFen(directions.map(({ debit, credit }) => absFen(subtractFen(debit, credit))));
