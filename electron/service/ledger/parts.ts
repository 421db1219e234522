import type { Workers } from '../workers/workers.ts';
import type { StandingBalances } from './standing.ts';

/** Originals of what was imported, by SHA-256 beside the books. */
export interface Originals {
  put(bytes: Uint8Array): Promise<string>;
}

/** What the ledger's operations are made with. */
export interface LedgerParts {
  readonly standing: StandingBalances;
  readonly workers: Workers;
  readonly blobs: Originals;
}
