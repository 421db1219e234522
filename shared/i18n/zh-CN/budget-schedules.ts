/** 预算附表与批注: workload, procurement, remarks. */
export const budgetSchedules = {
  'budgetSchedules.title': '预算附表',
} as const;
