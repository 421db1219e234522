import { describe, expect, it } from 'vitest';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import type { Layout, StatementDefinition } from '../../../shared/domain/ledger/statement.ts';
import { DEFINED_STATEMENTS, definitionOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { Books, C, D } from './support/books.ts';

const LAYOUTS: readonly Layout[] = ['hospital', 'primary', 'institution', 'group'];
const names = (definition: StatementDefinition, depth?: number) =>
  definition.lines.filter((line) => depth === undefined || line.depth === depth).map((line) => line.name);

describe('definitions', () => {
  it.each(LAYOUTS)('have unique keys and refer to lines that are there: %s', (layout) => {
    for (const statement of DEFINED_STATEMENTS) {
      const { lines } = definitionOf(statement, layout);
      const keys = new Set(lines.map((line) => line.key));
      expect(keys.size).toBe(lines.length);
      for (const { key, formula } of lines) {
        expect(key).toMatch(/^[a-z0-9.-]{1,60}$/);
        if (formula.kind === 'lines') for (const term of formula.terms) expect(keys.has(term.key), term.key).toBe(true);
      }
    }
  });

  it.each(LAYOUTS)('put every financial group account into exactly one line of the balance sheet: %s', (layout) => {
    const { lines } = definitionOf('balance-sheet', layout);
    const own = lines.filter((line) => line.depth !== 2);
    for (const account of groupChart().accounts.filter((found) => found.book === 'financial')) {
      const holding = own.filter(
        ({ formula }) =>
          formula.kind === 'accounts' &&
          formula.terms.some(
            (term) =>
              account.code.startsWith(term.account) && !term.except?.some((prefix) => account.code.startsWith(prefix)),
          ),
      );
      expect(
        holding.map((line) => line.key),
        account.code,
      ).toHaveLength(1);
    }
  });

  it('have the official lines: the 13 current assets and 15 current liabilities of the primary sheet', () => {
    const sheet = definitionOf('balance-sheet', 'primary');
    const list = names(sheet);
    expect(list.slice(0, 14)).toEqual([
      '货币资金',
      '短期投资',
      '财政应返还额度',
      '应收票据',
      '应收账款净额',
      '预付账款',
      '应收股利',
      '应收利息',
      '其他应收款净额',
      '存货',
      '待摊费用',
      '一年内到期的非流动资产',
      '其他流动资产',
      '流动资产合计',
    ]);
    expect(list.slice(list.indexOf('应缴财政款'), list.indexOf('应付职工薪酬') + 1)).toEqual([
      '应缴财政款',
      '待结算医疗款',
      '应付职工薪酬',
    ]);
    expect(names(sheet, 2)).toEqual(['医疗盈余', '公共卫生盈余', '科教盈余', '新旧转换盈余']);
    expect(names(definitionOf('balance-sheet', 'hospital'), 2)).toEqual([
      '财政项目盈余',
      '医疗盈余',
      '科教盈余',
      '新旧转换盈余',
    ]);
    expect(names(definitionOf('balance-sheet', 'institution'))).not.toContain('待结算医疗款');
  });

  it('star the four lines that are nil in the community, and their budget counterparts', () => {
    const starred = (statement: 'income' | 'budget') =>
      definitionOf(statement, 'group')
        .lines.filter((line) => line.starred)
        .map((line) => line.name);
    expect(starred('income')).toEqual(['上级补助收入', '附属单位上缴收入', '上缴上级费用', '对附属单位补助费用']);
    expect(starred('budget')).toEqual([
      '上级补助预算收入',
      '附属单位上缴预算收入',
      '上缴上级支出',
      '对附属单位补助支出',
    ]);
  });

  it('say the rows of 03 in the words of the supplement', () => {
    expect(names(definitionOf('net-assets', 'hospital'))).toContain('从本期盈余中提取（专用基金）');
    expect(names(definitionOf('net-assets', 'institution'))).toContain('从预算结余中提取（专用基金）');
  });
});

describe('资产负债表 会政财01 (DOMAIN 1.8)', () => {
  const books = new Books('hospital', { '100209': '受托代理资产', '100201': '工行', '5701': '利息费用' }).open({
    '1001': 10,
    '100201': 200,
    '100209': 30,
    '1011': 5,
    '1021': 4,
    '1101': 3,
    '12120201': 100,
    '121901': -8,
    '1218': 50,
    '121902': -2,
    '1301': 1,
    '130201': 40,
    '1303': 2,
    '1601': 900,
    '1602': -300,
    '1891': 6,
    '1902': -7,
    '2001': -60,
    '2101': 3,
    '2302': -100,
    '2901': -36,
    '2501': -80,
    '300102': -600,
    '310101': -91,
    '3201': 5,
    '3401': -20,
    '3301': -55,
  });
  const at = (key: string) => books.amount('2025-01', 'balance-sheet', key, 'prior');

  it.each([
    ['cash', 219],
    ['accounts-receivable', 92],
    ['other-receivables', 48],
    ['inventories', 43],
    ['total-current-assets', 219 + 3 + 92 + 48 + 43],
    ['fixed-assets-gross', 900],
    ['accumulated-depreciation', 300],
    ['fixed-assets-net', 600],
    ['assets-pending-disposal', -7],
    ['total-non-current-assets', 593],
    ['entrusted-assets', 36],
    ['total-assets', 405 + 593 + 36],
    ['vat-payable', -3],
    ['total-current-liabilities', 157],
    ['entrusted-liabilities', 36],
    ['total-liabilities', 273],
    ['accumulated-surplus', 600],
    ['accumulated-medical-surplus', 600],
    ['special-funds', 91],
    ['equity-method-adjustment', -5],
    ['gratuitous-transfer', 20],
    ['surplus-of-period', 55],
    ['total-net-assets', 761],
    ['total-liabilities-and-net-assets', 1034],
  ])('%s is %d', (key, amount) => {
    expect(at(key)).toBe(amount);
  });

  it('shows what income and expense accounts still hold as 本期盈余, and balances before and after closing', () => {
    const open = new Books('hospital', { '100201': '工行' });
    open.post('2025-01-10', [D('100201', 100), C('4101010102', 100)]);
    open.post('2025-01-20', [D('5001', 30), C('100201', 30)]);
    expect(open.amount('2025-01', 'balance-sheet', 'surplus-of-period')).toBe(70);
    open.post('2025-01-31', [D('4101010102', 100), C('330102', 100), D('330102', 30), C('5001', 30)]);
    expect(open.amount('2025-01', 'balance-sheet', 'surplus-of-period')).toBe(70);
    expect(open.amount('2025-01', 'balance-sheet', 'total-assets')).toBe(70);
    expect(open.amount('2025-01', 'balance-sheet', 'total-liabilities-and-net-assets')).toBe(70);
  });

  it('counts 2308 in its own line where the layout has one', () => {
    const primary = new Books('primary').open({ '1001': 9, '23080102': -9 });
    expect(primary.amount('2025-01', 'balance-sheet', 'pending-medical-settlement')).toBe(9);
    expect(primary.amount('2025-01', 'balance-sheet', 'total-liabilities')).toBe(9);
  });

  it('keeps an account that is not mapped in the totals, and says so', () => {
    const gap = new Books('hospital', { '1407': '受托加工物资' }).open({ '1407': 20, '300102': -20 });
    const sheet = evaluateStatement(definitionOf('balance-sheet', 'hospital'), gap.figures('2025-01').figures);
    expect(gap.amount('2025-01', 'balance-sheet', 'other-current-assets')).toBe(20);
    expect(gap.amount('2025-01', 'balance-sheet', 'total-assets')).toBe(20);
    expect(sheet.remarks).toEqual(['科目 1407 没有映射到集团科目，暂列入“其他”类项目']);
  });
});

describe('收入费用表 会政财02 of a hospital (医院补充规定 二（三）)', () => {
  const books = new Books('hospital', { '100201': '工行', '400101': '财政基本拨款收入', '400102': '财政项目拨款收入' });
  const cash = (amount: number) => D('100201', amount);
  books.post('2025-01-05', [cash(100), C('400101', 100)]);
  books.post('2025-01-06', [cash(40), C('400102', 40)]);
  books.post('2025-01-07', [cash(500), C('4101010102', 500)]);
  books.post('2025-01-08', [cash(20), C('41010201', 20)]);
  books.post('2025-01-09', [cash(9), C('4604', 9)]);
  books.post('2025-02-05', [D('5001', 300, { fund: 'other' }), C('100201', 300)]);
  books.post('2025-02-06', [D('5001', 60, { fund: 'fiscal-basic' }), C('100201', 60)]);
  books.post('2025-02-07', [D('5001', 25, { fund: 'public-health' }), C('100201', 25)]);
  books.post('2025-02-08', [D('5101', 5, { fund: 'research' }), C('100201', 5)]);
  books.post('2025-02-09', [D('5101', 30), C('100201', 30)]);
  books.post('2025-02-10', [D('5901', 4), C('100201', 4)]);
  const at = (key: string, column: 'amount' | 'month' = 'amount') => books.amount('2025-02', 'income', key, column);

  it.each([
    ['total-revenue', 669],
    ['fiscal-basic-revenue', 100],
    ['fiscal-project-revenue', 40],
    ['medical-revenue', 500],
    ['research-revenue', 20],
    ['total-expense', 424],
    ['operating-expense-fiscal-project', 25],
    ['administrative-expense-other', 30],
    ['surplus', 245],
    ['fiscal-project-surplus', 15],
    ['medical-surplus', 100 + 500 + 9 - 60 - 300 - 30 - 4],
    ['research-surplus', 15],
  ])('%s is %d', (key, amount) => {
    expect(at(key)).toBe(amount);
  });

  it('has the month beside the year to date', () => {
    expect(at('total-revenue', 'month')).toBe(0);
    expect(at('total-expense', 'month')).toBe(424);
    expect(books.statements('2025-02').find((s) => s.statement === 'income')?.lines[0]?.prior).toBeNull();
  });

  it('reads last year from its figures, when they are kept', () => {
    const lines = evaluateStatement(definitionOf('income', 'hospital'), [], books.figures('2025-01').figures).lines;
    expect(lines.find((line) => line.key === 'total-revenue')).toMatchObject({ amount: 0, prior: 66900 });
  });
});

describe('收入费用表 会政财02 of a primary unit (财会〔2018〕25号 三（四）)', () => {
  const books = new Books('primary', { '100201': '农商行' });
  const revenue: [string, number][] = [
    ['40010101', 100],
    ['40010102', 20],
    ['40010201', 30],
    ['40010202', 40],
    ['40010203', 5],
    ['4101010109', 200],
    ['410102', 60],
    ['41010301', 7],
    ['460101', 8],
    ['460102', 9],
    ['4605', 3],
  ];
  for (const [code, amount] of revenue) books.post('2025-01-05', [D('100201', amount), C(code, amount)]);
  for (const [code, amount] of [
    ['500101', 150],
    ['500102', 70],
    ['500103', 2],
    ['5101', 33],
    ['5901', 1],
  ] as const)
    books.post('2025-01-06', [D(code, amount), C('100201', amount)]);

  it.each([
    ['medical-surplus', 100 + 30 + 200 + 8 + 3 - 150 - 33 - 1],
    ['public-health-surplus', 20 + 40 + 60 + 9 - 70],
    ['research-surplus', 5 + 7 - 2],
    ['surplus', 482 - 256],
    ['medical-revenue', 200],
    ['public-health-revenue', 60],
    ['research-revenue', 7],
  ])('%s is %d', (key, amount) => {
    expect(books.amount('2025-01', 'income', key)).toBe(amount);
  });

  it('divides what the books do not by the source of money, and counts the rest as 医疗', () => {
    const short = new Books('primary', { '5001': '业务活动费用', '4001': '财政拨款收入' });
    short.post('2025-01-05', [D('1001', 100), C('4001', 60, { fund: 'public-health' }), C('4001', 40)]);
    short.post('2025-01-06', [
      D('5001', 50, { fund: 'public-health' }),
      D('5001', 5, { fund: 'research' }),
      D('5001', 30),
      C('1001', 85),
    ]);
    const at = (key: string) => short.amount('2025-01', 'income', key);
    expect([at('medical-surplus'), at('public-health-surplus'), at('research-surplus')]).toEqual([10, 10, -5]);
    const income = short.statements('2025-01').find((s) => s.statement === 'income');
    expect(income?.remarks).toEqual([
      '业务活动费用 85.00 未按医疗、公共卫生、科教分设明细，按资金来源列示，其余为医疗费用',
      '财政拨款收入 100.00 未分设明细，按资金来源列示，其余为财政基本拨款的医疗收入',
    ]);
  });
});
