import type { Insertable, Kysely } from 'kysely';
import { asStoreError } from '../files.ts';
import type { Cause, StoreError, Tx } from '../port.ts';
import { rowBlock } from '../rows.ts';
import type { RowInserter } from './bulk.ts';
import { kyselyOver, WriteConnection } from './dialect.ts';
import { Notes } from './entries.ts';
import type { Journal } from './journal.ts';
import type { Queue } from './queue.ts';
import type { Statements } from './statements.ts';

/** A transaction that waits for its turn. */
export interface Job<DB> {
  readonly cause: Cause;
  readonly work: (tx: Tx<DB>) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** What the committer works on; the journal is another one after each checkpoint. */
export interface Workplace {
  readonly statements: Statements;
  readonly inserter: RowInserter;
  journal(): Journal;
  /** The journal or the memory can no longer be trusted: reading only from now on. */
  poison(reason: StoreError): void;
  /** A durable commit; told in order. */
  committed(sequence: number): void;
  /** A listener failed after the commit; the commit stands. */
  report(sentence: string): void;
}

/** Transactions that share one fsync: no more than these, so that readers and repliers do not wait for long. */
const GROUP_JOBS = 256;
const GROUP_BYTES = 1024 * 1024;

interface Outcome<DB> {
  readonly job: Job<DB>;
  readonly value?: unknown;
  readonly error?: unknown;
  readonly listeners: readonly (() => void)[];
  readonly sequence?: number;
}

/**
 * Runs waiting transactions one after another, none seeing another half-way, and makes them durable together:
 * BEGIN → the work of each (after the first, in a savepoint of its own) → one write and one fdatasync of all their
 * frames → COMMIT → replies. A lone transaction pays for nothing of this. When the disk fails, all of them are rolled
 * back and refused, and the store goes read-only.
 */
export class Committer<DB> {
  constructor(private readonly place: Workplace) {}

  /** Takes jobs from the queue until it is empty or the group is full. Never throws: each job learns its own fate. */
  async run(queue: Queue<Job<DB>>): Promise<void> {
    const { statements } = this.place;
    const jobs: Job<DB>[] = [];
    const outcomes: Outcome<DB>[] = [];
    // Nothing before the next job is to be kept: it needs no savepoint.
    let alone = true;
    try {
      statements.begin();
      while (queue.size > 0 && jobs.length < GROUP_JOBS && this.place.journal().sealedBytes < GROUP_BYTES) {
        const job = queue.take() as Job<DB>;
        jobs.push(job);
        const outcome = await this.#perform(job, alone);
        outcomes.push(outcome);
        if (outcome.error === undefined) alone = false;
      }
      this.#makeDurable();
    } catch (error) {
      const failure = asStoreError(error, 'writing the last change');
      this.#giveUp(failure);
      jobs.forEach((job, index) => {
        job.reject(outcomes[index]?.error ?? failure);
      });
      return;
    }
    for (const outcome of outcomes) this.#settle(outcome);
  }

  /** Runs one job. `alone`: nothing before it in this group is to be kept, so rolling back needs no savepoint. */
  async #perform(job: Job<DB>, alone: boolean): Promise<Outcome<DB>> {
    const { statements, inserter } = this.place;
    const journal = this.place.journal();
    const connection = new WriteConnection(statements, new Notes(journal.phrasebook));
    const listeners: (() => void)[] = [];
    if (!alone) statements.savepoint();
    let outcome: Outcome<DB>;
    try {
      const value = await job.work(transaction<DB>(connection, inserter, listeners));
      connection.finish();
      const sequence = connection.notes.isEmpty ? undefined : journal.seal(connection.notes, job.cause);
      outcome = { job, value, listeners, ...(sequence === undefined ? {} : { sequence }) };
    } catch (error) {
      connection.close();
      if (alone) {
        statements.rollback();
        statements.begin();
      } else {
        statements.rollbackToSavepoint();
      }
      return { job, error: error ?? new Error('a transaction failed without a reason'), listeners };
    }
    if (!alone) statements.release();
    return outcome;
  }

  #makeDurable(): void {
    const journal = this.place.journal();
    if (journal.sealedBytes > 0) {
      try {
        journal.append();
      } catch (error) {
        journal.takeBack();
        throw error;
      }
    }
    // In memory nothing is left that could refuse: constraints are immediate (see assertPortable).
    this.place.statements.commit();
  }

  /** Back to what was acknowledged, and no further. */
  #giveUp(failure: StoreError): void {
    const { statements } = this.place;
    this.place.poison(failure);
    if (!statements.isOpen) return;
    try {
      statements.rollback();
    } catch (error) {
      this.place.report(`Rolling back failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #settle({ job, value, error, listeners, sequence }: Outcome<DB>): void {
    if (error !== undefined) {
      job.reject(error);
      return;
    }
    for (const listener of listeners) this.#call(listener);
    if (sequence !== undefined) this.#call(() => this.place.committed(sequence));
    job.resolve(value);
  }

  #call(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.place.report(`A listener failed after a commit: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function transaction<DB>(connection: WriteConnection, inserter: RowInserter, listeners: (() => void)[]): Tx<DB> {
  let db: Kysely<DB> | undefined;
  return {
    get db() {
      db ??= kyselyOver<DB>(connection);
      return db;
    },
    async bulkInsert<T extends keyof DB & string>(table: T, rows: readonly Insertable<DB[T]>[]): Promise<void> {
      if (rows.length === 0) return;
      connection.guarded(() => {
        const block = rowBlock(rows as readonly object[]);
        inserter.insert(table, block);
        connection.notes.rows(table, block.columns, block.rows);
      });
    },
    afterCommit: (listener) => void listeners.push(listener),
  };
}
