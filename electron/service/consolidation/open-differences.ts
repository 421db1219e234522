import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { differenceKey } from './difference-key.ts';
import { readSaidSince } from './said-since.ts';
import type { TriedConsolidations } from './tried.ts';

/**
 * How many differences stand open in the last consolidation of a period, how many of them nobody has explained or agreed on
 * since, and in how many the two units disagree about what they are.
 */
export interface OpenDifferences {
  /** The run whose differences they are: the last one of the period. */
  readonly run: number;
  of(unit: UnitCode): { readonly open: number; readonly unexplained: number; readonly disputed: number };
}

/** Open differences by unit (未决差异), each counted at both members of its pair; undefined while there is no run of the period. */
export async function readOpenDifferences(
  db: BooksReader,
  tried: TriedConsolidations,
  period: Period,
): Promise<OpenDifferences | undefined> {
  const last = await db
    .selectFrom('consolidation_run')
    .select('id')
    .where('period', '=', period)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return undefined;
  const rows = await db
    .selectFrom('open_difference')
    .select(['left_unit', 'right_unit', 'book', 'kind', 'explanation'])
    .where('period', '=', period)
    .execute();
  const { agreed, disputed } = await readSaidSince(db, tried, period);
  const keyOf = (row: (typeof rows)[number]): string =>
    differenceKey({ ...row, pair: [row.left_unit, row.right_unit] });
  return {
    run: last.id,
    of(unit) {
      const own = rows.filter((row) => row.left_unit === unit || row.right_unit === unit);
      return {
        open: own.length,
        unexplained: own.filter((row) => row.explanation === null && !agreed.has(keyOf(row))).length,
        disputed: own.filter((row) => disputed.has(keyOf(row))).length,
      };
    },
  };
}
