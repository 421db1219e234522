/** 唯一采购账户. */
export const account = {};
