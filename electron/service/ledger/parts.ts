import type { BooksReader } from '../database.ts';
import type { StatementReader } from './bank/reading-statement.ts';
import type { LedgerReader } from './importing/reading-files.ts';
import type { StandingBalances } from './standing.ts';

/** Originals of what was imported, by SHA-256 beside the books. */
export interface Originals {
  /** Keeps the bytes; on disk when it returns. */
  putBlob(bytes: Uint8Array): string;
}

/** What the ledger's operations are made with. */
export interface LedgerParts {
  readonly standing: StandingBalances;
  readonly reader: LedgerReader & StatementReader;
  readonly blobs: Originals;
  /** For a question whose reading must not hold the books while a file is read. */
  read<T>(question: (db: BooksReader) => Promise<T>): Promise<T>;
}
