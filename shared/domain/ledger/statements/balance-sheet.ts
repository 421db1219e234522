import { detailCode } from '../charts/standard-details.ts';
import type { Layout, LineDefinition, StatementDefinition } from '../statement.ts';
import { credit, debit, line, nil, ofWhich, sum, unmapped } from './terms.ts';

/** 资产负债表 会政财01表 (财会〔2017〕25号 第五部分 一; 医院补充规定 附表2; 财会〔2018〕25号 附表2). */

const CASH_IN_TRUST = [detailCode('1001', '受托代理资产'), detailCode('1002', '受托代理资产')];
const DUE_BONDS = detailCode('1502', '一年内到期的长期债券投资');
const DUE_LOANS = detailCode('2501', '一年内到期的长期借款');
const DUE_PAYABLES = detailCode('2502', '一年内到期的长期应付款');

const CURRENT_ASSETS: readonly LineDefinition[] = [
  line('cash', '货币资金', debit(['1001', '1002', '1011', '1021'], { except: CASH_IN_TRUST })),
  line('short-term-investments', '短期投资', debit('1101')),
  line('fiscal-quota-receivable', '财政应返还额度', debit('1201')),
  line('notes-receivable', '应收票据', debit('1211')),
  // An allowance that is not divided is shown against 应收账款; the statement says so.
  line('accounts-receivable', '应收账款净额', [...debit('1212'), ...debit('1219', { except: ['121902'] })]),
  line('prepayments', '预付账款', debit('1214')),
  line('dividends-receivable', '应收股利', debit('1215')),
  line('interest-receivable', '应收利息', debit('1216')),
  line('other-receivables', '其他应收款净额', debit(['1218', '121902'])),
  line('inventories', '存货', debit(['1301', '1302', '1303'])),
  line('deferred-expenses', '待摊费用', debit('1401')),
  line('current-portion-of-non-current-assets', '一年内到期的非流动资产', debit(DUE_BONDS)),
  line('other-current-assets', '其他流动资产', unmapped(1, '1')),
];

const net = (key: string, name: string, names: readonly [string, string], codes: readonly [string, string]) => {
  const allowance = key === 'intangible-assets' ? 'accumulated-amortisation' : `${key}-depreciation`;
  const contra = key === 'fixed-assets' ? 'accumulated-depreciation' : allowance;
  return [
    line(`${key}-gross`, names[0], debit(codes[0])),
    line(contra, names[1], credit(codes[1])),
    sum(1, `${key}-net`, name, [`${key}-gross`, `-${contra}`]),
  ];
};

const NON_CURRENT_ASSETS: readonly LineDefinition[] = [
  line('long-term-equity-investments', '长期股权投资', debit('1501')),
  line('long-term-bond-investments', '长期债券投资', debit('1502', { except: [DUE_BONDS] })),
  ...net('fixed-assets', '固定资产净值', ['固定资产原值', '固定资产累计折旧'], ['1601', '1602']),
  line('construction-materials', '工程物资', debit('1611')),
  line('construction-in-progress', '在建工程', debit('1613')),
  ...net('intangible-assets', '无形资产净值', ['无形资产原值', '无形资产累计摊销'], ['1701', '1702']),
  line('research-and-development', '研发支出', debit('1703')),
  ...net('infrastructure', '公共基础设施净值', ['公共基础设施原值', '公共基础设施累计折旧（摊销）'], ['1801', '1802']),
  line('government-reserves', '政府储备物资', debit('1811')),
  line('cultural-assets', '文物文化资产', debit('1821')),
  ...net('affordable-housing', '保障性住房净值', ['保障性住房原值', '保障性住房累计折旧'], ['1831', '1832']),
  line('long-term-deferred-expenses', '长期待摊费用', debit('1901')),
  line('assets-pending-disposal', '待处理财产损溢', debit('1902')),
  nil('other-non-current-assets', '其他非流动资产', '制度科目中没有归入本行的科目'),
];

const PENDING = line('pending-medical-settlement', '待结算医疗款', credit('2308'));

const currentLiabilities = (layout: Layout): LineDefinition[] => [
  line('short-term-borrowings', '短期借款', credit('2001')),
  line('vat-payable', '应交增值税', credit('2101')),
  line('other-taxes-payable', '其他应交税费', credit('2102')),
  line('payable-to-treasury', '应缴财政款', credit('2103')),
  ...(hasPending(layout) ? [PENDING] : []),
  line('employee-compensation-payable', '应付职工薪酬', credit('2201')),
  line('notes-payable', '应付票据', credit('2301')),
  line('accounts-payable', '应付账款', credit('2302')),
  line('government-subsidies-payable', '应付政府补贴款', credit('2303')),
  line('interest-payable', '应付利息', credit('2304')),
  line('advances-received', '预收账款', credit('2305')),
  line('other-payables', '其他应付款', credit('2307')),
  line('accrued-expenses', '预提费用', credit('2401')),
  line('current-portion-of-non-current-liabilities', '一年内到期的非流动负债', credit([DUE_LOANS, DUE_PAYABLES])),
  // The other layouts have no line for 2308: what a mapping puts there is still a current liability.
  line('other-current-liabilities', '其他流动负债', [
    ...unmapped(-1, '2'),
    ...(hasPending(layout) ? [] : credit('2308')),
  ]),
];

