/** 供应商. */
export const suppliers = {} as const;
