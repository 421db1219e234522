/** 统一支付. */
export const drugPayments = {} as const;
