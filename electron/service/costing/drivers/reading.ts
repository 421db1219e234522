import {
  type DriverDoubt,
  doubtKey,
  driverDoubts,
  USUAL_PERCENT,
} from '../../../../shared/domain/costing/driver-doubts.ts';
import { sayDoubt } from '../../../../shared/domain/costing/driver-sentences.ts';
import type { SheetStage } from '../../../../shared/domain/costing/driver-sheet.ts';
import { type DriverValue, type PackedValues, unpackValues } from '../../../../shared/domain/costing/drivers.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Period, previousPeriod } from '../../../../shared/kernel/period.ts';
import type { BooksReader, Database } from '../../database.ts';
import { readCostDepartments } from '../reading.ts';
import { readBookedIncome } from './booked-income.ts';

/** What a run works by: the values that a second person reviewed, and the proof of it. */
export interface FrozenDrivers {
  readonly id: number;
  readonly values: readonly DriverValue[];
  /** SHA-256 of the canonical content. */
  readonly digest: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly reviewedBy: string;
  readonly reviewedAt: string;
}

/** A sheet as it was frozen, with the names that people know each other by and what was explained. */
export interface Freeze extends FrozenDrivers {
  readonly preparedDisplay: string;
  readonly reviewedDisplay: string;
  readonly explained: readonly Explained[];
}

export interface Explained {
  readonly key: string;
  readonly message: string;
  readonly explanation: string;
}

/** What is signed: the values with the unit, the month and the explanations. */
export interface FrozenContent {
  readonly form: string;
  readonly unit: string;
  readonly period: string;
  readonly values: PackedValues;
  readonly explained: readonly { readonly [K in keyof Explained]: string }[];
}
export const DRIVERS_FORM = 'tongcai-cost-drivers-1';

/** A unit's sheet of a month as it stands. */
export interface DriverSheet {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly stage: SheetStage;
  readonly revision: number;
  readonly values: readonly DriverValue[];
  /** By the key of the doubt. */
  readonly explained: Readonly<Record<string, string>>;
  /** Names of those who may not review it. */
  readonly preparers: readonly string[];
}

const freezeOf = (row: Database['driver_freeze']): Freeze => {
  const { values, explained } = JSON.parse(row.content) as FrozenContent;
  return {
    ...{ id: row.id, values: unpackValues(values), explained, digest: row.digest },
    ...{ preparedBy: row.prepared_by, preparedDisplay: row.prepared_display, preparedAt: row.prepared_at },
    ...{ reviewedBy: row.reviewed_by, reviewedDisplay: row.reviewed_display, reviewedAt: row.reviewed_at },
  };
};

/** Everything that was ever frozen of a sheet, the newest first. */
export async function readFreezes(db: BooksReader, unit: UnitCode, period: Period): Promise<Freeze[]> {
  const rows = await freezesOf(db, unit, period).orderBy('id', 'desc').execute();
  return rows.map(freezeOf);
}

const freezesOf = (db: BooksReader, unit: UnitCode, period: Period) =>
  db.selectFrom('driver_freeze').selectAll().where('unit', '=', unit).where('period', '=', period);

/** The sheet as it stands; undefined where nobody began one. */
export async function sheetOf(db: BooksReader, unit: UnitCode, period: Period): Promise<DriverSheet | undefined> {
  const row = await db
    .selectFrom('driver_sheet')
    .selectAll()
    .where('unit', '=', unit)
    .where('period', '=', period)
    .executeTakeFirst();
  if (!row) return undefined;
  const stage = row.stage as SheetStage;
  const frozen = stage === 'frozen' ? await lastFreeze(db, unit, period) : undefined;
  return {
    ...{ unit, period, stage, revision: row.revision },
    values: frozen?.values ?? unpackValues(JSON.parse(row.content) as PackedValues),
    explained: JSON.parse(row.explained) as Record<string, string>,
    preparers: JSON.parse(row.preparers) as string[],
  };
}

async function lastFreeze(db: BooksReader, unit: UnitCode, period: Period): Promise<Freeze | undefined> {
  const row = await freezesOf(db, unit, period).orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row && freezeOf(row);
}

/** The drivers of a unit's month as they are frozen now; undefined while they are not. */
export async function frozenDrivers(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
): Promise<FrozenDrivers | undefined> {
  const row = await db
    .selectFrom('driver_sheet')
    .select('stage')
    .where('unit', '=', unit)
    .where('period', '=', period)
    .executeTakeFirst();
  return row?.stage === 'frozen' ? lastFreeze(db, unit, period) : undefined;
}

/** The digests of the drivers of those of a unit's months whose drivers are frozen now. */
export async function frozenDigests(
  db: BooksReader,
  unit: UnitCode,
  periods: readonly Period[],
): Promise<ReadonlyMap<Period, string>> {
  if (periods.length === 0) return new Map();
  const rows = await db
    .selectFrom('driver_freeze as freeze')
    .innerJoin('driver_sheet as sheet', (join) =>
      join.onRef('sheet.unit', '=', 'freeze.unit').onRef('sheet.period', '=', 'freeze.period'),
    )
    .select(['freeze.period', 'freeze.digest'])
    .where('sheet.unit', '=', unit)
    .where('sheet.period', 'in', [...periods])
    .where('sheet.stage', '=', 'frozen')
    .orderBy('freeze.id')
    .execute();
  // Of several the last is the one that stands.
  return new Map(rows.map(({ period, digest }) => [period as Period, digest]));
}

/** From what change on a value is asked about, in percent (the setting [U]). */
export async function readPercent(db: BooksReader): Promise<number> {
  const rule = await db.selectFrom('driver_rule').select('percent').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return rule?.percent ?? USUAL_PERCENT;
}

/** A doubt with its sentence. */
export interface Doubted {
  readonly key: string;
  readonly doubt: DriverDoubt;
  readonly message: string;
}

/** What is in doubt of values that a unit would give for a month, held against the month before and the books. */
export async function readDoubts(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
  values: readonly DriverValue[],
): Promise<Doubted[]> {
  if (values.length === 0) return [];
  const departments = await readCostDepartments(db, unit, period);
  const before = await sheetOf(db, unit, previousPeriod(period));
  const doubts = driverDoubts(values, {
    departments,
    before: before?.values.length ? before.values : undefined,
    booked: await readBookedIncome(db, unit, period),
    percent: await readPercent(db),
  });
  const names = new Map(departments.map(({ code, name }) => [code, `${code} ${name}`]));
  return doubts.map((doubt) => ({
    key: doubtKey(doubt),
    doubt,
    message: sayDoubt(doubt, (code) => names.get(code) ?? code),
  }));
}
