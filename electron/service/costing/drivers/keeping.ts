import type { SheetStage, SheetStep } from '../../../../shared/domain/costing/driver-sheet.ts';
import { type DriverValue, packValues } from '../../../../shared/domain/costing/drivers.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksTx } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { DRIVERS_FORM, type DriverSheet, type Explained, type FrozenContent } from './reading.ts';

/** Who does it and when, as the facts keep it. */
export interface By {
  readonly person: string;
  readonly display: string;
  readonly instant: string;
}

/** A sheet that nobody began: nothing in it, at revision 0. */
export const emptySheet = (unit: UnitCode, period: Period): DriverSheet => ({
  ...{ unit, period, stage: 'draft', revision: 0, values: [], explained: {}, preparers: [] },
});

/** Keeps a sheet as it is to stand, one revision on. While it is frozen its values stand in the fact alone. */
export async function keepSheet(tx: BooksTx, sheet: DriverSheet): Promise<number> {
  const { unit, period, stage, values, explained, preparers } = sheet;
  const revision = sheet.revision + 1;
  const kept = {
    ...{ stage, revision },
    content: canonicalJson(stage === 'frozen' ? {} : packValues(values)),
    explained: canonicalJson(explained),
    preparers: canonicalJson(preparers),
  };
  if (sheet.revision === 0)
    await tx.db
      .insertInto('driver_sheet')
      .values({ unit, period, ...kept })
      .execute();
  else
    await tx.db.updateTable('driver_sheet').set(kept).where('unit', '=', unit).where('period', '=', period).execute();
  return revision;
}

/** Whether the sheet goes on as somebody's: who typed it does not review it. */
export const withPreparer = (sheet: DriverSheet, person: string): readonly string[] =>
  sheet.preparers.includes(person) ? sheet.preparers : [...sheet.preparers, person].sort();

export const valuesDigest = (values: readonly DriverValue[]): string => sha256Text(canonicalJson(packValues(values)));

/** Keeps a step of the route as a fact. */
export async function keepStep(
  tx: BooksTx,
  { unit, period, values }: DriverSheet,
  step: SheetStep,
  by: By,
  reason: string,
): Promise<void> {
  await tx.db
    .insertInto('driver_step')
    .values({
      id: await takeNumbers(tx, 'driver_step', 1),
      ...{ unit, period, step, reason, ...by },
      digest: valuesDigest(values),
    })
    .execute();
}

/** Keeps the sheet's content as it is frozen; gives its digest. */
export async function keepFreeze(
  tx: BooksTx,
  { unit, period, values }: DriverSheet,
  explained: readonly Explained[],
  { prepared, reviewed }: { readonly prepared: By; readonly reviewed: By },
): Promise<string> {
  const frozen: FrozenContent = {
    ...{ form: DRIVERS_FORM, unit, period, values: packValues(values) },
    explained: explained.map((one) => ({ ...one })),
  };
  const content = canonicalJson({ ...frozen });
  const digest = sha256Text(content);
  await tx.db
    .insertInto('driver_freeze')
    .values({
      id: await takeNumbers(tx, 'driver_freeze', 1),
      ...{ unit, period, content, digest },
      ...{ prepared_by: prepared.person, prepared_display: prepared.display, prepared_at: prepared.instant },
      ...{ reviewed_by: reviewed.person, reviewed_display: reviewed.display, reviewed_at: reviewed.instant },
    })
    .execute();
  return digest;
}

/** The stage as the sheet's own, for what is kept next. */
export const atStage = (sheet: DriverSheet, stage: SheetStage): DriverSheet => ({ ...sheet, stage });
