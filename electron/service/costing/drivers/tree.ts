import type { CostDepartment } from '../../../../shared/domain/costing/department.ts';

/** A department with where it stands in the unit's tree. */
export interface Placed extends CostDepartment {
  /** 0 at the top. */
  readonly depth: number;
  /** Nothing stands below it: it bears cost, and takes drivers. */
  readonly leaf: boolean;
}

/** The departments as a tree reads, each before those below it, siblings by their codes; every one of them, once. */
export function inTreeOrder(departments: readonly CostDepartment[]): Placed[] {
  const codes = new Set(departments.map(({ code }) => code));
  const below = new Map<string, CostDepartment[]>();
  for (const department of departments) {
    const { parent = '' } = department;
    const place = codes.has(parent) ? parent : '';
    below.set(place, [...(below.get(place) ?? []), department]);
  }
  const walk = (parent: string, depth: number): Placed[] =>
    (below.get(parent) ?? [])
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap((department) => {
        const rest = walk(department.code, depth + 1);
        return [{ ...department, depth, leaf: rest.length === 0 }, ...rest];
      });
  return walk('', 0);
}
