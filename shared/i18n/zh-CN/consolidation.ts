/** What is said by reconciliation (内部对账) and worksheet (合并底稿). */
export const consolidation = {
  'reconciliation.title': '内部对账',
  'worksheet.title': '合并底稿',
} as const;
