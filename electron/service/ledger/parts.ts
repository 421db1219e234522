import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import type { AttestedFinding } from '../../../shared/domain/ledger/attestation/sheet.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import type { StatementReader } from './bank/reading-statement.ts';
import type { Moved } from './follower.ts';
import type { LedgerReader } from './importing/reading-files.ts';
import type { CardReader } from './provisions/reading-cards.ts';
import type { RevenueReader } from './revenue/reading-revenue.ts';

/** Originals of what was imported or attached, by SHA-256 beside the books. */
export interface Originals {
  /** Keeps the bytes; on disk when it returns. */
  putBlob(bytes: Uint8Array): string;
  /** The bytes again; undefined where they are gone or have changed. */
  readBlob(sha256: string): Uint8Array | undefined;
}

/** What the ledger's operations are made with. */
export interface LedgerParts extends Moved {
  readonly reader: LedgerReader & StatementReader & CardReader & RevenueReader;
  readonly blobs: Originals;
  /** What the named checks said of a unit's month, kept by the audit from question to question. */
  checked(db: BooksReader, unit: UnitCode, period: Period): Promise<readonly CheckResult[]>;
  /** The findings among them, with the reasons that were given: the audit's to say. */
  findings(db: BooksReader, results: readonly CheckResult[]): Promise<readonly AttestedFinding[]>;
  /** For a question whose reading must not hold the books while a file is read. */
  read<T>(question: (db: BooksReader) => Promise<T>): Promise<T>;
}
