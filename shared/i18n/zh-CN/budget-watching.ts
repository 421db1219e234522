/** 差异说明与上级同意. */
export const budgetWatching = {
  'budgetWatching.title': '执行差异说明',
} as const;
