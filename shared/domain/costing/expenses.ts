import { fen } from '../../kernel/fen.ts';
import { namesBelow, type UnitAccount } from '../ledger/account.ts';
import type { AccountFigure } from '../ledger/figures.ts';
import { effectiveSource } from '../ledger/fund.ts';
import { costItemOf } from './cost-item.ts';
import type { Expense } from './direct-cost.ts';
import type { CostSpan } from './span.ts';

/** 业务活动费用 and 单位管理费用: what departments' cost is formed by (财会〔2021〕26号 第13、17条). */
export const COST_ACCOUNTS = ['5001', '5101'] as const;

/** An expense with the first-level account it stands under, and the fund that its lines name ('' for none). */
export interface BookedExpense extends Expense {
  readonly first: (typeof COST_ACCOUNTS)[number];
  readonly fund: string;
}

/**
 * What the books spent in the span on 5001 and 5101, by account, department and fund, without what closing moved: red
 * entries are below nil.
 *
 * @param account looks an account of the unit's chart up.
 */
export const expensesOf = (
  figures: readonly AccountFigure[],
  account: (code: string) => UnitAccount | undefined,
  span: CostSpan,
): BookedExpense[] =>
  figures.flatMap((figure): BookedExpense[] => {
    const { code, department = '', fund, accountFund } = figure;
    const official = (account(code)?.official ?? code).slice(0, 4);
    const first = COST_ACCOUNTS.find((each) => each === official);
    const amount = fen(span === 'year' ? figure.yearMovement : figure.monthMovement);
    if (!first || amount === 0) return [];
    return [
      {
        ...{ first, code, department, fund: fund ?? '', amount },
        item: costItemOf(namesBelow(code, account)),
        source: effectiveSource(fund, accountFund),
      },
    ];
  });
