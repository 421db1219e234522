import type { Kysely } from 'kysely';
import type { Clock } from '../../../../shared/kernel/id.ts';
import { openBlobs } from '../blobs.ts';
import { asStoreError, type Files } from '../files.ts';
import { type Cause, type Migration, type ReadDb, type Store, StoreError, type StoreHealth, type Tx } from '../port.ts';
import { type BackupResult, backupBooks } from './backup.ts';
import { Committer, type Job } from './commit.ts';
import { kyselyOver, ReadConnection } from './dialect.ts';
import type { Identity } from './identity.ts';
import type { Journal } from './journal.ts';
import type { Lock } from './lock.ts';
import type { Limits, Timer } from './options.ts';
import { Queue } from './queue.ts';
import type { Recovered } from './recover.ts';
import { beginGeneration, removeGenerations } from './snapshot.ts';
import { Turns } from './turns.ts';
import { verifyFolder } from './verify.ts';

/** What an opened folder is made of. */
export interface StoreParts {
  readonly files: Files;
  readonly dir: string;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly limits: Limits;
  readonly timer: Timer;
  readonly report: (sentence: string) => void;
  readonly books: Pick<Recovered, 'database' | 'statements' | 'inserter' | 'generation' | 'notes' | 'readOnly'>;
  /** None when the folder could be opened for reading only. */
  readonly journal: Journal | undefined;
  readonly identity: Identity;
  readonly schema: number;
  readonly migrations: readonly Migration[];
}

/**
 * The store of one machine: SQLite in memory, a redo journal on the disk. One connection; readers go together,
 * transactions one at a time; a reply means that it is on disk. See DESIGN “Store” and port.ts for what holds.
 */
