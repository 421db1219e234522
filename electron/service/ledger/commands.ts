import { ledger } from '../../../shared/contract/ledger.ts';
import { isOffered, NOT_OFFERED } from '../../../shared/domain/ledger/statements/definitions.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { KeptAttested } from './attestation/kept-attested.ts';
import { attestationOperations } from './attestation/operations.ts';
import { bankOperations } from './bank/operations.ts';
import { bookOperations } from './book-operations.ts';
import { accountBooks } from './books/account-book.ts';
import { ageingQueries } from './books/ageing.ts';
import { columnarQueries } from './books/columnar.ts';
import { crossingQueries } from './books/crossing.ts';
import { dayQueries } from './books/days.ts';
import { generalLedgerQueries } from './books/general-ledger.ts';
import { journalBook } from './books/journal-book.ts';
import { KeptOrders } from './books/kept-orders.ts';
import type { Ask } from './books/line-pieces.ts';
import { printedBooks } from './books/printed-book.ts';
import { cashCountOperations } from './cash-count/operations.ts';
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
import { periodEndOperations } from './period-end/closing.ts';
import { specialSourceOperations } from './period-end/special-sources.ts';
import { periodOperations } from './period-operations.ts';
import { printedVouchers } from './printing.ts';
import { provisionOperations } from './provisions/operations.ts';
import { revenueOperations } from './revenue/operations.ts';
import { searchOperation } from './search.ts';
import { readUnitStatement } from './statements.ts';
import { readChart } from './unit-charts.ts';

export { takeNumbers } from './counters.ts';
export type { Hindrance, Moved, OnItsWay, VoucherFollower } from './follower.ts';
export { type MadeElsewhere, postMadeElsewhere, unmake } from './made-elsewhere.ts';
export { type MadePaper, putPapers } from './papers/made.ts';
export type { LedgerParts, Originals } from './parts.ts';
export { StandingBalances } from './standing.ts';

/** Books of lines: they share the order in which the lines of a month stand. */
const lineBooks = (orders: KeptOrders, ask: Ask): Implementation[] => [
  ...accountBooks(orders, ask),
  journalBook(ask),
  ...dayQueries(orders, ask),
  ...columnarQueries(orders),
];

/** Everything that `contract.ledger` promises. */
export const ledgerOperations = (parts: LedgerParts): readonly Implementation[] => [
  importTrialBalance(parts),
  importOpenings(parts),
  importVouchers(parts),
  importIntraGroup(parts),
  undoImport(parts),
  ...importHistory(parts),
  query(ledger.statement, async (context, { unit, statement, period }) => {
    const own = await readChart(context.db, unit);
    if (own && !isOffered(statement, own.official)) throw context.refused('other-chart', NOT_OFFERED);
    const made = await readUnitStatement(context.db, unit, statement, period);
    if (!made) throw context.notFound(`单位 ${unit}`);
    return made;
  }),
  ...bookOperations(parts),
  ...compositionQueries(),
  ...crossingQueries,
  ...ageingQueries,
  ...generalLedgerQueries,
  ...lineBooks(new KeptOrders(), parts.read),
  differenceVouchers,
  ...periodOperations(new KeptTotals(), new KeptAttested()),
  ...attestationOperations(parts),
  ...periodEndOperations(parts),
  ...specialSourceOperations,
  ...provisionOperations(parts),
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
  ...cashCountOperations(),
  ...revenueOperations(parts),
];
