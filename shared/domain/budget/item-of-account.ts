import { namesBelow, type UnitAccount } from '../ledger/account.ts';
import { sourceByName } from '../ledger/charts/fund-by-name.ts';
import { effectiveSource } from '../ledger/fund.ts';
import type { VoucherLine } from '../ledger/voucher.ts';
import { type BudgetItem, itemOf } from './items.ts';

export type Accounts = (code: string) => UnitAccount | undefined;

/** What an amount of the books says of itself. */
export type Said = Pick<VoucherLine, 'code' | 'fund'>;

/**
 * What an amount of the books is budgeted as: the item by the unit's own account names, the source by its fund or its
 * account (what says nothing counts as other money). Undefined where no item knows the account.
 */
export function budgetedAs(
  { code, fund }: Said,
  account: Accounts,
): { readonly item: BudgetItem; readonly source: string } | undefined {
  const own = account(code);
  if (!own) return undefined;
  const first = (own.official ?? own.code).slice(0, 4);
  const names = namesBelow(own.code, account);
  const item = itemOf(first, names);
  return item && { item, source: effectiveSource(fund, sourceByName(first, names.join(' '))) ?? 'other' };
}

/** The source of what an account holds: its fund's, or that of which the account is kept; undefined where both are silent. */
export function sourceOfAccount({ code, fund }: Said, account: Accounts): string | undefined {
  const first = (account(code)?.official ?? code).slice(0, 4);
  return effectiveSource(fund, sourceByName(first, namesBelow(code, account).join(' ')));
}
