/** How hospital systems call the columns of a list of stock or of use, the plainest first, and rows that are sums. */
export const LIST_WORDS = {
  item: ['医保药品代码', '医保编码', '国家编码', '药品编码', '品种编码', '药品代码', '编码', '代码', 'code', 'item'],
  quantity: ['消耗数量', '发药数量', '使用数量', '出库数量', '库存数量', '结存数量', '数量', 'quantity', 'qty'],
  day: ['发药日期', '消耗日期', '出库日期', '日期', 'date', 'day'],
  lot: ['生产批号', '批号', 'lot', 'batch'],
  expiry: ['有效期至', '有效期', '失效日期', '效期', 'expiry'],
  price: ['单价', '进价', '采购价', 'price'],
} as const;
export type ListColumn = keyof typeof LIST_WORDS;
export const LIST_TOTALS = /^(合计|总计|小计|total)/i;
