/**
 * 科室分类 (财会〔2021〕26号 第17条), in the order in which cost is handed over: 行政后勤类 first, then 医疗辅助类, then
 * 医疗技术类; 临床服务类 keeps it.
 */
export const DEPARTMENT_CLASSES = ['admin', 'auxiliary', 'technology', 'clinical'] as const;
export type DepartmentClass = (typeof DEPARTMENT_CLASSES)[number];

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
