/** 供应商. */
export const suppliers: Readonly<Record<string, string>> = {};
