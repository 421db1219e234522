import { audit } from '../../../shared/contract/audit.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readPeriod } from '../ledger/queries.ts';
import { loadUnit } from '../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../pipeline/implementation.ts';

/** 催办: it stands on the trail alone; the bells of the unit's people ring by it. */
export const urgingOperations: readonly Implementation[] = [
  command(audit.urge, async (context, { unit, period }) => {
    const { db } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    if ((await readPeriod(db, unit, period)).state !== 'open')
      throw context.refused('not-open', `${unit} 的 ${period} 已经上报`);
    const last = (await urges(db, period, unit))[0];
    if (last && chinaDay(Date.parse(last.instant)) === chinaDay(context.nowMs))
      throw context.refused('urged-today', '今天已经催过这家单位');
    context.audit({ subject: `${unit} ${period}` });
    return DONE;
  }),

  query(audit.urges, async ({ db, scope, nowMs }, { period }) => {
    const today = chinaDay(nowMs);
    const last = new Map<UnitCode, { unit: UnitCode; instant: string; actor: string }>();
    for (const urge of await urges(db, period)) if (!last.has(urge.unit)) last.set(urge.unit, urge);
    return withinScope(scope, [...last.values()], ({ unit }) => unit).map((urge) => ({
      ...urge,
      today: chinaDay(Date.parse(urge.instant)) === today,
    }));
  }),
];

/** Those of a month, the newest first. */
async function urges(db: BooksReader, period: Period, unit?: UnitCode) {
  let found = db
    .selectFrom('event')
    .select(['unit', 'instant', 'actor'])
    .where('operation', '=', 'audit.urge')
    .where('subject', 'like', `% ${period}`);
  if (unit !== undefined) found = found.where('unit', '=', unit);
  const rows = await found.orderBy('sequence', 'desc').execute();
  return rows.map((row) => ({ ...row, unit: row.unit ?? '' }));
}
