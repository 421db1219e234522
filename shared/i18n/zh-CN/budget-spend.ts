/** What is said where the budget is spent: at the desk, and on 预算执行. */
export const budgetSpend = {
  'budgetSpend.hint': '预算',
  'budgetSpend.available': '可用',
  'budgetSpend.wanted': '本凭证支出',
  'budgetSpend.after': '支出后可用',
  'budgetSpend.near': '接近预算',
  'budgetSpend.over': '超预算',
  'budgetSpend.unplanned': '没有批复的预算',
  'budgetSpend.proposed': '按将生成的预算会计分录',
} as const;
