import { daysBetween } from '../../../kernel/date.ts';
import { type Fen, fen, ZERO } from '../../../kernel/fen.ts';
import { unitCost } from '../reports/ratio.ts';
import type { PatientCost } from './patient-cost.ts';

/** A DRG, DIP group or 病种 (第28、29条): Σ of its patients, and ÷ discharged patients. */
export interface DiseaseGroup {
  /** '' for patients in none (未入组). */
  readonly code: string;
  readonly name: string;
  readonly patients: number;
  /** Days in hospital of all of them; the day of admission counts where it is that of discharge. */
  readonly days: number;
  readonly services: Fen;
  readonly drugs: Fen;
  readonly materials: Fen;
  readonly cost: Fen;
  readonly income: Fen;
  readonly result: Fen;
  /** Rounded half up. */
  readonly unit: Fen;
  readonly unitIncome: Fen;
}

const NOTHING = { patients: 0, days: 0, services: 0, drugs: 0, materials: 0, cost: 0, income: 0 };

/** Groups in the order of their codes, those in none last. */
export function diseaseGroups(costs: readonly PatientCost[]): DiseaseGroup[] {
  const sums = new Map<string, typeof NOTHING & { name: string }>();
  for (const { patient, services, cost } of costs) {
    const sum = sums.get(patient.group) ?? { ...NOTHING, name: patient.groupName };
    sums.set(patient.group, sum);
    sum.patients += 1;
    sum.days += stayOf(patient);
    sum.services += services;
    sum.drugs += patient.drugs;
    sum.materials += patient.materials;
    sum.cost += cost;
    sum.income += patient.income;
  }
  return [...sums]
    .sort(([a], [b]) => (a === b ? 0 : a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([code, { name, patients, days, ...sum }]) => {
      const [cost, income] = [fen(sum.cost), fen(sum.income)];
      return {
        ...{ code, name, patients, days, cost, income },
        ...{ services: fen(sum.services), drugs: fen(sum.drugs), materials: fen(sum.materials) },
        result: fen(income - cost),
        unit: unitCost(cost, patients)!,
        unitIncome: unitCost(income, patients)!,
      };
    });
}

/** All groups together. */
export function allGroups(groups: readonly DiseaseGroup[]): DiseaseGroup {
  const sum = (of: Exclude<keyof DiseaseGroup, 'code' | 'name'>): number =>
    groups.reduce((total, group) => total + group[of], 0);
  const [patients, cost, income] = [sum('patients'), fen(sum('cost')), fen(sum('income'))];
  return {
    ...{ code: '', name: '', patients, days: sum('days'), cost, income, result: fen(income - cost) },
    ...{ services: fen(sum('services')), drugs: fen(sum('drugs')), materials: fen(sum('materials')) },
    ...{ unit: unitCost(cost, patients) ?? ZERO, unitIncome: unitCost(income, patients) ?? ZERO },
  };
}

/** 住院天数: nights, at least one. */
export const stayOf = ({ admitted, discharged }: PatientCost['patient']): number =>
  Math.max(1, daysBetween(admitted, discharged));
