/** 采购申请. */
export const purchaseRequests = {} as const;
