import type { UnitCode } from '../organisation/unit.ts';

/** Which of the two accountings a line belongs to: 财务会计 (accrual) or 预算会计 (cash). Each balances on its own. */
export type Book = 'financial' | 'budget';

/** 借 or 贷. */
export type Side = 'debit' | 'credit';

/** 会计要素: the eight elements of the two accountings. */
export type Element =
  | 'asset'
  | 'liability'
  | 'netAssets'
  | 'revenue'
  | 'expense'
  | 'budgetRevenue'
  | 'budgetExpenditure'
  | 'budgetSurplus';

/** An account of an official chart (会计科目). */
export interface Account {
  /** Digits only, 4 at the first level and two more a level (4-2-2-2…). */
  readonly code: string;
  readonly name: string;
  readonly element: Element;
  readonly book: Book;
  /** Normal balance side (余额方向). */
  readonly side: Side;
  readonly parent: string | undefined;
  /** 1 for a first-level account. */
  readonly level: number;
}

/**
 * An account as one unit uses it: an official one, or one the unit grew below an official one
 * (100201 工商银行基本户). A leaf is what the unit uses as a leaf; vouchers post to leaves only.
 */
export interface UnitAccount extends Account {
  readonly unit: UnitCode;
  readonly leaf: boolean;
  /** The nearest official account at or above it; undefined when even the first level is not official (e.g. 5701). */
  readonly official: string | undefined;
}

/** The unit's own names from just below the first level down to the account itself; none where it is not in the chart. */
export function namesBelow(code: string, account: (code: string) => UnitAccount | undefined): string[] {
  const names: string[] = [];
  for (let at = account(code); at?.parent !== undefined; at = account(at.parent)) names.unshift(at.name);
  return names;
}
