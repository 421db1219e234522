import { detailCode } from '../charts/standard-details.ts';
import type { AccountTerm, Layout, LineDefinition, StatementDefinition } from '../statement.ts';
import { credit, line, measured, negated, sum, unmapped } from './terms.ts';

/**
 * 净资产变动表 会政财03表 (财会〔2017〕25号 第五部分 三; 医院补充规定 二（二）; 财会〔2018〕25号 三（三）). A row has up to three
 * columns and their total: each cell is a line with the key `row.column`; cells marked —— in the form do not exist.
 *
 * The column 累计盈余 holds everything that will be 累计盈余 when the year is closed: 3001 with 3301, 3302, 3401, 3501 and
 * what income and expense accounts still hold. So the table is true in every month, and 五 is the balance sheet's 净资产.
 */
export const NET_ASSET_COLUMNS = [
  { key: 'accumulated-surplus', name: '累计盈余' },
  { key: 'special-funds', name: '专用基金' },
  { key: 'equity-method', name: '权益法调整' },
  { key: 'total', name: '合计' },
] as const;
type Column = (typeof NET_ASSET_COLUMNS)[number]['key'];
type Cells = Partial<Record<Exclude<Column, 'total'>, readonly AccountTerm[]>>;

const SURPLUS = [
  ...credit(['3001', '3301', '3302', '3401', '3501', '4', '5']),
  ...unmapped(-1, '3'),
  ...unmapped(-1, '4'),
  ...unmapped(-1, '5'),
];
const FUNDS = credit('3101');
const EQUITY = credit('3201');

const PRIOR_ADJUSTMENT = measured(credit('3501'), 'movement');
const YEAR_SURPLUS = measured([...credit(['4', '5']), ...unmapped(-1, '4'), ...unmapped(-1, '5')], 'movement');
const GRATUITOUS = measured(credit('3401'), 'movement');

/** Both sides are booked at once: the budget book's own details say what 累计盈余 gained or lost by 归集. */
const CARRY_OVER = measured(
  credit([
    detailCode('8101', '归集调入'),
    detailCode('8101', '归集调出'),
    detailCode('8101', '归集上缴'),
    detailCode('8102', '归集上缴'),
    detailCode('8201', '缴回资金'),
  ]),
  'movement',
);

const turnover = (
  measure: 'debit' | 'credit',
  accounts: readonly string[],
  except?: readonly string[],
): AccountTerm[] => accounts.map((account) => ({ sign: 1, account, measure, ...(except ? { except } : {}) }));

/** 医疗风险基金 comes from income (charged to expense), 职工福利基金 and 奖励基金 from surplus; an undivided 3101 by its closing vouchers. */
const FROM_REVENUE = turnover('credit', ['310102']);
const UNDIVIDED_EXTRACTION: AccountTerm[] = [{ sign: -1, account: '3101!', measure: 'transfer' }];
const FROM_SURPLUS = [...turnover('credit', ['310101', '310103']), ...UNDIVIDED_EXTRACTION];
const ESTABLISHED = [...turnover('credit', ['3101'], ['310101', '310102', '310103']), ...negated(UNDIVIDED_EXTRACTION)];
const USED = negated(turnover('debit', ['3101']));

/** What 累计盈余 gained by use of funds for assets (P23) and otherwise: its whole change less the other rows. */
const SURPLUS_FROM_USE = [
  ...measured(SURPLUS, 'closing'),
  ...negated(measured(SURPLUS, 'opening')),
  ...negated([...PRIOR_ADJUSTMENT, ...YEAR_SURPLUS, ...GRATUITOUS, ...CARRY_OVER]),
  ...FROM_SURPLUS,
];

const title = (name: string, column: Column): string =>
  `${name}（${NET_ASSET_COLUMNS.find((entry) => entry.key === column)?.name ?? ''}）`;

/** A row computed from accounts, with its total. */
function row(key: string, name: string, cells: Cells, depth: 1 | 2 = 1): LineDefinition[] {
  const columns = NET_ASSET_COLUMNS.filter((column) => column.key !== 'total' && cells[column.key] !== undefined);
  const own = columns.map((column) => ({
    ...line(`${key}.${column.key}`, title(name, column.key), column.key === 'total' ? [] : (cells[column.key] ?? [])),
    depth,
  }));
  return [
    ...own,
    sum(
      depth,
      `${key}.total`,
      title(name, 'total'),
      own.map((entry) => entry.key),
    ),
  ];
}

/** A row that adds other rows, column by column; a row without a cell there adds nothing. */
function rowSum(key: string, name: string, rows: readonly LineDefinition[], depth: 0 | 1 = 0): LineDefinition[] {
  return NET_ASSET_COLUMNS.map((column) =>
    sum(
      depth,
      `${key}.${column.key}`,
      title(name, column.key),
      rows.filter((entry) => entry.key.endsWith(`.${column.key}`)).map((entry) => entry.key),
    ),
  );
}

export function netAssetsStatement(layout: Layout): StatementDefinition {
  const supplement = layout === 'hospital' || layout === 'primary';
  const opening = row('opening', '上年年末余额', {
    'accumulated-surplus': measured(SURPLUS, 'opening'),
    'special-funds': measured(FUNDS, 'opening'),
    'equity-method': measured(EQUITY, 'opening'),
  });
  const prior = row('prior-adjustment', '以前年度盈余调整', { 'accumulated-surplus': PRIOR_ADJUSTMENT });
  const adjusted = rowSum('adjusted-opening', '本年年初余额', [...opening, ...prior]);
  const fromRevenue = row(
    'funds-from-revenue',
    supplement ? '从财务会计相关收入中提取' : '从预算收入中提取',
    { 'special-funds': FROM_REVENUE },
    2,
  );
  const fromSurplus = row(
    'funds-from-surplus',
    supplement ? '从本期盈余中提取' : '从预算结余中提取',
    { 'accumulated-surplus': negated(FROM_SURPLUS), 'special-funds': FROM_SURPLUS },
    2,
  );
  const established = row('funds-established', '设置的专用基金', { 'special-funds': ESTABLISHED }, 2);
  const funds = rowSum('funds-set', '提取或设置专用基金', [...fromRevenue, ...fromSurplus, ...established], 1).filter(
    (entry) => !entry.key.endsWith('.equity-method'),
  );
  const changes = [
    ...row('surplus', '本年盈余', { 'accumulated-surplus': YEAR_SURPLUS }),
    ...row('gratuitous-transfer', '无偿调拨净资产', { 'accumulated-surplus': GRATUITOUS }),
    ...row('carry-over-adjustment', '归集调整预算结转结余', { 'accumulated-surplus': CARRY_OVER }),
    ...funds,
    ...row('funds-used', '使用专用基金', { 'accumulated-surplus': SURPLUS_FROM_USE, 'special-funds': USED }),
    ...row('equity-method', '权益法调整', {
      'equity-method': [...measured(EQUITY, 'closing'), ...negated(measured(EQUITY, 'opening'))],
    }),
  ];
  const change = rowSum('change', '本年变动金额', changes);
  return {
    statement: 'net-assets',
    layout,
    number: '会政财03表',
    title: '净资产变动表',
    basis: 'movement',
    lines: [
      ...opening,
      ...prior,
      ...adjusted,
      ...change,
      ...changes.flatMap((entry) =>
        entry.key === 'funds-set.total' ? [entry, ...fromRevenue, ...fromSurplus, ...established] : [entry],
      ),
      ...rowSum('closing', '本年年末余额', [...adjusted, ...change]),
    ],
  };
}
