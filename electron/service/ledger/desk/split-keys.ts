import { ledger } from '../../../../shared/contract/ledger.ts';
import {
  SPLIT_LIMITS,
  type SplitDetail,
  type SplitMeasure,
  type SplitPart,
  splitProblem,
} from '../../../../shared/domain/ledger/desk/split.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';

/** 分摊比例: how a unit's lines were split, remembered by name for the next time. */
export const splitKeyOperations: readonly Implementation[] = [
  query(ledger.splitKeys, async ({ db }, { unit }) => {
    const rows = await db.selectFrom('split_key').selectAll().where('unit', '=', unit).orderBy('name').execute();
    return {
      rows: rows.map(({ name, detail, measure, parts }) => ({
        name,
        detail: detail as SplitDetail,
        measure: measure as SplitMeasure,
        parts: JSON.parse(parts) as SplitPart[],
      })),
    };
  }),

  command(ledger.saveSplitKey, async (context, { unit, name, detail, measure, parts }) => {
    const { db } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    const problem = splitProblem(parts, measure);
    if (problem)
      throw context.refused(
        'not-a-split',
        problem.kind === 'not-hundred' ? `比例合计 ${problem.sum}%，应为 100%` : '每一份都须写明分给谁和比例，且不重复',
      );
    const known = await db.selectFrom('split_key').select('name').where('unit', '=', unit).execute();
    const before = known.some((each) => each.name === name);
    if (!before && known.length >= SPLIT_LIMITS.keys)
      throw context.refused('too-many-keys', `分摊比例已有 ${SPLIT_LIMITS.keys} 个，请先删除一些`);
    const columns = {
      detail,
      measure,
      parts: canonicalJson(parts as unknown as Json),
      saved_by: context.actor,
      saved: context.instant,
    };
    await db
      .insertInto('split_key')
      .values({ unit, name, ...columns })
      .onConflict((conflict) => conflict.columns(['unit', 'name']).doUpdateSet(columns))
      .execute();
    context.audit({ subject: `${unit} 分摊比例 ${name}`, after: { detail, measure, parts } });
    return { name };
  }),

  command(ledger.removeSplitKey, async (context, { unit, name }) => {
    const gone = await context.db
      .deleteFrom('split_key')
      .where('unit', '=', unit)
      .where('name', '=', name)
      .executeTakeFirst();
    if (Number(gone.numDeletedRows) === 0) throw context.notFound(`分摊比例 ${name}`);
    context.audit({ subject: `${unit} 分摊比例 ${name}`, after: { removed: name } });
    return { name };
  }),
];
