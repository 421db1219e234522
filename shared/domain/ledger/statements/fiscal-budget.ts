import { detailCode } from '../charts/standard-details.ts';
import type { FundNature } from '../fund.ts';
import type { AccountTerm, Layout, LineDefinition, StatementDefinition } from '../statement.ts';
import { FISCAL_SPENDING } from './budget-carry-over.ts';
import { credit, debit, line, measured, sum } from './terms.ts';

/**
 * 财政拨款预算收入支出表 会政预03表 (财会〔2017〕25号 第五部分 七). A row is a kind of appropriation, a column a movement: each
 * cell is a line with the key `row.column`. Appropriation without a nature counts as 基本支出, as in the other tables;
 * single projects are the drill-down of 项目支出 by the project dimension.
 */
const GOVERNMENT_FUND = ['government-fund'];
const NOT_PROJECT: readonly FundNature[] = ['fiscal-basic', 'research', 'other'];

type Select = Pick<AccountTerm, 'funds' | 'sources' | 'exceptSources'>;

interface Row {
  readonly key: string;
  readonly name: string;
  /** Which lines of 6001 and 8101, of expenditure, and of 8102 (which only projects have) belong to the row. */
  readonly money: Select;
  readonly spent: Select;
  readonly surplus: Select | undefined;
}

const BASIC: Row = {
  key: 'general-basic',
  name: '基本支出',
  money: { funds: NOT_PROJECT },
  spent: { funds: ['fiscal-basic'] },
  surplus: undefined,
};
const PROJECT: Row = {
  key: 'general-project',
  name: '项目支出',
  money: { funds: ['fiscal-project'], exceptSources: GOVERNMENT_FUND },
  spent: { funds: ['fiscal-project'], exceptSources: GOVERNMENT_FUND },
  surplus: { exceptSources: GOVERNMENT_FUND },
};
const FUND: Row = {
  key: 'government-fund',
  name: '政府性基金预算财政拨款',
  money: { sources: GOVERNMENT_FUND },
  spent: { sources: GOVERNMENT_FUND },
  surplus: { sources: GOVERNMENT_FUND },
};

interface Column {
  readonly key: string;
  readonly name: string;
  terms(row: Row): AccountTerm[];
}

const of8102 = (row: Row, code: string): AccountTerm[] => (row.surplus ? credit(code, row.surplus) : []);
const adjusted = (account: string): string => detailCode(account, '年初余额调整');
const internal = (account: string): string => detailCode(account, '单位内部调剂');
const OUT = [detailCode('8101', '归集调出'), detailCode('8101', '归集上缴')];

/** What 6001 and fiscal expenditure hold before they are closed, which closing will put into 8101. */
const unclosed = (row: Row): AccountTerm[] => [...credit('6001', row.money), ...credit(FISCAL_SPENDING, row.spent)];

export const FISCAL_BUDGET_COLUMNS: readonly Column[] = [
  {
    key: 'opening-carry-over',
    name: '年初财政拨款结转',
    terms: (row) => measured([...credit('8101', row.money), ...unclosed(row)], 'opening'),
  },
  { key: 'opening-surplus', name: '年初财政拨款结余', terms: (row) => measured(of8102(row, '8102'), 'opening') },
  {
    key: 'adjustment',
    name: '调整年初财政拨款结转结余',
    terms: (row) => [...credit(adjusted('8101'), row.money), ...of8102(row, adjusted('8102'))],
  },
  {
    key: 'transferred-in',
    name: '本年归集调入',
    terms: (row) => credit('8101', { ...row.money, except: [adjusted('8101'), internal('8101'), ...OUT] }),
  },
  {
    key: 'transferred-out',
    name: '本年归集上缴或调出',
    terms: (row) => [
      ...credit(OUT, row.money),
      ...(row.surplus ? credit('8102', { ...row.surplus, except: [adjusted('8102'), internal('8102')] }) : []),
    ],
  },
  { key: 'internal-carry-over', name: '单位内部调剂结转', terms: (row) => credit(internal('8101'), row.money) },
  { key: 'internal-surplus', name: '单位内部调剂结余', terms: (row) => of8102(row, internal('8102')) },
  { key: 'revenue', name: '本年财政拨款收入', terms: (row) => credit('6001', row.money) },
  { key: 'expenditure', name: '本年财政拨款支出', terms: (row) => debit(FISCAL_SPENDING, row.spent) },
  {
    key: 'closing-carry-over',
    name: '年末财政拨款结转',
    terms: (row) => measured([...credit('8101', row.money), ...unclosed(row)], 'closing'),
  },
  { key: 'closing-surplus', name: '年末财政拨款结余', terms: (row) => measured(of8102(row, '8102'), 'closing') },
];

const title = (name: string, column: Column): string => `${name}（${column.name}）`;

const cells = (row: Row): LineDefinition[] =>
  FISCAL_BUDGET_COLUMNS.map((column) => line(`${row.key}.${column.key}`, title(row.name, column), column.terms(row)));

const totals = (key: string, name: string, depth: 0 | 1, rows: readonly string[]): LineDefinition[] =>
  FISCAL_BUDGET_COLUMNS.map((column) =>
    sum(
      depth,
      `${key}.${column.key}`,
      title(name, column),
      rows.map((row) => `${row}.${column.key}`),
    ),
  );

export const fiscalBudget = (layout: Layout): StatementDefinition => ({
  statement: 'fiscal-budget',
  layout,
  number: '会政预03表',
  title: '财政拨款预算收入支出表',
  basis: 'movement',
  lines: [
    ...totals('general-budget', '一般公共预算财政拨款', 1, [BASIC.key, PROJECT.key]),
    ...cells(BASIC),
    ...cells(PROJECT),
    ...cells(FUND),
    ...totals('total', '总计', 0, ['general-budget', FUND.key]),
  ],
});
