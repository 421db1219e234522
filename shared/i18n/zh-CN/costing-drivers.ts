/** 分摊参数. */
export const costingDrivers = {} as const;
