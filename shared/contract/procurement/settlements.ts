/** 内部结算. */
export const settlements = {};
