/** How the columns of 进货发票登记表 are headed; one row is a line, rows of one seller and number are an invoice. */
export const HEADINGS = {
  level: '票次',
  seller: '销售方编码',
  buyer: '购买方编码（第一票）',
  code: '发票代码',
  number: '发票号码',
  day: '开票日期',
  item: '品种编码',
  lot: '批号',
  packs: '数量（包装）',
  price: '含税单价（元/包装）',
  amount: '价税合计（元）',
  tax: '其中税额（元）',
  original: '红字对应的原发票号码',
} as const;
export type Heading = keyof typeof HEADINGS;

/** 票次 as people write it; nothing: the second. */
export const LEVELS: Readonly<Record<string, 1 | 2>> = { '': 2, 第一票: 1, 第二票: 2, 1: 1, 2: 2 };
