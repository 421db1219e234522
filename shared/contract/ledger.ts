import { ageing } from './ledger/ageing.ts';
import { bank } from './ledger/bank.ts';
import { books } from './ledger/books.ts';
import { boundBooks } from './ledger/bound-books.ts';
import { charts } from './ledger/charts.ts';
import { columnar } from './ledger/columnar.ts';
import { composition } from './ledger/composition.ts';
import { crossing } from './ledger/crossing.ts';
import { desk } from './ledger/desk.ts';
import { importing } from './ledger/import.ts';
import { periods } from './ledger/periods.ts';
import { printing } from './ledger/printing.ts';
import { search } from './ledger/search.ts';

/** What can be asked of the ledger (账务): imports, books, statements, periods, charts and mapping, the desk, the printer, the search, banks. */
export const ledger = {
  ...importing,
  ...books,
  ...composition,
  ...crossing,
  ...ageing,
  ...boundBooks,
  ...columnar,
  ...periods,
  ...charts,
  ...desk,
  ...printing,
  ...search,
  ...bank,
};
