/** 采购订单. */
export const purchaseOrders: Readonly<Record<string, string>> = {};
