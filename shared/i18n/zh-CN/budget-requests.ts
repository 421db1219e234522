/** 用款申请: who asks for money of the budget, and what holds it. */
export const budgetRequests = {
  'budgetRequests.title': '用款申请',
} as const;
