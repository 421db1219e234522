import type { budgetWatching as words } from '../zh-CN/budget-watching.ts';

/** 差异说明与上级同意. */
export const budgetWatching = {
  'budgetWatching.title': 'Variance explanations',
} as const satisfies Record<keyof typeof words, string>;
