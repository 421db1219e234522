/** 采购申请. */
export const purchaseRequests: Readonly<Record<string, string>> = {};
