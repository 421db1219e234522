import { audit } from '../../../shared/contract/audit.ts';
import type { UrgedStep } from '../../../shared/domain/audit/readiness.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import { requiredSides } from '../../../shared/domain/organisation/attestation.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readAttested, readPeriod } from '../ledger/queries.ts';
import { loadAttestationRule, loadUnit } from '../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../pipeline/implementation.ts';

/** 催办: it stands on the trail alone; the bells of the unit's people ring by it. */
export const urgingOperations: readonly Implementation[] = [
  command(audit.urge, async (context, { unit, period }) => {
    const { db } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    const step = await askedOf(db, unit, period);
    if (step === undefined) throw context.refused('not-open', `${unit} 的 ${period} 已经上报`);
    const last = (await urges(db, period, unit)).find((one) => one.step === step);
    if (last && chinaDay(Date.parse(last.instant)) === chinaDay(context.nowMs))
      throw context.refused('urged-today', '今天已经催过这家单位');
    context.audit({ subject: `${unit} ${period}`, after: { step } });
    return DONE;
  }),

  query(audit.urges, async ({ db, scope, nowMs }, { period }) => {
    const today = chinaDay(nowMs);
    const last = new Map<string, Awaited<ReturnType<typeof urges>>[number]>();
    for (const urge of await urges(db, period)) {
      const key = `${urge.unit} ${urge.step}`;
      if (!last.has(key)) last.set(key, urge);
    }
    return withinScope(scope, [...last.values()], ({ unit }) => unit).map((urge) => ({
      ...urge,
      today: chinaDay(Date.parse(urge.instant)) === today,
    }));
  }),
];

/** What a unit can be asked to do about a month: hand it in, or have its head sign what was handed in; undefined when neither. */
async function askedOf(db: BooksReader, unit: UnitCode, period: Period): Promise<UrgedStep | undefined> {
  const { state } = await readPeriod(db, unit, period);
  if (state === 'open') return 'submit';
  if (state === 'locked' || !requiredSides(await loadAttestationRule(db)).includes('unit')) return undefined;
  return (await readAttested(db, unit, period)).signed.includes('unit') ? undefined : 'attest';
}

/** Those of a month, the newest first. */
async function urges(db: BooksReader, period: Period, unit?: UnitCode) {
  let found = db
    .selectFrom('event')
    .select(['unit', 'instant', 'actor', 'after'])
    .where('operation', '=', 'audit.urge')
    .where('subject', 'like', `% ${period}`);
  if (unit !== undefined) found = found.where('unit', '=', unit);
  const rows = await found.orderBy('sequence', 'desc').execute();
  return rows.map(({ after, ...row }) => ({ ...row, unit: row.unit ?? '', step: stepIn(after) }));
}

/** Before signatures were asked for, every one was of handing in. */
const stepIn = (after: string | null): UrgedStep =>
  (JSON.parse(after ?? '{}') as { step?: UrgedStep }).step ?? 'submit';
