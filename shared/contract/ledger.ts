import { ageing } from './ledger/ageing.ts';
import { attestation } from './ledger/attestation.ts';
import { bank } from './ledger/bank.ts';
import { books } from './ledger/books.ts';
import { boundBooks } from './ledger/bound-books.ts';
import { cashCounts } from './ledger/cash-count.ts';
import { charts } from './ledger/charts.ts';
import { columnar } from './ledger/columnar.ts';
import { composition } from './ledger/composition.ts';
import { crossing } from './ledger/crossing.ts';
import { desk } from './ledger/desk.ts';
import { importing } from './ledger/import.ts';
import { papers } from './ledger/papers.ts';
import { periodEnds } from './ledger/period-end.ts';
import { periods } from './ledger/periods.ts';
import { printing } from './ledger/printing.ts';
import { provisioning } from './ledger/provisions.ts';
import { revenue } from './ledger/revenue.ts';
import { search } from './ledger/search.ts';
import { specialSources } from './ledger/special-sources.ts';
import { splitKeys, templates } from './ledger/templates.ts';

/**
 * What can be asked of the ledger (账务): imports, books, statements, periods and their end with what is provided for
 * before it, charts and mapping, the desk, papers and invoices, the printer, the search, banks, cash counts, daily revenue sheets.
 */
export const ledger = {
  ...importing,
  ...books,
  ...composition,
  ...crossing,
  ...ageing,
  ...boundBooks,
  ...columnar,
  ...periods,
  ...periodEnds,
  ...specialSources,
  ...attestation,
  ...provisioning,
  ...charts,
  ...desk,
  ...papers,
  ...templates,
  ...splitKeys,
  ...printing,
  ...search,
  ...bank,
  ...cashCounts,
  ...revenue,
};
