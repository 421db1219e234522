import type { Insertable, Kysely } from 'kysely';

/**
 * One step of the schema, written once for both engines in their common subset: `INTEGER` (64 bits; PostgreSQL gets
 * BIGINT) and `TEXT` columns, and every table ends with `STRICT` (dropped for PostgreSQL). Facts name the append-only
 * tables: PostgreSQL's service role gets no UPDATE or DELETE on them.
 */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly statements: readonly string[];
  readonly facts?: readonly string[];
}

/** Reads only: its type has no write, so a query cannot change anything. */
export type ReadDb<DB> = Pick<Kysely<DB>, 'selectFrom' | 'fn' | 'dynamic' | 'with'>;

/** Inside a transaction: reads and writes, and nothing else runs meanwhile. */
export interface Tx<DB> {
  readonly db: Kysely<DB>;
  /** Many rows of one shape, the fast way; counts towards the same transaction. */
  bulkInsert<T extends keyof DB & string>(table: T, rows: readonly Insertable<DB[T]>[]): Promise<void>;
  /** Called after the durable commit, in order; never called when it fails. */
  afterCommit(listener: () => void): void;
}

/** Who changes what, for the journal and for messages; the audit event is a row of the same transaction. */
export interface Cause {
  readonly actor: string;
  readonly operation: string;
}

export interface StoreHealth {
  readonly engine: 'sqljs' | 'postgres';
  readonly ok: boolean;
  /** `read-write`, or `read-only` with the reason (a failed fsync, a broken journal). */
  readonly mode: 'read-write' | 'read-only';
  readonly reason?: string;
  /** Sequence of the last committed transaction. */
  readonly sequence: number;
  /** What recovery found when the store was opened: frames replayed, a torn tail quarantined, an older generation used. */
  readonly recovery: readonly string[];
  /** Sentences about anything that does not verify; empty when all is well. */
  readonly problems: readonly string[];
  readonly bytes: number;
}

/**
 * Where the books are kept. Two engines, one meaning, one conformance suite (test/store).
 * Holds: a resolved `transact` is on disk; a rejected one changed nothing; readers never see an open transaction;
 * after a failed write or fsync the store is read-only until it is opened again.
 */
export interface Store<DB> {
  readonly engine: 'sqljs' | 'postgres';
  read<T>(query: (db: ReadDb<DB>) => Promise<T>): Promise<T>;
  transact<T>(cause: Cause, work: (tx: Tx<DB>) => Promise<T>): Promise<T>;
  /** Told after each durable commit, with its sequence; returns the unsubscriber. */
  subscribe(listener: (sequence: number) => void): () => void;
  /** A consistent, checked copy as one file; refuses to overwrite. Returns its SHA-256. */
  backup(file: string): Promise<{ file: string; sha256: string; bytes: number }>;
  /** Re-reads everything from disk: digests, journal, integrity of the database. */
  verify(): Promise<StoreHealth>;
  health(): StoreHealth;
  close(): Promise<void>;
}

/** Why a data folder cannot be opened; the command line exits 3 with the message. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code:
      | 'locked'
      | 'newer'
      | 'corrupt'
      | 'missing'
      | 'exists'
      | 'read-only'
      | 'busy'
      | 'disk-full'
      | 'io'
      | 'constraint',
    message: string,
  ) {
    super(message);
  }
}
