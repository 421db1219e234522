import {
  type AccountMapping,
  type GroupResolver,
  groupResolver,
} from '../../../shared/domain/ledger/charts/mapping.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import type { UnitChart } from './unit-charts.ts';

/** Name of the counter that rises with each change of the mapping; runs of the consolidation say which one they read. */
export const MAPPING_VERSION = 'mapping-version';

/** The mappings that stand (科目映射): ended ones with their dates, replaced ones not. */
export async function readMappings(db: BooksReader): Promise<(AccountMapping & { readonly id: number })[]> {
  const rows = await db
    .selectFrom('account_mapping')
    .selectAll()
    .where('replaced_by', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope,
    code: row.code,
    groupCode: row.group_code,
    from: row.from_period as Period,
    to: (row.to_period as Period | null) ?? undefined,
  }));
}

export async function mappingVersion(db: BooksReader): Promise<number> {
  const row = await db.selectFrom('counter').select('value').where('name', '=', MAPPING_VERSION).executeTakeFirst();
  return row?.value ?? 0;
}

/** Group accounts of each unit's accounts in a period. */
export async function readResolvers(
  db: BooksReader,
  charts: ReadonlyMap<UnitCode, UnitChart>,
  period: Period,
): Promise<Map<UnitCode, GroupResolver>> {
  const mappings = await readMappings(db);
  return new Map(
    [...charts].map(([unit, chart]) => [unit, groupResolver(mappings, unit, chart.official, chart.accounts, period)]),
  );
}
