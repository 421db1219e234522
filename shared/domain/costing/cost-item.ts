import { natureByNames } from '../ledger/charts/economic-nature.ts';

/** 七大类 (财会〔2021〕26号 第12条; 医院补充规定 附表7), in the order of the reports' columns. */
export const COST_ITEMS = [
  'personnel',
  'materials',
  'drugs',
  'depreciation',
  'amortisation',
  'risk-fund',
  'other',
] as const;
export type CostItem = (typeof COST_ITEMS)[number];

/** The items' official names. */
export const COST_ITEM_NAMES: Readonly<Record<CostItem, string>> = {
  personnel: '人员经费',
  materials: '卫生材料费',
  drugs: '药品费',
  depreciation: '固定资产折旧费',
  amortisation: '无形资产摊销费',
  'risk-fund': '提取医疗风险基金',
  other: '其他费用',
};

/**
 * The cost item of an expense account (医院补充规定 十五(一)2): 人员经费 is 工资福利费用 with 对个人和家庭的补助费用; of goods
 * and services only 卫生材料 and 药品 stand for themselves; of what is set aside only the 医疗风险基金. All else is 其他费用.
 *
 * @param names the unit's own names from just below 5001 or 5101 down to the account.
 */
export function costItemOf(names: readonly string[]): CostItem {
  const says = (word: string): boolean => names.some((name) => name.includes(word));
  switch (natureByNames(names)) {
    case 'wages-and-welfare':
    case 'individual-and-family-subsidy':
      return 'personnel';
    case 'fixed-asset-depreciation':
      return 'depreciation';
    case 'intangible-amortisation':
      return 'amortisation';
    case 'special-fund-provision':
      return says('医疗风险') ? 'risk-fund' : 'other';
    default:
      return says('卫生材料') ? 'materials' : says('药品') ? 'drugs' : 'other';
  }
}
