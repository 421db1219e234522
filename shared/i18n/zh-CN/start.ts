/** What is said by the first start (建账). */
export const start = {
  'start.title': '开始',
} as const;
