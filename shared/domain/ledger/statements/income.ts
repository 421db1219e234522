import type { Layout, LineDefinition, StatementDefinition, Watch } from '../statement.ts';
import { HOSPITAL } from './income-hospital.ts';
import { type IncomeParts, PLAIN } from './income-parts.ts';
import { OPERATING_UNDIVIDED, PRIMARY } from './income-primary.ts';
import { credit, debit, line, starred, sum, unmapped } from './terms.ts';

/**
 * 收入费用表 会政财02表 (财会〔2017〕25号 第五部分 二; 医院补充规定 二（三）; 财会〔2018〕25号 三（四）).
 *
 * What a unit has not divided as its supplement asks (4101 kept as a leaf, 5001 without 经费性质) counts as 医疗 and
 * 财政基本, so that the 其中 lines of 本期盈余 always add up to it; the statement says how much that is.
 */
export function incomeStatement(layout: Layout): StatementDefinition {
  const parts = partsOf(layout);
  const revenue = revenueLines(parts);
  const expense = expenseLines(parts);
  return {
    statement: 'income',
    layout,
    number: '会政财02表',
    title: '收入费用表',
    basis: 'movement',
    lines: [
      sum(0, 'total-revenue', '本期收入', own(revenue)),
      ...revenue,
      sum(0, 'total-expense', '本期费用', own(expense)),
      ...expense,
      sum(0, 'surplus', '本期盈余', ['total-revenue', '-total-expense']),
      ...parts.surplus,
    ],
    watches: watchesOf(layout),
  };
}

const partsOf = (layout: Layout): IncomeParts =>
  layout === 'hospital' ? HOSPITAL : layout === 'primary' ? PRIMARY : PLAIN;

const own = (lines: readonly LineDefinition[]): string[] =>
  lines.filter((entry) => entry.depth === 1).map((entry) => entry.key);

/** The eleven lines of revenue, the same by function and by economic nature. */
export const REVENUE: readonly LineDefinition[] = [
  line('fiscal-appropriation', '财政拨款收入', credit('4001')),
  line('service-revenue', '事业收入', credit('4101')),
  starred(line('superior-subsidy', '上级补助收入', credit('4201'))),
  starred(line('affiliate-turn-in', '附属单位上缴收入', credit('4301'))),
  line('business-revenue', '经营收入', credit('4401')),
  line('other-level-appropriation', '非同级财政拨款收入', credit('4601')),
  line('investment-income', '投资收益', credit('4602')),
  line('donation-revenue', '捐赠收入', credit('4603')),
  line('interest-revenue', '利息收入', credit('4604')),
  line('rental-revenue', '租金收入', credit('4605')),
  line('other-revenue', '其他收入', [...credit('4609'), ...unmapped(-1, '4')]),
];

const revenueLines = ({ fiscal, service, otherLevel }: IncomeParts): LineDefinition[] => {
  const below: Readonly<Record<string, readonly LineDefinition[]>> = {
    'fiscal-appropriation': fiscal,
    'service-revenue': service,
    'other-level-appropriation': otherLevel,
  };
  return REVENUE.flatMap((entry) => [entry, ...(below[entry.key] ?? [])]);
};

const expenseLines = (parts: IncomeParts): LineDefinition[] => [
  line('operating-expense', '业务活动费用', debit('5001')),
  ...parts.operating,
  line('administrative-expense', '单位管理费用', debit('5101')),
  ...parts.administrative,
  line('business-expense', '经营费用', debit('5201')),
  line('disposal-expense', '资产处置费用', debit('5301')),
  starred(line('turn-in-expense', '上缴上级费用', debit('5401'))),
  starred(line('affiliate-subsidy-expense', '对附属单位补助费用', debit('5501'))),
  line('income-tax-expense', '所得税费用', debit('5801')),
  line('other-expense', '其他费用', [...debit('5901'), ...unmapped(1, '5')]),
];

/** What is divided by convention because the books do not divide it. */
function watchesOf(layout: Layout): Watch[] {
  if (layout !== 'hospital' && layout !== 'primary') return [];
  const service = { terms: credit('4101!'), remark: '事业收入 {amount} 未按医疗、科教等分设明细，按医疗收入列示' };
  if (layout === 'hospital') return [service];
  return [
    service,
    {
      terms: debit(OPERATING_UNDIVIDED.map((code) => `${code}!`)),
      remark: '业务活动费用 {amount} 未按医疗、公共卫生、科教分设明细，按资金来源列示，其余为医疗费用',
    },
    {
      terms: credit('4001!'),
      remark: '财政拨款收入 {amount} 未分设明细，按资金来源列示，其余为财政基本拨款的医疗收入',
    },
    { terms: credit('4601!'), remark: '非同级财政拨款收入 {amount} 未分设明细，按资金来源列示，其余为医疗收入' },
  ];
}