const hasPending = (layout: Layout): boolean => layout === 'primary' || layout === 'group';

const NON_CURRENT_LIABILITIES: readonly LineDefinition[] = [
  line('long-term-borrowings', '长期借款', credit('2501', { except: [DUE_LOANS] })),
  line('long-term-payables', '长期应付款', credit('2502', { except: [DUE_PAYABLES] })),
  line('provisions', '预计负债', credit('2601')),
  nil('other-non-current-liabilities', '其他非流动负债', '制度科目中没有归入本行的科目'),
];

/** 累计盈余 其中 lines: the order and the words differ by supplement. */
const surplusParts = (layout: Layout): LineDefinition[] => {
  const medical = ofWhich('accumulated-medical-surplus', '医疗盈余', credit('300102'));
  const research = ofWhich('accumulated-research-surplus', '科教盈余', credit('300103'));
  const conversion = ofWhich('accumulated-conversion-surplus', '新旧转换盈余', credit('300104'));
  if (layout === 'hospital')
    return [
      ofWhich('accumulated-fiscal-project-surplus', '财政项目盈余', credit('300101')),
      medical,
      research,
      conversion,
    ];
  if (layout === 'primary')
    return [
      medical,
      ofWhich('accumulated-public-health-surplus', '公共卫生盈余', credit('P300102')),
      research,
      conversion,
    ];
  return [];
};

/**
 * 本期盈余 is 3301 with what income and expense accounts still hold, and a 3302 or 3501 that is not at nil (DOMAIN 1.8):
 * the sheet balances at any moment, closed or not.
 */
const SURPLUS_OF_PERIOD = [...credit(['3301', '3302', '3501', '4', '5']), ...unmapped(-1, '4'), ...unmapped(-1, '5')];

const netAssets = (layout: Layout): LineDefinition[] => [
  line('accumulated-surplus', '累计盈余', [...credit('3001'), ...unmapped(-1, '3')]),
  ...surplusParts(layout),
  line('special-funds', '专用基金', credit('3101')),
  line('equity-method-adjustment', '权益法调整', credit('3201')),
  line('gratuitous-transfer', '无偿调拨净资产', credit('3401')),
  line('surplus-of-period', '本期盈余', SURPLUS_OF_PERIOD),
];

/** Lines that are added: gross and contra lines are shown beside their net one, 其中 lines beside theirs. */
const added = (lines: readonly LineDefinition[]): string[] => {
  const parts = new Set(
    lines.flatMap((entry) => (entry.formula.kind === 'lines' ? entry.formula.terms.map((term) => term.key) : [])),
  );
  return lines.filter((entry) => entry.depth === 1 && !parts.has(entry.key)).map((entry) => entry.key);
};

export function balanceSheet(layout: Layout): StatementDefinition {
  const liabilities = currentLiabilities(layout);
  const equity = netAssets(layout);
  return {
    statement: 'balance-sheet',
    layout,
    number: '会政财01表',
    title: '资产负债表',
    basis: 'balance',
    lines: [
      ...CURRENT_ASSETS,
      sum(0, 'total-current-assets', '流动资产合计', added(CURRENT_ASSETS)),
      ...NON_CURRENT_ASSETS,
      sum(0, 'total-non-current-assets', '非流动资产合计', added(NON_CURRENT_ASSETS)),
      line('entrusted-assets', '受托代理资产', debit(['1891', ...CASH_IN_TRUST])),
      sum(0, 'total-assets', '资产总计', ['total-current-assets', 'total-non-current-assets', 'entrusted-assets']),
      ...liabilities,
      sum(0, 'total-current-liabilities', '流动负债合计', added(liabilities)),
      ...NON_CURRENT_LIABILITIES,
      sum(0, 'total-non-current-liabilities', '非流动负债合计', added(NON_CURRENT_LIABILITIES)),
      line('entrusted-liabilities', '受托代理负债', credit('2901')),
      sum(0, 'total-liabilities', '负债合计', [
        'total-current-liabilities',
        'total-non-current-liabilities',
        'entrusted-liabilities',
      ]),
      ...equity,
      sum(0, 'total-net-assets', '净资产合计', added(equity)),
      sum(0, 'total-liabilities-and-net-assets', '负债和净资产总计', ['total-liabilities', 'total-net-assets']),
    ],
    watches: [
      {
        terms: credit('1219!'),
        remark: '坏账准备 {amount} 未按应收账款、其他应收款分设，全部在应收账款净额中减除',
      },
      { terms: credit('3302'), remark: '本年盈余分配余额 {amount} 尚未转入累计盈余，列在本期盈余中' },
      { terms: credit('3501'), remark: '以前年度盈余调整余额 {amount} 尚未转入累计盈余，列在本期盈余中' },
    ],
  };
}
