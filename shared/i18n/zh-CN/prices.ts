/** 议价与价格协议. */
export const prices = {} as const;
