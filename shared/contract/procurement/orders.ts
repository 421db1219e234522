/** 采购计划与订单. */
export const orders = {};
