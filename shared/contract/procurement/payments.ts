/** 统一支付. */
export const payments = {};
