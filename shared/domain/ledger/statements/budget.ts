import { detailCode } from '../charts/standard-details.ts';
import type { FundNature } from '../fund.ts';
import type { Layout, LineDefinition, StatementDefinition } from '../statement.ts';
import { credit, debit, line, ofWhich, starred, sum, unmapped } from './terms.ts';

/** 预算收入支出表 会政预01表 (财会〔2017〕25号 第五部分 五; 医院补充规定 二（五）). */
export function budgetStatement(layout: Layout): StatementDefinition {
  const hospital = layout === 'hospital';
  const revenue = revenueLines(hospital);
  const expenditure = expenditureLines(hospital);
  return {
    statement: 'budget',
    layout,
    number: '会政预01表',
    title: '预算收入支出表',
    basis: 'movement',
    lines: [
      sum(0, 'total-budget-revenue', '本年预算收入', own(revenue)),
      ...revenue,
      sum(0, 'total-budget-expenditure', '本年预算支出', own(expenditure)),
      ...expenditure,
      sum(0, 'budget-balance', '本年预算收支差额', ['total-budget-revenue', '-total-budget-expenditure']),
      ...(hospital ? HOSPITAL_BALANCES : []),
    ],
    watches: hospital
      ? [{ terms: credit('6101!'), remark: '事业预算收入 {amount} 未按医疗、科教分设明细，按医疗预算收入列示' }]
      : [],
  };
}

const own = (lines: readonly LineDefinition[]): string[] =>
  lines.filter((entry) => entry.depth === 1).map((entry) => entry.key);

/** Money without a nature counts as 财政基本拨款, as in 收入费用表. */
const NOT_PROJECT: readonly FundNature[] = ['fiscal-basic', 'research', 'other'];

const revenueLines = (hospital: boolean): LineDefinition[] => [
  line('fiscal-budget-revenue', '财政拨款预算收入', credit('6001')),
  ofWhich('government-fund-budget-revenue', '政府性基金收入', credit('6001', { sources: ['government-fund'] })),
  ...(hospital
    ? [
        ofWhich('fiscal-basic-budget-revenue', '财政基本拨款预算收入', credit('6001', { funds: NOT_PROJECT })),
        ofWhich('fiscal-project-budget-revenue', '财政项目拨款预算收入', credit('6001', { funds: ['fiscal-project'] })),
      ]
    : []),
  line('service-budget-revenue', '事业预算收入', credit('6101')),
  ...(hospital
    ? [
        ofWhich('medical-budget-revenue', '医疗预算收入', credit('6101', { except: ['610102'] })),
        ofWhich('research-budget-revenue', '科教预算收入', credit('610102')),
      ]
    : []),
  starred(line('superior-subsidy-budget-revenue', '上级补助预算收入', credit('6201'))),
  starred(line('turn-in-budget-revenue', '附属单位上缴预算收入', credit('6301'))),
  line('business-budget-revenue', '经营预算收入', credit('6401')),
  line('debt-budget-revenue', '债务预算收入', credit('6501')),
  line('other-level-budget-revenue', '非同级财政拨款预算收入', credit('6601')),
  line('investment-budget-income', '投资预算收益', credit('6602')),
  line('other-budget-revenue', '其他预算收入', [...credit('6609'), ...unmapped(-1, '6')]),
  ofWhich('interest-budget-revenue', '利息预算收入', credit(detailCode('6609', '利息预算收入'))),
  ofWhich('donation-budget-revenue', '捐赠预算收入', credit(detailCode('6609', '捐赠预算收入'))),
  ofWhich('rental-budget-revenue', '租金预算收入', credit(detailCode('6609', '租金预算收入'))),
];

const SERVICE_NATURES: readonly { readonly nature: FundNature; readonly name: string }[] = [
  { nature: 'fiscal-basic', name: '财政基本拨款支出' },
  { nature: 'fiscal-project', name: '财政项目拨款支出' },
  { nature: 'research', name: '科教资金支出' },
  { nature: 'other', name: '其他资金支出' },
];

const expenditureLines = (hospital: boolean): LineDefinition[] => [
  line('administrative-expenditure', '行政支出', debit('7101')),
  line('service-expenditure', '事业支出', debit('7201')),
  ...(hospital
    ? SERVICE_NATURES.map(({ nature, name }) =>
        ofWhich(`service-expenditure-${nature}`, name, debit('7201', { funds: [nature] })),
      )
    : []),
  line('business-expenditure', '经营支出', debit('7301')),
  starred(line('turn-in-expenditure', '上缴上级支出', debit('7401'))),
  starred(line('affiliate-subsidy-expenditure', '对附属单位补助支出', debit('7501'))),
  line('investment-expenditure', '投资支出', debit('7601')),
  line('debt-repayment', '债务还本支出', debit('7701')),
  line('other-expenditure', '其他支出', [...debit('7901'), ...unmapped(1, '7')]),
  ofWhich('interest-expenditure', '利息支出', debit(detailCode('7901', '利息支出'))),
  ofWhich('donation-expenditure', '捐赠支出', debit(detailCode('7901', '捐赠支出'))),
];

/** 医院补充规定 二（五）2（4). 行政支出 is not a hospital's and is in none of the three. */
const HOSPITAL_BALANCES: readonly LineDefinition[] = [
  sum(2, 'fiscal-project-balance', '财政项目拨款收支差额', [
    'fiscal-project-budget-revenue',
    '-service-expenditure-fiscal-project',
  ]),
  sum(2, 'medical-balance', '医疗收支差额', [
    'fiscal-basic-budget-revenue',
    'medical-budget-revenue',
    'superior-subsidy-budget-revenue',
    'turn-in-budget-revenue',
    'business-budget-revenue',
    'debt-budget-revenue',
    'other-level-budget-revenue',
    'investment-budget-income',
    'other-budget-revenue',
    '-service-expenditure-fiscal-basic',
    '-service-expenditure-other',
    '-business-expenditure',
    '-turn-in-expenditure',
    '-affiliate-subsidy-expenditure',
    '-investment-expenditure',
    '-debt-repayment',
    '-other-expenditure',
  ]),
  sum(2, 'research-balance', '科教收支差额', ['research-budget-revenue', '-service-expenditure-research']),
];
