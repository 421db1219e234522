/** 内部结算. */
export const settlements: Readonly<Record<string, string>> = {};
