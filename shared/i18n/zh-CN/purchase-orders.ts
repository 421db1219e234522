/** 采购订单. */
export const purchaseOrders = {} as const;
