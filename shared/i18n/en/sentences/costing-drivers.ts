/** 分摊参数. */
export const costingDrivers: Readonly<Record<string, string>> = {};
