/** 预算附表与批注. */
export const schedules = {};
