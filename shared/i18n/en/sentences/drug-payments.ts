/** 统一支付. */
export const drugPayments: Readonly<Record<string, string>> = {};
