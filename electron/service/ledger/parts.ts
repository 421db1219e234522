import type { BooksReader } from '../database.ts';
import type { StatementReader } from './bank/reading-statement.ts';
import type { LedgerReader } from './importing/reading-files.ts';
import type { RevenueReader } from './revenue/reading-revenue.ts';
import type { StandingBalances } from './standing.ts';

/** Originals of what was imported or attached, by SHA-256 beside the books. */
export interface Originals {
  /** Keeps the bytes; on disk when it returns. */
  putBlob(bytes: Uint8Array): string;
  /** The bytes again; undefined where they are gone or have changed. */
  readBlob(sha256: string): Uint8Array | undefined;
}

/** What the ledger's operations are made with. */
export interface LedgerParts {
  readonly standing: StandingBalances;
  readonly reader: LedgerReader & StatementReader & RevenueReader;
  readonly blobs: Originals;
  /** For a question whose reading must not hold the books while a file is read. */
  read<T>(question: (db: BooksReader) => Promise<T>): Promise<T>;
}
