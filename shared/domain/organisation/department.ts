/**
 * 科室分类 (财会〔2021〕26号 第17条), in the order in which cost is handed over: 行政后勤类 first, then 医疗辅助类, then
 * 医疗技术类; 临床服务类 keeps it.
 */
export const DEPARTMENT_CLASSES = ['admin', 'auxiliary', 'technology', 'clinical'] as const;
export type DepartmentClass = (typeof DEPARTMENT_CLASSES)[number];

export const DEPARTMENT_CLASS_NAMES: Readonly<Record<DepartmentClass, string>> = {
  admin: '行政后勤类',
  auxiliary: '医疗辅助类',
  technology: '医疗技术类',
  clinical: '临床服务类',
};
