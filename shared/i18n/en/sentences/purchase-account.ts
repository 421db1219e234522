/** 采购账户与账外采购. */
export const purchaseAccount: Readonly<Record<string, string>> = {};
