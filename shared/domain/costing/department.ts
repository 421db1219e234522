import type { DepartmentClass } from '../organisation/department.ts';

/** The classes in the order of 成本医01's rows. */
export const REPORTED_CLASSES = [
  'clinical',
  'technology',
  'auxiliary',
  'admin',
] as const satisfies readonly DepartmentClass[];

/** A department whose cost is kept (成本核算单元). */
export interface CostDepartment {
  readonly code: string;
  readonly name: string;
  readonly class: DepartmentClass;
  /** The department it is part of (上级科室); absent at the top of the unit's tree. */
  readonly parent?: string;
}

/**
 * The departments that bear cost: those that no other is part of. What the books put on one above them (a whole 内科) is
 * spread over those below it.
 */
export function bearing(departments: readonly CostDepartment[]): CostDepartment[] {
  const above = new Set(departments.map(({ parent }) => parent));
  return departments.filter(({ code }) => !above.has(code));
}

/**
 * The bearing departments below one, itself where nothing is below it; none for a code that the unit does not keep, nor
 * for departments that are part of each other.
 */
export function bearingBelow(
  departments: readonly CostDepartment[],
  code: string,
  passed: ReadonlySet<string> = new Set(),
): CostDepartment[] {
  if (passed.has(code)) return [];
  const further = new Set(passed).add(code);
  const below = departments.filter(({ parent }) => parent === code);
  if (below.length === 0) return departments.filter((department) => department.code === code);
  return below.flatMap((department) => bearingBelow(departments, department.code, further));
}

/**
 * The departments that a report of the books names: those at the top, those that the books put something on, and those
 * above them. A ward that nothing is booked on stands with the department that it is part of.
 */
export function booked(
  departments: readonly CostDepartment[],
  isBooked: (department: CostDepartment) => boolean,
): CostDepartment[] {
  const known = new Map(departments.map((each) => [each.code, each]));
  const kept = new Set<string>();
  for (const department of departments) {
    if (department.parent !== undefined && !isBooked(department)) continue;
    let at: CostDepartment | undefined = department;
    while (at && !kept.has(at.code)) {
      kept.add(at.code);
      at = at.parent === undefined ? undefined : known.get(at.parent);
    }
  }
  return departments.filter(({ code }) => kept.has(code));
}

/** How many departments each is part of: 0 at the top of the tree. */
export function depthsOf(departments: readonly CostDepartment[]): ReadonlyMap<string, number> {
  const known = new Map(departments.map((each) => [each.code, each]));
  const depthOf = ({ parent }: CostDepartment): number => {
    const above = parent === undefined ? undefined : known.get(parent);
    return above ? 1 + depthOf(above) : 0;
  };
  return new Map(departments.map((each) => [each.code, depthOf(each)]));
}
