/** 采购申请. */
export const requests = {};
