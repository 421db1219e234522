/** What is said by 收入日报. */
export const revenue = {
  'revenue.title': '收入日报',
} as const;
