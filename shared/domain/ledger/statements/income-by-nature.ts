import { DIVIDED_FIRST_LEVEL, ECONOMIC_NATURES, natureAccounts, natureName } from '../charts/economic-nature.ts';
import { groupChart } from '../charts/group.ts';
import type { Layout, LineDefinition, StatementDefinition } from '../statement.ts';
import { REVENUE } from './income.ts';
import { debit, line, starred, sum, unmapped } from './terms.ts';

/** The line of expense whose books do not say its nature. While it is not nil the statement is 不可得. */
export const UNDIVIDED_EXPENSE = 'undivided-expense';

const NATURES = new Set(ECONOMIC_NATURES.flatMap((nature) => natureAccounts(nature)));

/** 业务活动费用, 单位管理费用 and 经营费用 themselves, and their details that are no economic nature. */
const undivided = (): string[] =>
  groupChart()
    .accounts.filter(({ code }) => !NATURES.has(code) && DIVIDED_FIRST_LEVEL.some((first) => code.startsWith(first)))
    .map(({ code }) => `${code}!`);

const expenseLines = (): LineDefinition[] => [
  ...ECONOMIC_NATURES.map((nature) => line(nature, natureName(nature), debit(natureAccounts(nature)))),
  line('income-tax-expense', '所得税费用', debit('5801')),
  line('disposal-expense', '资产处置费用', debit('5301')),
  starred(line('turn-in-expense', '上缴上级费用', debit('5401'))),
  starred(line('affiliate-subsidy-expense', '对附属单位补助费用', debit('5501'))),
  line('other-expense', '其他费用', [...debit('5901'), ...unmapped(1, '5')]),
  line(UNDIVIDED_EXPENSE, '未按经济性质分设的费用', debit(undivided())),
];

/**
 * 收入费用表 by economic nature (按经济性质, 准则第9号 附录): the same revenue and the same totals as by function, expense by
 * what was bought. Available where 5001, 5101 and 5201 are divided by it; what is not stands on a line of its own, so
 * that nothing is guessed and the totals hold, and the statement says 不可得.
 */
export function incomeByNature(layout: Layout): StatementDefinition {
  const expense = expenseLines();
  return {
    statement: 'income-by-nature',
    layout,
    number: '准则第9号附录',
    title: '收入费用表（按经济性质）',
    basis: 'movement',
    lines: [
      sum(
        0,
        'total-revenue',
        '本期收入',
        REVENUE.map(({ key }) => key),
      ),
      ...REVENUE,
      sum(
        0,
        'total-expense',
        '本期费用',
        expense.map(({ key }) => key),
      ),
      ...expense,
      sum(0, 'surplus', '本期盈余', ['total-revenue', '-total-expense']),
    ],
    watches: [
      {
        terms: debit(undivided()),
        remark: '不可得：费用 {amount} 未按经济性质设置明细，列在“未按经济性质分设的费用”，各经济性质的金额不完整',
      },
    ],
  };
}
