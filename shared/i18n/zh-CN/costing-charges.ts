/** 共享中心收费. */
export const costingCharges = {} as const;
