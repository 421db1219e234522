/** 诊次、床日、项目和病种成本. */
export const costingUnits = {} as const;
