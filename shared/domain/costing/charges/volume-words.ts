/** How the columns of a list of volumes are called, the plainest first, and rows that are sums. */
export const UNIT_WORDS = ['单位编码', '单位代码', '成员单位', '单位', '机构', '编码', 'unit', 'code'];
export const COUNT_WORDS = ['业务量', '数量', '工作量', '件数', '张数', '次数', 'volume', 'count', 'quantity'];
export const TOTALS = /^(合计|总计|小计|total)/i;
