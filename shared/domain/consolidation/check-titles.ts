/** Titles of the named checks of a consolidation, as people read them on the checks page, in the pack and on the worksheet. */
const TITLES = {
  'units-complete': '成员单位均已报送',
  'units-reported': '成员单位本期均有账务',
  'mapping-complete': '科目均已映射到集团科目',
  'totals-agree': '单位报表合计与明细一致',
  articulates: '资产总计等于负债和净资产总计',
  'natures-agree': '收入费用表按功能与按经济性质一致',
  'net-assets-agree': '净资产变动表与资产负债表一致',
  'sum-plus-elimination': '汇总加抵销等于合并',
  'eliminations-balance': '抵销分录借贷相等',
  'eliminations-within-holdings': '抵销不超过单位账面',
  'openings-known': '内部往来年初余额齐全',
  'manual-entries': '手工调整和抵销均经另一人确认',
  'starred-lines-nil': '上级补助、上缴等项目合并为零',
  'gratuitous-transfers-nil': '内部无偿调拨净额为零',
  differences: '内部往来和交易核对一致',
  allowances: '内部应收款项坏账准备已抵销',
  threshold: '抵销阈值以下的未抵销事项',
} as const;

/** Name of a check of the consolidation: stable, in kebab case. */
export type ConsolidationCheckName = keyof typeof TITLES;

/**
 * The Chinese title of a check by its name. Titles are no part of a run that is kept, so that an older run reads alike;
 * a name that this program does not know (from a newer one) is its own title.
 */
export const consolidationCheckTitle = (name: string): string =>
  Object.hasOwn(TITLES, name) ? TITLES[name as ConsolidationCheckName] : name;
