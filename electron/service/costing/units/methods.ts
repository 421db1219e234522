import * as z from 'zod';
import { parseValue, valueText } from '../../../../shared/domain/costing/drivers.ts';
import {
  DEFAULT_UNIT_COST_SETTINGS,
  ITEM_METHODS,
  PATIENT_METHODS,
  SPLIT_BASES,
  type UnitCostSettings,
} from '../../../../shared/domain/costing/units/settings.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';

/** The methods that a unit goes by in a month. */
export interface MethodsInForce {
  readonly settings: UnitCostSettings;
  /** '' where nobody has chosen. */
  readonly since: Period | '';
  readonly display: string;
}

const kept = z.object({
  splitBy: z.enum(SPLIT_BASES),
  bedDayVisits: z.int().min(0),
  hours: z.array(z.object({ department: z.string(), outpatient: z.int().min(0), inpatient: z.int().min(0) })),
  itemMethod: z.enum(ITEM_METHODS),
  itemMethods: z.array(z.object({ department: z.string(), method: z.enum(ITEM_METHODS) })),
  patientMethod: z.enum(PATIENT_METHODS),
});

const NOBODYS: MethodsInForce = { settings: DEFAULT_UNIT_COST_SETTINGS, since: '', display: '' };

/** The methods of each month: of those chosen for it or an earlier one the latest month's, of these the last. */
export async function readMethods(db: BooksReader, unit: UnitCode): Promise<(period: Period) => MethodsInForce> {
  const rows = await db
    .selectFrom('unit_cost_method')
    .select(['since', 'content', 'display'])
    .where('unit', '=', unit)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return (period) => {
    const row = rows.find(({ since }) => since <= period);
    if (!row) return NOBODYS;
    return { settings: kept.parse(JSON.parse(row.content)), since: row.since as Period, display: row.display };
  };
}

/** How often a unit has chosen. */
export async function methodsRevision(db: BooksReader, unit: UnitCode): Promise<number> {
  const rows = await db.selectFrom('unit_cost_method').select('id').where('unit', '=', unit).execute();
  return rows.length;
}

/** The methods as the contract says them, and back. */
export interface SaidMethods extends Omit<UnitCostSettings, 'bedDayVisits' | 'hours'> {
  readonly bedDayVisits: string;
  readonly hours: readonly { readonly department: string; readonly outpatient: string; readonly inpatient: string }[];
}

export const methodsOut = ({ bedDayVisits, hours, itemMethods, ...others }: UnitCostSettings) => ({
  ...others,
  bedDayVisits: valueText(bedDayVisits),
  hours: hours.map(({ department, outpatient, inpatient }) => ({
    ...{ department, outpatient: valueText(outpatient), inpatient: valueText(inpatient) },
  })),
  itemMethods: itemMethods.map((own) => ({ ...own })),
});

/** The contract has checked that every measure is one. */
export const methodsIn = ({ bedDayVisits, hours, ...others }: SaidMethods): UnitCostSettings => ({
  ...others,
  bedDayVisits: parseValue(bedDayVisits)!,
  hours: hours.map(({ department, outpatient, inpatient }) => ({
    ...{ department, outpatient: parseValue(outpatient)!, inpatient: parseValue(inpatient)! },
  })),
});
