import type { budgetSchedules as words } from '../zh-CN/budget-schedules.ts';

/** 预算附表与批注: workload, procurement, remarks. */
export const budgetSchedules = {
  'budgetSchedules.title': 'Budget schedules',
} as const satisfies Record<keyof typeof words, string>;
