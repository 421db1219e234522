import { type Fen, formatYuan } from '../../../kernel/fen.ts';
import type { UnitAccount } from '../account.ts';
import type { DraftContent } from '../desk/content.ts';
import { CASH_ON_HAND, leafOf } from './code.ts';

/**
 * The steps of a 盘盈 or 盘亏: `found` into 待处理财产损溢, and out of it once its cause is known or approved: `recover` 应由责任人赔偿,
 * `expense` 无法查明的短缺, `owed` 应支付给有关人员或单位, `income` 无法查明的溢余.
 */
export const CASH_STEPS = ['found', 'recover', 'expense', 'owed', 'income'] as const;
export type CashStep = (typeof CASH_STEPS)[number];

/** What may follow on a difference, once it stands in 待处理财产损溢. */
const settlingSteps = (difference: number): readonly CashStep[] =>
  difference < 0 ? ['recover', 'expense'] : difference > 0 ? ['owed', 'income'] : [];

const PENDING_PROPERTY = '1902';
const FUNDS = { code: '8001', named: '货币资金' } as const;

/** The account on the other side of 待处理财产损溢, by step (财会〔2017〕25号 1902 待处理财产损溢 （一） 2、3). */
const SETTLED: Readonly<Record<Exclude<CashStep, 'found'>, string>> = {
  recover: '1218',
  expense: '5301',
  owed: '2307',
  income: '4609',
};

const SUMMARIES: Readonly<Record<CashStep, readonly [surplus: string, shortage: string]>> = {
  found: ['现金盘盈，待查明原因', '现金盘亏，待查明原因'],
  recover: ['', '现金短缺由责任人赔偿'],
  expense: ['', '现金短缺无法查明，经批准核销'],
  owed: ['现金溢余应支付有关人员或单位', ''],
  income: ['现金溢余无法查明，经批准转收入', ''],
};

interface Cause {
  readonly date: DraftContent['date'];
  /** The account that was counted. */
  readonly code: string;
  /** What no slip stands for: 盘盈 above 0, 盘亏 below. */
  readonly difference: Fen;
  readonly chart: readonly UnitAccount[];
}

/**
 * The voucher of a step, for a person to finish and submit. When found (财会〔2017〕25号 1001 库存现金: 每日账款核对中发现有待查明
 * 原因的现金短缺或溢余的，应当通过待处理财产损溢科目核算): 盘盈 Dr 1001 / Cr 1902, 盘亏 the other way about; in the budget
 * 盘盈 Dr 8001 货币资金 / Cr 6609 (6609 其他预算收入: 现金溢余), 盘亏 Dr 7901 / Cr 8001 (7901 其他支出: 现金短缺). What follows moves no
 * cash and has no budget block.
 */
export function cashVoucher(step: CashStep, { date, code, difference, chart }: Cause): DraftContent {
  const over = difference > 0;
  const summary = SUMMARIES[step][over ? 0 : 1];
  const amount = formatYuan((over ? difference : -difference) as Fen);
  const pair = (book: 'financial' | 'budget', debit: string, credit: string): DraftContent['lines'] => [
    { book, code: debit, summary, debit: amount, credit: '' },
    { book, code: credit, summary, debit: '', credit: amount },
  ];
  const pending = leafOf(chart, PENDING_PROPERTY);
  const cash = leafOf(chart, code || CASH_ON_HAND);
  const funds = leafOf(chart, FUNDS.code, FUNDS.named);
  const of = (debit: string, credit: string, book: 'financial' | 'budget') =>
    over ? pair(book, debit, credit) : pair(book, credit, debit);
  const lines =
    step === 'found'
      ? [...of(cash, pending, 'financial'), ...of(funds, leafOf(chart, over ? '6609' : '7901', '现金'), 'budget')]
      : of(pending, leafOf(chart, SETTLED[step]), 'financial');
  return { date, type: '记', summary, attachments: 1, lines, withoutBudget: '' };
}

/** What may be made of a witnessed difference now: it is entered as found first, then settled in one of two ways. */
export function stepsNow(difference: number, standing: readonly CashStep[]): readonly CashStep[] {
  if (difference === 0) return [];
  if (!standing.includes('found')) return ['found'];
  const settling = settlingSteps(difference);
  return settling.some((step) => standing.includes(step)) ? [] : settling;
}
