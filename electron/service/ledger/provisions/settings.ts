import { ledger } from '../../../../shared/contract/ledger.ts';
import { type AllowanceSettings, UNSETTLED } from '../../../../shared/domain/ledger/provisions/allowance-settings.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';

/** What a unit settled about its allowance; with nothing settled, no method. */
export async function readAllowanceSettings(
  db: BooksReader,
  unit: UnitCode,
): Promise<AllowanceSettings & { readonly saved: string | null; readonly by: string | null }> {
  const row = await db.selectFrom('allowance_setting').selectAll().where('unit', '=', unit).executeTakeFirst();
  if (!row) return { ...UNSETTLED, saved: null, by: null };
  return { ...(JSON.parse(row.content) as AllowanceSettings), saved: row.instant, by: row.actor };
}

/** 坏账准备: the unit's own method and rates. */
export const allowanceOperations: readonly Implementation[] = [
  query(ledger.allowanceSettings, async (context, { unit }) => {
    if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
    return out(await readAllowanceSettings(context.db, unit));
  }),

  command(ledger.setAllowance, async (context, { unit, reason, ...after }) => {
    const { db, actor, instant } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    const { saved: _, by: __, ...before } = await readAllowanceSettings(db, unit);
    const content = canonicalJson(after as unknown as Json);
    const row = { content, actor, instant };
    await db
      .insertInto('allowance_setting')
      .values({ unit, ...row })
      .onConflict((conflict) => conflict.column('unit').doUpdateSet(row))
      .execute();
    context.audit({
      subject: unit,
      before: before as unknown as { [key: string]: Json },
      after: after as unknown as { [key: string]: Json },
      reason,
    });
    return DONE;
  }),
];

const out = (settings: Awaited<ReturnType<typeof readAllowanceSettings>>) => ({
  ...settings,
  excluded: [...settings.excluded],
  bands: [...settings.bands],
  bandRates: [...settings.bandRates],
  judged: settings.judged.map((each) => ({ ...each, amount: formatYuan(each.amount) })),
});
