import type { CostDepartment } from '../department.ts';
import type { UnitCostSettings } from './settings.ts';

/** Why the methods that a unit chooses cannot stand, in sentences; none where they can. */
export function againstMethods(
  { splitBy, bedDayVisits, hours, itemMethods }: UnitCostSettings,
  departments: readonly CostDepartment[],
): string[] {
  const known = new Set(departments.map(({ code }) => code));
  return [
    ...(splitBy === 'workload' && bedDayVisits === 0 ? ['一个床日折合的诊次要大于 0'] : []),
    ...[...hours, ...itemMethods].flatMap(({ department }) =>
      known.has(department) ? [] : [`没有科室 ${department}`],
    ),
    ...hours.flatMap(({ department, outpatient, inpatient }) =>
      outpatient + inpatient === 0 ? [`科室 ${department} 的门急诊工时和住院工时不能都是 0`] : [],
    ),
    ...[hours, itemMethods].flatMap((list) =>
      list.flatMap(({ department }, at) =>
        list.findIndex((other) => other.department === department) < at ? [`科室 ${department} 写了不止一次`] : [],
      ),
    ),
  ];
}
