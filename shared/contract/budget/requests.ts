/** 用款申请. */
export const requests = {};
