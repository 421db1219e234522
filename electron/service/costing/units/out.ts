import { COST_ITEMS, type CostItem } from '../../../../shared/domain/costing/cost-item.ts';
import type { ItemAmounts } from '../../../../shared/domain/costing/direct-cost.ts';
import { valueText } from '../../../../shared/domain/costing/drivers.ts';
import { type DiseaseGroup, stayOf } from '../../../../shared/domain/costing/units/disease-groups.ts';
import type { PatientCost } from '../../../../shared/domain/costing/units/patient-cost.ts';
import type { HospitalItem, ItemCost } from '../../../../shared/domain/costing/units/project-cost.ts';
import { perOne } from '../../../../shared/domain/costing/units/service-item.ts';
import type { UnitCostRow, UnitCostTable } from '../../../../shared/domain/costing/units/visit-costs.ts';
import type { Unit } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { UnitGround } from './ground.ts';

/** Results as the contract says them. */

export const orNull = (amount: Fen | undefined): string | null => (amount === undefined ? null : formatYuan(amount));

const byItem = <T>(value: (item: CostItem) => T): Record<CostItem, T> =>
  Object.fromEntries(COST_ITEMS.map((item) => [item, value(item)])) as Record<CostItem, T>;

export const amountsOut = (amounts: ItemAmounts): Record<CostItem, string> =>
  byItem((item) => formatYuan(amounts[item]));

export const isOfficial = ({ chart }: Unit): boolean => chart === 'hospital';

export const groundOut = ({ unit, runs, batches, missing }: UnitGround, problems: readonly string[]) => ({
  ...{ unit: unit.code, name: unit.name, official: isOfficial(unit) },
  runs: runs.map((run) => ({ ...run })),
  batches: batches.map((batch) => ({ ...batch })),
  problems: [...missing, ...problems],
});

const rowOut = ({ count, amounts, total, unit, units, shares }: UnitCostRow) => ({
  ...{ count, amounts: amountsOut(amounts), total: formatYuan(total), unit: orNull(unit) },
  units: byItem((item) => orNull(units[item])),
  shares: byItem((item) => shares[item] ?? null),
});

export const tableOut = ({ rows, hospital }: UnitCostTable) => ({
  rows: rows.map(({ department, how, ...row }) => ({
    ...{ code: department.code, name: department.name, how: [...how] },
    ...rowOut(row),
  })),
  hospital: rowOut(hospital),
});

/** An item of one department over the months of the span. */
export interface ItemSum {
  readonly item: ItemCost['item'];
  readonly departmentName: string;
  readonly count: number;
  readonly cost: Fen;
  readonly income: Fen;
}

export const itemOut = ({ item, departmentName, count, cost, income }: ItemSum) => ({
  ...{ code: item.code, name: item.name, department: item.department, departmentName },
  ...{ price: formatYuan(item.price), count: valueText(count) },
  ...{ equivalent: valueText(item.equivalent), hours: valueText(item.hours) },
  ...{ cost: formatYuan(cost), unit: orNull(perOne(cost, count)), income: formatYuan(income) },
  result: formatYuan(fen(income - cost)),
});

export const hospitalItemOut = ({ code, name, departments, count, cost, unit, income }: HospitalItem) => ({
  ...{ code, name, departments, count: valueText(count), cost: formatYuan(cost), unit: orNull(unit) },
  ...{ income: formatYuan(income), result: formatYuan(fen(income - cost)), unitIncome: orNull(perOne(income, count)) },
});

export const diseaseOut = ({ code, name, patients, days, ...amounts }: DiseaseGroup) => ({
  ...{ code, name, patients, days, services: formatYuan(amounts.services), drugs: formatYuan(amounts.drugs) },
  ...{ materials: formatYuan(amounts.materials), cost: formatYuan(amounts.cost), income: formatYuan(amounts.income) },
  ...{ result: formatYuan(amounts.result), unit: formatYuan(amounts.unit), unitIncome: formatYuan(amounts.unitIncome) },
});

export const patientOut = (
  { patient, services, cost, result, period }: PatientCost & { readonly period: Period },
  nameOf: (department: string) => string,
) => ({
  ...{ period, number: patient.number, department: patient.department, departmentName: nameOf(patient.department) },
  ...{ admitted: patient.admitted, discharged: patient.discharged, days: stayOf(patient) },
  ...{ services: formatYuan(services), drugs: formatYuan(patient.drugs), materials: formatYuan(patient.materials) },
  ...{ cost: formatYuan(cost), income: formatYuan(patient.income), result: formatYuan(result) },
});
