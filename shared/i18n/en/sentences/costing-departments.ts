/** 科室树、分类变动和自编科室对照. */
export const costingDepartments: Readonly<Record<string, string>> = {};
