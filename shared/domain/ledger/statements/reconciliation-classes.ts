import type { Book } from '../account.ts';

/**
 * Classes of 本年盈余与预算结余差异 (财会〔2017〕25号 附注（六）): the four groups of the form, and 其他事项差异. A class is chosen by
 * the accounts that stand against income and expense in the voucher (DOMAIN 1.12).
 */
export type DifferenceGroup =
  | 'revenue-not-budget'
  | 'expenditure-not-expense'
  | 'budget-revenue-not-revenue'
  | 'expense-not-expenditure'
  | 'other-matters';

export interface DifferenceClassLine {
  readonly key: string;
  readonly name: string;
  readonly group: DifferenceGroup;
  /** Group accounts (prefixes) of the counter lines that say so. */
  readonly counters: readonly string[];
  /** On which side those lines stand in an ordinary voucher. */
  readonly side: 'debit' | 'credit';
}

const RECEIVABLE = ['1211', '1212', '1214', '1215', '1216', '1218', '2305', '2308'];
const PAYABLE = ['2101', '2102', '2103', '2201', '2301', '2302', '2303', '2307', '2401', '1214', '1401', '2502'];
const STOCK = ['1301', '1302', '1303', '1811'];
const CAPITAL = ['1601', '1611', '1613', '1701', '1703', '1801', '1821', '1831', '1901'];
const NON_CASH = [...STOCK, ...CAPITAL, '1891'];
const DEPRECIATION = ['1602', '1702', '1802', '1832', '1901'];
const LOANS = ['2001', '2501'];

/** In the order of the form; within a group the first class whose accounts are there takes its part first. */
export const DIFFERENCE_CLASSES: readonly DifferenceClassLine[] = [
  {
    key: 'receivables-recognised',
    name: '应收款项、预收账款确认的收入',
    group: 'revenue-not-budget',
    counters: RECEIVABLE,
    side: 'debit',
  },
  {
    key: 'donated-assets',
    name: '接受非货币性资产捐赠确认的收入',
    group: 'revenue-not-budget',
    counters: NON_CASH,
    side: 'debit',
  },
  {
    key: 'payables-paid',
    name: '支付应付款项、预付账款的支出',
    group: 'expenditure-not-expense',
    counters: PAYABLE,
    side: 'debit',
  },
  {
    key: 'stock-bought',
    name: '为取得存货、政府储备物资等计入物资成本的支出',
    group: 'expenditure-not-expense',
    counters: STOCK,
    side: 'debit',
  },
  {
    key: 'capital-expenditure',
    name: '为购建固定资产等的资本性支出',
    group: 'expenditure-not-expense',
    counters: CAPITAL,
    side: 'debit',
  },
  {
    key: 'loans-repaid',
    name: '偿还借款本息支出',
    group: 'expenditure-not-expense',
    counters: [...LOANS, '2304'],
    side: 'debit',
  },
  {
    key: 'receivables-collected',
    name: '收到应收款项、预收账款确认的预算收入',
    group: 'budget-revenue-not-revenue',
    counters: RECEIVABLE,
    side: 'credit',
  },
  {
    key: 'loans-received',
    name: '取得借款确认的预算收入',
    group: 'budget-revenue-not-revenue',
    counters: LOANS,
    side: 'credit',
  },
  {
    key: 'assets-disposed',
    name: '确认的资产处置费用（处置资产价值）',
    group: 'expense-not-expenditure',
    counters: [],
    side: 'credit',
  },
  {
    key: 'stock-issued',
    name: '发出存货、政府储备物资等确认的费用',
    group: 'expense-not-expenditure',
    counters: STOCK,
    side: 'credit',
  },
  {
    key: 'depreciation',
    name: '计提的折旧费用和摊销费用',
    group: 'expense-not-expenditure',
    counters: DEPRECIATION,
    side: 'credit',
  },
  {
    key: 'payables-recognised',
    name: '应付款项、预付账款确认的费用',
    group: 'expense-not-expenditure',
    counters: [...PAYABLE, '2304'],
    side: 'credit',
  },
];

/** The groups in the order of the form, with the sign in which they lead from 本年预算收支差额 to 本年盈余. */
export const DIFFERENCE_GROUPS: readonly {
  readonly group: DifferenceGroup;
  readonly name: string;
  readonly sign: 1 | -1;
}[] = [
  { group: 'revenue-not-budget', name: '当期确认为收入但没有确认为预算收入', sign: 1 },
  { group: 'expenditure-not-expense', name: '当期确认为预算支出但没有确认为费用', sign: 1 },
  { group: 'budget-revenue-not-revenue', name: '当期确认为预算收入但没有确认为收入', sign: -1 },
  { group: 'expense-not-expenditure', name: '当期确认为费用但没有确认为预算支出', sign: -1 },
  { group: 'other-matters', name: '其他事项差异', sign: 1 },
];

/** What is left of a voucher when no class takes it, and what has no vouchers behind it. */
export const OTHER_CLASSES = [
  { key: 'bad-debts', name: '计提坏账准备等确认的费用' },
  { key: 'special-fund-matters', name: '计提和使用专用基金' },
  { key: 'taxes', name: '应交增值税等税费形成的差异' },
  { key: 'unclassified', name: '未归类' },
  { key: 'summary-unclassified', name: '按科目余额表入账，未归类' },
] as const;
export type OtherKey = (typeof OTHER_CLASSES)[number]['key'];

/** What a voucher's own account of 其他事项 is, by a counter account. */
export function otherKey(counters: readonly string[]): OtherKey {
  if (counters.some((code) => code.startsWith('1219'))) return 'bad-debts';
  if (counters.some((code) => code.startsWith('3101'))) return 'special-fund-matters';
  // 收到的租金等含税: budget revenue counts what came in, revenue what is left of it without the tax (2101, 2102).
  return counters.some((code) => /^210[12]/.test(code)) ? 'taxes' : 'unclassified';
}

/** A line as the reconciliation reads it: its group account, or its own code where it is not mapped. */
export interface ReconciledLine {
  readonly book: Book;
  readonly account: string;
  /** Debit − credit in 分. */
  readonly net: number;
}
