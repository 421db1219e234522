import type { EconomicNature } from '../charts/economic-nature.ts';
import { natureAccounts } from '../charts/economic-nature.ts';
import { officialChart } from '../charts/official.ts';
import type { FundNature } from '../fund.ts';
import type { Layout, LineDefinition, StatementDefinition } from '../statement.ts';
import { REVENUE } from './income.ts';
import { FISCAL_BASIC } from './income-parts.ts';
import { credit, debit, line, ofWhich, sum, unmapped } from './terms.ts';

/** 财政基本拨款经费 and 其他经费: what medical activities are paid from. */
const MEDICAL_FUNDS: readonly FundNature[] = ['fiscal-basic', 'other'];

/** 医疗收入 and its parts as the hospital chart names them; 药品收入 with its three kinds. */
function medicalRevenue(): LineDefinition[] {
  const chart = officialChart('hospital');
  const parts = ['41010101', '41010102'].flatMap((code) => [
    ofWhich(`revenue-${code}`, chart.get(code)?.name ?? code, credit(code)),
    ...chart.accounts
      .filter((account) => account.code.startsWith(code) && account.code !== code)
      .map(({ code: own, name }) => ofWhich(`revenue-${own}`, `${WHOSE[code]}${name}`, credit(own))),
  ]);
  return [
    line('medical-revenue', '医疗收入', credit('4101', { except: ['410102'] })),
    ...parts,
    ofWhich('revenue-41010103', '结算差额', credit('41010103')),
    ofWhich('revenue-undivided', '未分设明细的医疗收入', credit(['4101!', '410101!'])),
  ];
}

/** So that both 检查收入 can be told apart where a line is named alone. */
const WHOSE: Readonly<Record<string, string>> = { '41010101': '门急诊—', '41010102': '住院—' };

const NATURES: readonly { readonly nature: EconomicNature; readonly key: string; readonly name: string }[] = [
  { nature: 'wages-and-welfare', key: 'wages', name: '工资福利费用' },
  { nature: 'individual-and-family-subsidy', key: 'individuals', name: '对个人和家庭的补助费用' },
  { nature: 'goods-and-services', key: 'goods', name: '商品和服务费用' },
  { nature: 'fixed-asset-depreciation', key: 'depreciation', name: '固定资产折旧费' },
  { nature: 'intangible-amortisation', key: 'amortisation', name: '无形资产摊销费' },
  { nature: 'special-fund-provision', key: 'provision', name: '计提专用基金' },
];

/** 业务活动费用 or 单位管理费用 from medical money, by economic nature; 人员经费 is the first two of them. */
function divided(code: '5001' | '5101', key: string, name: string): LineDefinition[] {
  const options = { funds: MEDICAL_FUNDS };
  const of = (nature: EconomicNature) => natureAccounts(nature, code);
  const natures = NATURES.map((each) => ({ ...each, accounts: of(each.nature) }));
  const known = natures.flatMap(({ accounts }) => accounts);
  return [
    line(key, name, debit(code, options)),
    ofWhich(`${key}-personnel`, `${name}—人员经费`, [
      ...debit(of('wages-and-welfare'), options),
      ...debit(of('individual-and-family-subsidy'), options),
    ]),
    ...natures.map(({ key: part, name: own, accounts }) =>
      ofWhich(`${key}-${part}`, `${name}—${own}`, debit(accounts, options)),
    ),
    ofWhich(`${key}-undivided`, `${name}—未按经济性质分设`, debit(code, { ...options, except: known })),
  ];
}

const OTHER_REVENUE = REVENUE.filter(({ key }) => key !== 'fiscal-appropriation' && key !== 'service-revenue');

/**
 * 医疗活动收入费用明细表 会政财02表附表01 (医院补充规定 二（三）2; DOMAIN 1.9): what hospitals earn and spend on medical care
 * without research, teaching and fiscal projects. Its revenue less its expense is 医疗盈余 of 会政财02. What the books do
 * not divide stands on lines of its own, so that the parts add up to the whole.
 */
export function medicalActivities(layout: Layout): StatementDefinition {
  const revenue = [
    line('fiscal-basic-revenue', '财政基本拨款收入', FISCAL_BASIC),
    ...medicalRevenue(),
    ...OTHER_REVENUE,
  ];
  const expense = [
    ...divided('5001', 'operating-expense', '业务活动费用'),
    ...divided('5101', 'administrative-expense', '单位管理费用'),
    line('business-expense', '经营费用', debit('5201')),
    line('disposal-expense', '资产处置费用', debit('5301')),
    line('turn-in-expense', '上缴上级费用', debit('5401')),
    line('affiliate-subsidy-expense', '对附属单位补助费用', debit('5501')),
    line('income-tax-expense', '所得税费用', debit('5801')),
    line('other-expense', '其他费用', [...debit('5901'), ...unmapped(1, '5')]),
  ];
  const own = (lines: readonly LineDefinition[]) => lines.flatMap(({ depth, key }) => (depth === 1 ? [key] : []));
  return {
    statement: 'medical-activities',
    layout,
    number: '会政财02表附表01',
    title: '医疗活动收入费用明细表',
    basis: 'movement',
    lines: [
      sum(0, 'total-medical-revenue', '医疗活动收入合计', own(revenue)),
      ...revenue,
      sum(0, 'total-medical-expense', '医疗活动费用合计', own(expense)),
      ...expense,
    ],
    watches: [
      {
        terms: credit(['4101!', '410101!']),
        remark: '医疗收入 {amount} 未按门急诊、住院和收费项目分设明细，列在“未分设明细的医疗收入”',
      },
    ],
  };
}
