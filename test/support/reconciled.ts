import type { ConsolidationSettings, InternalItem, PairDifference } from '../../shared/domain/consolidation/model.ts';
import { type ReconcileOptions, reconcile } from '../../shared/domain/consolidation/reconcile/reconcile.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/consolidation/rules.ts';
import { formatYuan } from '../../shared/kernel/fen.ts';
import { periodOf } from '../../shared/kernel/period.ts';

/** Runs the reconciliation of June 2025 and tells what it found in few words. */
export const JUNE = periodOf(2025, 6);

export const reconciled = (
  items: readonly InternalItem[],
  settings: ConsolidationSettings = DEFAULT_SETTINGS,
  options: Partial<ReconcileOptions> = {},
): readonly PairDifference[] => reconcile(items, { period: JUNE, settings, ...options });

/** A row in one line: `H01-T01 service 100.00/90.00 amount, eliminated 90.00`. */
export const told = (row: PairDifference): string => {
  const eliminated = row.directions.map((one) => formatYuan(one.eliminated)).join(' and ');
  return `${row.pair.join('-')} ${row.kind} ${formatYuan(row.left)}/${formatYuan(row.right)} ${row.class}, eliminated ${eliminated}`;
};

/** How the items of all rows were matched. */
export const how = (rows: readonly PairDifference[]): string[] =>
  rows.flatMap((row) => row.matched.map((match) => match.by));

export const reasons = (rows: readonly PairDifference[]): string[] =>
  rows.flatMap((row) => row.unmatched.map(({ reason }) => reason));

/** The eliminated shares of a row's first direction, as `1218 50.00`. */
export const sharesTold = (row: PairDifference | undefined): string[] =>
  (row?.directions[0]?.shares ?? []).map(({ account, amount }) => `${account} ${formatYuan(amount)}`);
