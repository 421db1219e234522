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
}
