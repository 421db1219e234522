import { ledger } from '../../../shared/contract/ledger.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { bankOperations } from './bank/operations.ts';
import { bookOperations } from './book-operations.ts';
import { ageingQueries } from './books/ageing.ts';
import { columnarQueries } from './books/columnar.ts';
import { crossingQueries } from './books/crossing.ts';
import { dayQueries } from './books/days.ts';
import { generalLedgerQueries } from './books/general-ledger.ts';
import { printedBooks } from './books/printed-book.ts';
import { addAccounts, endMapping, mapAccount, setOpenings } from './chart-commands.ts';
import { chartQueries } from './chart-queries.ts';
import { compositionQueries } from './composition.ts';
import { deskOperations } from './desk/operations.ts';
import { differenceVouchers } from './difference-vouchers.ts';
import { importHistory } from './importing/history.ts';
import { importIntraGroup } from './importing/intra-group.ts';
import { importOpenings } from './importing/openings.ts';
import { importTrialBalance } from './importing/trial-balance.ts';
import { undoImport } from './importing/undo.ts';
import { importVouchers } from './importing/vouchers.ts';
import { KeptTotals } from './kept-totals.ts';
import { suggestMappings } from './mapping-suggestions.ts';
import { paperOperations } from './papers/operations.ts';
import type { LedgerParts } from './parts.ts';
import { periodEndOperations } from './period-end.ts';
import { periodOperations } from './period-operations.ts';
import { printedVouchers } from './printing.ts';
import { revenueOperations } from './revenue/operations.ts';
import { searchOperation } from './search.ts';
import { readUnitStatement } from './statements.ts';

export { takeNumbers } from './counters.ts';
export type { LedgerParts } from './parts.ts';
export { StandingBalances } from './standing.ts';

/** Everything that `contract.ledger` promises. */
export const ledgerOperations = (parts: LedgerParts): readonly Implementation[] => [
  importTrialBalance(parts),
  importOpenings(parts),
  importVouchers(parts),
  importIntraGroup(parts),
  undoImport(parts),
  ...importHistory(parts),
  query(ledger.statement, async (context, { unit, statement, period }) => {
    const made = await readUnitStatement(context.db, unit, statement, period);
    if (!made) throw context.notFound(`单位 ${unit}`);
    return made;
  }),
  ...bookOperations(parts),
  ...compositionQueries(),
  ...crossingQueries,
  ...ageingQueries,
  ...generalLedgerQueries,
  ...dayQueries,
  ...columnarQueries,
  differenceVouchers,
  ...periodOperations(new KeptTotals()),
  ...periodEndOperations(parts),
  addAccounts(),
  setOpenings(parts),
  mapAccount(),
  endMapping(),
  ...chartQueries(parts),
  suggestMappings(),
  printedVouchers(),
  printedBooks,
  searchOperation(parts),
  ...deskOperations(parts),
  ...paperOperations(parts),
  ...bankOperations(parts),
  ...revenueOperations(parts),
];
