import type { CostSpan } from '../../../../shared/domain/costing/span.ts';
import { businessCosts, fullCosts } from '../../../../shared/domain/costing/units/business.ts';
import type { Patient, PatientLine } from '../../../../shared/domain/costing/units/patient-cost.ts';
import type { ServiceActivity, ServiceItem } from '../../../../shared/domain/costing/units/service-item.ts';
import type { UnitCostSettings } from '../../../../shared/domain/costing/units/settings.ts';
import {
  type DepartmentCost,
  type DepartmentOutput,
  outputsOf,
} from '../../../../shared/domain/costing/units/split.ts';
import { SERVICE_TABLE_NAMES, type ServiceTable } from '../../../../shared/domain/costing/units/tables.ts';
import type { Unit, UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Period, yearToDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { lockedRuns } from '../runs/reading.ts';
import { type Batch, readActivities, readBatches, readItems, readLines, readPatients } from './batches.ts';
import { readMethods } from './methods.ts';

/** What one month of a unit is worked out from: a locked run, the reviewed tables that are asked for, and its methods. */
export interface MonthGround {
  readonly period: Period;
  readonly settings: UnitCostSettings;
  /** Clinical departments after all stages. */
  readonly full: readonly DepartmentCost[];
  /** Clinical and technical departments before 医疗技术 hands over. */
  readonly business: readonly DepartmentCost[];
  readonly outputs: ReadonlyMap<string, DepartmentOutput>;
  readonly items: readonly ServiceItem[];
  readonly activities: readonly ServiceActivity[];
  readonly patients: readonly Patient[];
  readonly lines: readonly PatientLine[];
}

export interface UnitGround {
  readonly unit: Unit;
  /** Months that have a locked run and every table that must be there. */
  readonly months: readonly MonthGround[];
  readonly runs: readonly { readonly period: Period; readonly version: number; readonly lockedAt: string }[];
  readonly batches: readonly { readonly period: Period; readonly table: ServiceTable; readonly id: number }[];
  /** What is missing, a sentence each. */
  readonly missing: readonly string[];
}

/** Reads what the unit costs of a span go by; months that lack something are left out and named. */
export async function readGround(
  db: BooksReader,
  asked: { readonly unit: UnitCode; readonly period: Period; readonly span: CostSpan },
  needed: readonly ServiceTable[],
): Promise<UnitGround | undefined> {
  const unit = await loadUnit(db, asked.unit);
  if (!unit) return undefined;
  const periods = asked.span === 'year' ? yearToDate(asked.period) : [asked.period];
  const runs = await lockedRuns(db, unit.code, periods);
  const methods = await readMethods(db, unit.code);
  const batches = (await readBatches(db, unit.code, periods)).filter(({ state }) => state === 'reviewed');
  const missing: string[] = [];
  const months: MonthGround[] = [];
  const used: Batch[] = [];
  for (const period of periods) {
    const run = runs.get(period);
    if (!run) missing.push(`${period} 还没有锁定的成本分摊`);
    const own = (table: ServiceTable) => batches.find((batch) => batch.period === period && batch.table === table);
    const lacking = needed.filter((table) => !own(table));
    for (const table of lacking) missing.push(`${period} 还没有审核过的${SERVICE_TABLE_NAMES[table]}`);
    if (!run || lacking.length > 0) continue;
    const { settings } = methods(period);
    const optional: readonly ServiceTable[] = needed.includes('items') ? ['activities'] : [];
    const wanted = [...needed, ...optional].flatMap((table) => own(table) ?? []);
    used.push(...wanted);
    const read = async <Row>(table: ServiceTable, rows: (from: BooksReader, batch: number) => Promise<Row[]>) => {
      const batch = wanted.find((each) => each.table === table);
      return batch ? rows(db, batch.id) : [];
    };
    const { departments, allocation } = run.result;
    months.push({
      ...{ period, settings, outputs: outputsOf(run.inputs.drivers) },
      ...{ full: fullCosts(departments, allocation), business: businessCosts(departments, allocation) },
      items: await read('items', readItems),
      activities: await read('activities', readActivities),
      patients: await read('patients', readPatients),
      lines: await read('lines', readLines),
    });
  }
  return {
    ...{ unit, months, missing },
    runs: months.flatMap(({ period }) => {
      const { version, lockedAt = '' } = runs.get(period)!;
      return [{ period, version, lockedAt }];
    }),
    batches: used.map(({ period, table, id }) => ({ period, table, id })),
  };
}
