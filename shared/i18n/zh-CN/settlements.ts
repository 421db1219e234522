/** 内部结算. */
export const settlements = {} as const;
