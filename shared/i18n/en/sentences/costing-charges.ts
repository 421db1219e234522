/** 共享中心收费. */
export const costingCharges: Readonly<Record<string, string>> = {};
