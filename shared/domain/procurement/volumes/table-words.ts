/** How the columns of the matrix are headed; every other column is a unit, by its code. */
export const ITEM_HEADING = '品种编码';
export const SELECTED_HEADING = '中选价（元/最小单位）';
export const BEFORE_HEADING = '集采前加权均价（元/最小单位）';
/** What people read beside the code and the program does not. */
export const TOLD_HEADINGS: readonly string[] = ['品名规格', '最小单位', '转换比', '约定量合计'];
/** Rows that are sums of the others. */
export const SUMS: readonly string[] = ['合计', '小计', '总计'];
