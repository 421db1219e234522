import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { type DiseaseGroup, diseaseGroups } from '../../../../shared/domain/costing/units/disease-groups.ts';
import {
  type PatientCost,
  type PatientCosts,
  patientCosts,
} from '../../../../shared/domain/costing/units/patient-cost.ts';
import {
  type HospitalItem,
  hospitalItems,
  type ProjectCost,
  projectCost,
} from '../../../../shared/domain/costing/units/project-cost.ts';
import { itemMethodOf } from '../../../../shared/domain/costing/units/settings.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { MonthGround } from './ground.ts';

/** 医疗服务项目成本 of a month: every department that carries out items, or bears project cost without any. */
export function projectsOf({ business, items, activities, settings }: MonthGround): ProjectCost[] {
  return business.flatMap((cost): ProjectCost[] => {
    const { code } = cost.department;
    const own = items.filter(({ department }) => department === code);
    if (own.length === 0 && totalOf(cost.amounts) === 0) return [];
    const done = activities.filter(({ department }) => department === code);
    return [projectCost(cost, own, done, itemMethodOf(settings, code))];
  });
}

export interface ItemResults {
  readonly months: readonly { readonly period: Period; readonly projects: readonly ProjectCost[] }[];
  readonly hospital: readonly HospitalItem[];
  readonly problems: readonly string[];
}

export function itemResults(months: readonly MonthGround[]): ItemResults {
  const each = months.map((month) => ({ period: month.period, projects: projectsOf(month) }));
  return {
    months: each,
    hospital: hospitalItems(each.flatMap(({ projects }) => projects)),
    problems: each.flatMap(({ period, projects }) =>
      projects.flatMap(({ problem }) => (problem === undefined ? [] : [`${period} ${problem}`])),
    ),
  };
}

export interface MonthPatients {
  readonly month: MonthGround;
  readonly costs: PatientCosts;
  readonly projects: readonly ProjectCost[];
}

export interface DiseaseResults {
  readonly months: readonly MonthPatients[];
  readonly groups: readonly DiseaseGroup[];
  /** Every patient of the span, with its month. */
  readonly patients: readonly (PatientCost & { readonly period: Period })[];
  readonly others: Fen;
  /** Project cost that could be shared: Σ services of the patients + others. */
  readonly project: Fen;
  readonly problems: readonly string[];
}

export function diseaseResults(months: readonly MonthGround[]): DiseaseResults {
  const each = months.map((month): MonthPatients => {
    const projects = projectsOf(month);
    const { patients, lines, settings } = month;
    return { month, projects, costs: patientCosts(patients, lines, projects, settings.patientMethod) };
  });
  const patients = each.flatMap(({ month, costs }) =>
    costs.patients.map((cost) => ({ ...cost, period: month.period })),
  );
  return {
    ...{ months: each, patients, groups: diseaseGroups(patients) },
    others: sumFen(each.map(({ costs }) => costs.others)),
    project: sumFen(each.flatMap(({ projects }) => projects.flatMap(({ items }) => items.map(({ cost }) => cost)))),
    problems: each.flatMap(({ month, costs, projects }) => [
      ...projects.flatMap(({ problem }) => (problem === undefined ? [] : [`${month.period} ${problem}`])),
      ...costs.problems.map((problem) => `${month.period} ${problem}`),
    ]),
  };
}
