import { monthOf, type Period } from '../../../kernel/period.ts';

/** The transfers of a period's end, in their order. */
export const TRANSFERS = [
  'revenue',
  'expense',
  'surplus',
  'welfare',
  'distribution',
  'allocated-assets',
  'prior-years',
  'fiscal-budget',
  'special-budget',
  'business-budget',
  'other-budget',
  'carry-over-details',
  'finished-projects',
  'other-surplus',
  'welfare-budget',
  'budget-distribution',
] as const;

export type TransferKey = (typeof TRANSFERS)[number];

const month = (period: Period): string => `${monthOf(period)}月`;

/** 摘要 of the vouchers; `several`: more months than the last are closed. */
export const SUMMARIES: Readonly<Record<TransferKey, (period: Period, several: boolean) => string>> = {
  revenue: (period, several) => `结转${several ? '截至' : ''}${month(period)}收入`,
  expense: (period, several) => `结转${several ? '截至' : ''}${month(period)}费用`,
  surplus: () => '年末结转本期盈余',
  welfare: () => '提取职工福利基金',
  distribution: () => '本年盈余分配转入累计盈余',
  'allocated-assets': () => '无偿调拨净资产转入累计盈余',
  'prior-years': () => '以前年度盈余调整转入累计盈余',
  'fiscal-budget': () => '结转财政拨款预算收支',
  'special-budget': () => '结转非财政专项资金预算收支',
  'business-budget': () => '结转经营预算收支',
  'other-budget': () => '结转其他资金预算收支',
  'carry-over-details': () => '冲销结转结余明细，转入累计',
  'finished-projects': () => '已完成项目的财政拨款结转转入结余',
  'other-surplus': () => '其他结余转入非财政拨款结余分配',
  'welfare-budget': () => '提取职工福利基金（预算）',
  'budget-distribution': () => '非财政拨款结余分配转入累计结余',
};
