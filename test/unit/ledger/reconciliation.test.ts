import { describe, expect, it } from 'vitest';
import { reverseVoucher } from '../../../shared/domain/ledger/reversal.ts';
import { reconcileSurplus, reconciliationGap } from '../../../shared/domain/ledger/statements/reconciliation.ts';
import type { VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import { Books, C, D, date, period, yuan } from './support/books.ts';

const OWN = { '100201': '工行' };

function reconcile(books: Books, at = '2025-12') {
  const statement = reconcileSurplus(books.vouchers, {
    period: period(at),
    layout: books.chart,
    group: (_, code) => books.group(at)(code),
  });
  const amounts = Object.fromEntries(
    statement.lines
      .filter((line) => line.depth === 2 && line.amount !== 0)
      .map((line) => [line.key, line.amount / 100]),
  );
  return { statement, amounts };
}
const classes = (lines: readonly VoucherLine[]) => {
  const books = new Books('hospital', OWN);
  books.post('2025-03-01', lines);
  return reconcile(books).amounts;
};

describe('classes of 本年盈余与预算结余差异 (DOMAIN 1.6, 1.12)', () => {
  it.each([
    ['P2 应收确认收入', [D('12120202', 9), C('4101010102', 9)], { 'receivables-recognised': 9 }],
    ['P6 预收转收入', [D('23050103', 9), C('4101010202', 9)], { 'receivables-recognised': 9 }],
    ['接受捐赠物资', [D('130201', 9), C('4603', 9)], { 'donated-assets': 9 }],
    ['P8 付药款', [D('2302', 9), C('100201', 9), D('7201', 9), C('8001', 9)], { 'payables-paid': 9 }],
    ['P11 发薪', [D('2201', 9), C('100201', 8), C('2102', 1), D('7201', 8), C('8001', 8)], { 'payables-paid': 8 }],
    ['现购药品', [D('130201', 9), C('100201', 9), D('7201', 9), C('8001', 9)], { 'stock-bought': 9 }],
    ['P12 购设备', [D('1601', 9), C('100201', 9), D('7201', 9), C('8001', 9)], { 'capital-expenditure': 9 }],
    ['P14 还本', [D('2001', 9), C('100201', 9), D('7701', 9), C('8001', 9)], { 'loans-repaid': 9 }],
    ['P14 付息', [D('2304', 9), C('100201', 9), D('7901', 9), C('8001', 9)], { 'loans-repaid': 9 }],
    ['P3 收回应收', [D('100201', 9), C('12120202', 9), D('8001', 9), C('61010101', 9)], { 'receivables-collected': 9 }],
    ['P5 预收', [D('100201', 9), C('23050103', 9), D('8001', 9), C('61010102', 9)], { 'receivables-collected': 9 }],
    ['P14 借款', [D('100201', 9), C('2001', 9), D('8001', 9), C('6501', 9)], { 'loans-received': 9 }],
    ['P9 领用药品', [D('5001', 9), C('130201', 9)], { 'stock-issued': 9 }],
    ['P13 折旧', [D('5101', 9), C('1602', 9)], { depreciation: 9 }],
    ['处置资产', [D('5301', 4), D('1602', 5), C('1601', 9)], { 'assets-disposed': 4 }],
    ['P10 计提薪酬', [D('5001', 9), C('2201', 9)], { 'payables-recognised': 9 }],
    ['P25 坏账', [D('5901', 9), C('121901', 9)], { 'bad-debts': -9 }],
    ['P22 提医疗风险基金', [D('5001', 9), C('310102', 9)], { 'special-fund-matters': -9 }],
    ['P4 现收医疗款', [D('1001', 9), C('4101010102', 9), D('8001', 9), C('61010101', 9)], {}],
    [
      'P24 医保结算',
      [D('100201', 90), D('121901', 4), D('41010103', 6), C('1212020101', 100), D('8001', 90), C('61010101', 90)],
      { 'receivables-collected': 96 },
    ],
    ['一张凭证领用并折旧', [D('5001', 9), C('130201', 4), C('1602', 5)], { 'stock-issued': 4, depreciation: 5 }],
    [
      '部分现付',
      [D('5001', 9), C('100201', 3), C('2302', 6), D('7201', 3), C('8001', 3)],
      { 'payables-recognised': 6 },
    ],
    ['收现未做预算', [D('1001', 9), C('4101010102', 9)], { unclassified: 9 }],
  ])('%s', (_, lines, expected) => {
    expect(classes(lines)).toEqual(expected);
  });

  it('a red voucher takes back from the class it was in', () => {
    const books = new Books('hospital', OWN);
    const voucher = books.post('2025-03-01', [D('12120202', 9), C('4101010102', 9)]);
    books.post('2025-03-02', reverseVoucher(voucher, date('2025-03-02')).lines);
    expect(reconcile(books).amounts).toEqual({});
    books.post('2025-03-03', [D('41010103', 2), C('12120201', 2)]);
    expect(reconcile(books).amounts).toEqual({ 'receivables-recognised': -2 });
  });

  it('closing vouchers and other years are left out', () => {
    const books = new Books('hospital', OWN);
    books.post('2024-12-31', [D('12120202', 100), C('4101010102', 100)]);
    books.post('2025-03-01', [D('12120202', 9), C('4101010102', 9)]);
    books.post('2025-03-31', [D('4101010102', 9), C('330102', 9)]);
    books.post('2025-05-31', [D('12120202', 50), C('4101010102', 50)]);
    expect(reconcile(books, '2025-04').amounts).toEqual({ 'receivables-recognised': 9 });
  });
});

describe('the statement', () => {
  const books = new Books('hospital', OWN);
  books.post('2025-01-10', [D('12120202', 300), C('4101010102', 300)]);
  books.post('2025-02-10', [D('100201', 200), C('12120202', 200), D('8001', 200), C('61010101', 200)]);
  books.post('2025-02-11', [D('1601', 70), C('100201', 70), D('7201', 70), C('8001', 70)]);
  books.post('2025-02-12', [D('5001', 5), C('1602', 5)]);

  it('leads from 本年预算收支差额 to 本年盈余 line by line, in the year and in the month', () => {
    const { statement } = reconcile(books, '2025-02');
    const shown = statement.lines
      .filter((line) => line.depth < 2)
      .map((line) => [line.name, line.amount / 100, (line.month ?? 0) / 100]);
    expect(shown).toEqual([
      ['本年预算结余（本年预算收支差额）', 130, 130],
      ['当期确认为收入但没有确认为预算收入', 300, 0],
      ['当期确认为预算支出但没有确认为费用', 70, 70],
      ['当期确认为预算收入但没有确认为收入', 200, 200],
      ['当期确认为费用但没有确认为预算支出', 5, 5],
      ['其他事项差异', 0, 0],
      ['本年盈余（本年收入与费用的差额）', 295, -5],
    ]);
    expect(reconciliationGap(statement)).toBe(0);
    expect(reconciliationGap(statement, 'month')).toBe(0);
    expect(statement.lines[0]?.amount).toBe(books.amount('2025-02', 'budget', 'budget-balance') * 100);
    expect(statement.lines.at(-1)?.amount).toBe(books.amount('2025-02', 'income', 'surplus') * 100);
  });

  it('gives the totals of a unit in summary and says that they are unclassified', () => {
    const statement = reconcileSurplus(
      books.vouchers,
      { period: period('2025-02'), layout: 'group', group: (_, c) => c },
      [{ unit: 'T09', surplus: yuan(50), budgetBalance: yuan(20), monthSurplus: yuan(5), monthBudgetBalance: yuan(1) }],
    );
    expect(statement.lines.find((line) => line.key === 'summary-unclassified')).toMatchObject({
      amount: yuan(30),
      month: yuan(4),
    });
    expect(statement.lines.find((line) => line.key === 'surplus')).toMatchObject({ amount: yuan(345), month: yuan(0) });
    expect(reconciliationGap(statement)).toBe(0);
    expect(statement.remarks).toEqual([expect.stringContaining('unclassified')]);
  });
});
