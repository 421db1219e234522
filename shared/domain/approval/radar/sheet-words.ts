import { CATEGORIES, CATEGORY_CODES, type Category } from '../category.ts';

/** How the columns of 往年支出表 are headed; one row is one payment. */
export const HEADINGS = {
  number: '单据号',
  unit: '单位',
  payee: '收款单位',
  day: '日期',
  amount: '金额（元）',
  category: '类别',
  source: '资金来源',
  budget: '预算内外',
  project: '项目',
  contract: '合同号',
  invoices: '发票号',
} as const;
export type Heading = keyof typeof HEADINGS;

/** What other systems call them, brackets and blanks aside. */
const ALSO: Readonly<Record<Heading, readonly string[]>> = {
  number: ['编号', '凭证号', '付款单号'],
  unit: ['单位编码', '单位名称', '付款单位'],
  payee: ['收款人', '收款方', '供应商', '收款单位名称'],
  day: ['付款日期', '支付日期'],
  amount: ['金额', '付款金额', '支付金额'],
  category: ['支出类别'],
  source: ['经费来源'],
  budget: ['预算内/外', '预算'],
  project: ['项目名称'],
  contract: ['合同编号'],
  invoices: ['发票号码'],
};

const bare = (heading: string): string => heading.replace(/\s+/g, '').replace(/[（(]元[）)]$/, '');

/** Which column a heading is; undefined where it is none of ours. */
export function headingOf(text: string): Heading | undefined {
  const said = bare(text);
  return (Object.keys(HEADINGS) as Heading[]).find(
    (heading) => bare(HEADINGS[heading]) === said || ALSO[heading].includes(said),
  );
}

/** 类别 as people write it, by name or code; nothing: 其他支出. */
export const categoryOf = (text: string): Category | undefined =>
  text === '' ? 'other' : CATEGORY_CODES.find((code) => code === text || CATEGORIES[code] === text);

const IN: readonly string[] = ['', '内', '预算内'];
const OUT: readonly string[] = ['外', '预算外'];

/** 预算内外 as people write it; nothing: in. */
export const inBudgetOf = (text: string): boolean | undefined =>
  IN.includes(text) ? true : OUT.includes(text) ? false : undefined;

/** What a row of sums begins with. */
export const isTotal = (text: string): boolean => /^(合计|总计|小计|本页合计|累计)/.test(text.replace(/\s+/g, ''));
