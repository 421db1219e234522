import type { budgetRequests as words } from '../zh-CN/budget-requests.ts';

/** 用款申请: who asks for money of the budget, and what holds it. */
export const budgetRequests = {
  'budgetRequests.title': 'Spending requests',
} as const satisfies Record<keyof typeof words, string>;
