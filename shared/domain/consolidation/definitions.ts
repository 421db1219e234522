import { natureOf } from '../ledger/fund.ts';
import type { AccountTerm, StatementDefinition, StatementName } from '../ledger/statement.ts';

/** The statements of the worksheet with their lines, as the ledger defines them for the community (`group` layout). */
export type Definitions = ReadonlyMap<StatementName, StatementDefinition>;

/** Whether a term of a formula takes an account, and the money spent on it where the term asks. */
export function selects(term: AccountTerm, part: { readonly account: string; readonly fund?: string }): boolean {
  const exact = term.account.endsWith('!');
  const within = exact ? part.account === term.account.slice(0, -1) : part.account.startsWith(term.account);
  if (!within || term.except?.some((prefix) => part.account.startsWith(prefix))) return false;
  // What a closing voucher moved, or an opening, is not what an elimination changes.
  if (term.measure !== undefined && term.measure !== 'movement' && term.measure !== 'closing') return false;
  if (term.sources && !term.sources.includes(part.fund ?? '')) return false;
  if (term.exceptSources?.includes(part.fund ?? '')) return false;
  return !term.funds || term.funds.includes(natureOf(part.fund));
}
