/** 差异说明与上级同意. */
export const watching = {};
