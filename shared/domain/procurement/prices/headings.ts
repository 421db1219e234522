/** What columns of the tables are called, in templates and in whatever is handed in. */
export const QUOTE_COLUMNS = [
  { id: 'item', heading: '品种编码', words: /^(品种|药品|耗材|医保|产品|商品)?(编码|代码|编号)$/, needed: true },
  { id: 'price', heading: '单价', words: /^(报价|单价|报价单价|含税单价|价格)$/, needed: true },
  { id: 'hours', heading: '配送时限（小时）', words: /^(配送|到货|送货)(时限|时间)(小时)?$/, needed: true },
  { id: 'days', heading: '付款期（天）', words: /^(付款|回款|结算|账)期(限)?(天)?$/, needed: true },
  { id: 'remark', heading: '备注', words: /^(备注|说明)$/, needed: false },
] as const;

export const PRICE_COLUMNS = [
  QUOTE_COLUMNS[0],
  { id: 'price', heading: '单价', words: /^(协议价|中选价|挂网价|单价|价格)$/, needed: true },
  { id: 'first', heading: '首日', words: /^(首日|起始日期?|开始日期?|生效日期?|执行日期?)$/, needed: true },
  { id: 'last', heading: '末日', words: /^(末日|截止日期?|结束日期?|失效日期?|到期日期?)$/, needed: true },
  { id: 'supplier', heading: '供应商编码', words: /^(供应商|配送企业|配送商)(编码|代码)$/, needed: true },
  { id: 'units', heading: '配送单位', words: /^(配送单位|单位编码|适用单位|配送范围)$/, needed: false },
] as const;

/** A column that a table has or may have. */
export interface TableColumn {
  readonly id: string;
  readonly heading: string;
  /** Of a heading as `headingWord` makes it. */
  readonly words: RegExp;
  readonly needed: boolean;
}
