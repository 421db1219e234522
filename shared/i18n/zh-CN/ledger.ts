/** What is said by what all of the ledger shares. */
export const ledger = {
  'state.missing': '未报',
  'state.open': '进行中',
  'state.submitted': '已上报',
  'state.locked': '已锁定',
} as const;
