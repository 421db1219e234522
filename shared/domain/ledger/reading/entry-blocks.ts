import { type AccountReader, findAccounts, type NoAccounts } from './accounts.ts';
import type { Column } from './columns.ts';
import { type JournalColumns, journalColumns } from './journal-columns.ts';
import type { ReadingOptions } from './reading.ts';
import type { Table } from './table.ts';

/**
 * One entry of a row: an account and its amounts. Most journals have one in a row; some have a debit and a credit account side by
 * side, or the financial and the budget entry of one transaction (平行记账).
 */
export interface EntryBlock {
  readonly accounts: AccountReader;
  readonly columns: JournalColumns;
}

/** The entries of each row of a journal, or why their accounts cannot be told. */
export function entryBlocks(
  tables: readonly Table[],
  columns: JournalColumns,
  options: ReadingOptions,
): readonly EntryBlock[] | NoAccounts {
  const all = tables[0]!.columns;
  const read = (own: readonly Column[]) => findAccounts(own, tables, options.knownAccounts, options.layout?.levels);
  const { debitAccount, creditAccount, amount } = columns;
  if (columns.form === 'two-accounts' && debitAccount && creditAccount) {
    const debit = read([asAccount(debitAccount)]);
    const credit = read([asAccount(creditAccount)]);
    if (typeof debit === 'string') return debit;
    if (typeof credit === 'string') return credit;
    const form = 'debit-credit';
    return [
      { accounts: debit, columns: { ...columns, form, debit: amount ?? columns.debit, credit: undefined } },
      { accounts: credit, columns: { ...columns, form, debit: undefined, credit: amount ?? columns.credit } },
    ];
  }
  const blocks = sideBySide(all).flatMap((own) => {
    const accounts = read(own);
    const amounts = journalColumns(own);
    return typeof accounts === 'string' || !amounts ? [] : [{ accounts, columns: amounts }];
  });
  if (blocks.length > 1) return blocks;
  const accounts = read(all);
  return typeof accounts === 'string' ? accounts : [{ accounts, columns }];
}

const asAccount = (column: Column): Column => ({ ...column, sense: { meaning: 'account', rank: 0 } });

/**
 * Cuts the columns at each further account column, where every piece has amounts of its own (财务会计 … 预算会计 …). Each piece also keeps
 * the columns in front, which are the voucher's.
 */
function sideBySide(columns: readonly Column[]): readonly (readonly Column[])[] {
  const starts = columns.filter(({ sense }) => sense.meaning === 'code' || sense.meaning === 'account');
  if (starts.length < 2) return [];
  const common = columns.filter(({ index }) => index < starts[0]!.index);
  const pieces = starts.map((start, at) => {
    const end = starts[at + 1]?.index ?? Number.POSITIVE_INFINITY;
    return columns.filter(({ index }) => index >= start.index && index < end);
  });
  const complete = pieces.every((piece) => {
    const form = journalColumns(piece)?.form;
    return form === 'debit-credit' || form === 'direction';
  });
  return complete ? pieces.map((piece) => [...common, ...piece]) : [];
}