export class SqljsStore<DB> implements Store<DB> {
  readonly engine = 'sqljs';
  readonly #parts: StoreParts;
  readonly #turns = new Turns();
  readonly #reader: Kysely<DB>;
  readonly #committer: Committer<DB>;
  readonly #queue = new Queue<Job<DB>>();
  readonly #listeners = new Set<(sequence: number) => void>();
  #journal: Journal | undefined;
  #readOnly: StoreError | undefined;
  #problems: readonly string[] = [];
  #pumping = false;
  #closed: Promise<void> | undefined;
  #stopIdle: () => void = () => {};
  #checkpointing: Promise<void> | undefined;

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#journal = parts.journal;
    const { readOnly, statements, inserter } = parts.books;
    if (readOnly !== undefined) this.#readOnly = new StoreError('read-only', readOnly);
    this.#reader = kyselyOver<DB>(new ReadConnection(statements));
    this.#committer = new Committer<DB>({
      statements,
      inserter,
      journal: () => this.#writable(),
      poison: (failure) => this.#poison(failure),
      committed: (sequence) => this.#tell(sequence),
      report: parts.report,
    });
  }

  read<T>(query: (db: ReadDb<DB>) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(closed());
    return this.#turns.read(() => query(this.#reader));
  }

  transact<T>(cause: Cause, work: (tx: Tx<DB>) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(closed());
    if (this.#readOnly) return Promise.reject(new StoreError('read-only', this.#readOnly.message));
    return new Promise<T>((resolve, reject) => {
      this.#queue.put({ cause, work, resolve: resolve as (value: unknown) => void, reject });
      if (!this.#pumping) void this.#pump();
    });
  }

  subscribe(listener: (sequence: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A consistent, checked copy as one file, attachments included; readable by `restoreBackup` and by both engines. */
  backup(file: string): Promise<BackupResult> {
    if (this.#closed) return Promise.reject(closed());
    return this.#turns.read(() => {
      const { files, dir, clock, schema, books } = this.#parts;
      const blobs = openBlobs(dir, files);
      const { database } = books;
      return backupBooks({
        files,
        clock,
        engine: this.engine,
        database,
        identity: this.#identity(),
        schema,
        blobs,
        file,
      });
    });
  }

  verify(): Promise<StoreHealth> {
    if (this.#closed) return Promise.reject(closed());
    return this.#turns.read(async () => {
      const { files, dir, lock, books, migrations } = this.#parts;
      const generation = this.#journal?.generation ?? books.generation;
      const identity = this.#identity();
      this.#problems = await verifyFolder({ files, dir, lock, migrations, live: books.database, generation, identity });
      return this.health();
    });
  }

  health(): StoreHealth {
    const reason = this.#readOnly?.message;
    return {
      engine: this.engine,
      ok: reason === undefined && this.#problems.length === 0,
      mode: reason === undefined ? 'read-write' : 'read-only',
      ...(reason === undefined ? {} : { reason }),
      sequence: this.#sequence(),
      recovery: this.#parts.books.notes,
      problems: this.#problems,
      bytes: (this.#journal?.generation ?? this.#parts.books.generation).bytes + (this.#journal?.bytes ?? 0),
    };
  }

  /** Who these books are; see identity.ts. */
  identity(): Identity {
    return this.#identity();
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** Makes a new generation now. Transactions wait meanwhile, readers do not. */
  checkpoint(): Promise<void> {
    this.#checkpointing ??= this.#turns
      .read(() => this.#checkpoint(false))
      .finally(() => {
        this.#checkpointing = undefined;
      });
    return this.#checkpointing;
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    this.#stopIdle();
    try {
      while (this.#queue.size > 0) {
        await this.#turns.write(async () => {
          if (this.#readOnly) this.#refuseAll(this.#readOnly);
          else await this.#committer.run(this.#queue);
        });
        if (this.#journalIsLong()) {
          // The repliers go first: a snapshot is never on the way of a commit.
          await new Promise((resolve) => setImmediate(resolve));
          await this.checkpoint();
        }
      }
    } finally {
      this.#pumping = false;
    }
    this.#armIdle();
  }

  async #close(): Promise<void> {
    this.#stopIdle();
    // Whoever waits already is served; then the last reader leaves, and the books are put down whole.
    await this.#turns.write(async () => {
      while (this.#queue.size > 0 && !this.#readOnly) await this.#committer.run(this.#queue);
      if (this.#readOnly) this.#refuseAll(this.#readOnly);
    });
    if (this.#snapshotPays()) await this.#turns.read(() => this.#checkpoint(true));
    await this.#turns.write(async () => {
      this.#journal?.close();
      this.#parts.books.database.close();
      this.#parts.lock.release();
    });
  }

  /** A new generation when there is anything to put into it. A failure poisons: the disk has refused a write. */
  async #checkpoint(closing: boolean): Promise<void> {
    const { files, dir, limits, schema, books, lock, report } = this.#parts;
    const old = this.#journal;
    if (!old || this.#readOnly || old.frames === 0 || (this.#closed && !closing)) return;
    try {
      if (!lock.isOurs()) throw new StoreError('locked', 'The data folder was taken by another program.');
      const generation = old.generation.generation + 1;
      const { database } = books;
      const chunk = limits.preallocateBytes;
      this.#journal = await beginGeneration({
        files,
        dir,
        database,
        generation,
        identity: this.#identity(),
        schema,
        chunk,
      });
      old.close();
    } catch (error) {
      this.#poison(asStoreError(error, 'writing a snapshot'));
      return;
    }
    try {
      removeGenerations(files, dir, (generation) => generation < old.generation.generation);
    } catch (error) {
      report(asStoreError(error, 'removing an old generation').message);
    }
  }

  #journalIsLong(): boolean {
    const { limits } = this.#parts;
    const journal = this.#journal;
    if (!journal || this.#readOnly || this.#closed) return false;
    return journal.frames >= limits.journalFrames || journal.bytes >= limits.journalBytes;
  }

  /** Whether a snapshot that nothing compels is worth its writing. */
  #snapshotPays(): boolean {
    const journal = this.#journal;
    const worth = Math.max(this.#parts.limits.smallSnapshotBytes, 16 * (journal?.bytes ?? 0));
    return journal !== undefined && journal.generation.bytes <= worth;
  }

  #armIdle(): void {
    const { timer, limits } = this.#parts;
    if (limits.idleMs === 0 || this.#closed || !this.#snapshotPays()) return;
    this.#stopIdle = timer.after(limits.idleMs, () => void this.checkpoint());
  }

  #poison(failure: StoreError): void {
    if (this.#readOnly) return;
    this.#readOnly = failure;
    this.#parts.report(failure.message);
  }

  #refuseAll(failure: StoreError): void {
    for (let job = this.#queue.take(); job; job = this.#queue.take())
      job.reject(new StoreError('read-only', failure.message));
  }

  #tell(sequence: number): void {
    for (const listener of [...this.#listeners]) listener(sequence);
  }

  #writable(): Journal {
    if (!this.#journal) throw new StoreError('read-only', 'The books are open for reading only.');
    return this.#journal;
  }

  #sequence(): number {
    return this.#journal?.sequence ?? this.#parts.identity.sequence;
  }

  #identity(): Identity {
    const { identity } = this.#parts;
    return this.#journal ? { ...identity, sequence: this.#journal.sequence, hash: this.#journal.hash } : identity;
  }
}

const closed = (): StoreError => new StoreError('io', 'The books are closed.');
