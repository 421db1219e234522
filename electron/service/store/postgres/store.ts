import type { Insertable } from 'kysely';
import type { Clock } from '../../../../shared/kernel/id.ts';
import type { BackupResult } from '../backup-file.ts';
import type { Blobs } from '../blobs.ts';
import type { Files } from '../files.ts';
import { type Cause, type Migration, type ReadDb, type Store, StoreError, type StoreHealth, type Tx } from '../port.ts';
import { rowBlock } from '../rows.ts';
import { schemaOf } from '../schema.ts';
import type { Identity } from '../sqljs/identity.ts';
import { backupPostgres } from './backup.ts';
import { asPostgresError, isRetryable } from './errors.ts';
import type { PostgresClient, PostgresGate } from './gate.ts';
import { type ColumnTypes, insertRows } from './rows.ts';
import { inTransaction, LOCKS, readIdentity, underLock } from './schema.ts';
import { kyselyOver, Session } from './session.ts';
import { databaseBytes, databaseProblems } from './verify.ts';

/** What an opened database is made of. */
export interface PostgresParts {
  readonly gate: PostgresGate;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  readonly files: Files;
  readonly blobs: Blobs | undefined;
  readonly retries: number;
  readonly report: (sentence: string) => void;
  /** Tells this service's own notifications from those of others. */
  readonly instance: string;
  readonly identity: Identity;
  readonly notes: readonly string[];
  readonly bytes: number;
  /** Set when the server takes no writes (a standby). */
  readonly readOnly?: string;
}

const CHANNEL = 'tongcai_store';
const READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const WRITE = 'BEGIN ISOLATION LEVEL SERIALIZABLE';

/** Counts the transaction when it has written anything, and tells the other services. */
const SEQUENCE = `WITH counted AS (
    UPDATE _store SET value = (value::bigint + 1)::text
    WHERE key = 'sequence' AND pg_current_xact_id_if_assigned() IS NOT NULL RETURNING value)
  SELECT value, pg_notify('${CHANNEL}', value || ':' || $1) FROM counted`;

/**
 * The store of a centre with many seats. Several services may share one database: an advisory lock lets one of them
 * write at a time (the trail's chain allows no more), SERIALIZABLE proves it, and what still collides with a stranger
 * is run again: **the work of `transact` may run more than once**, so it must change nothing but the transaction.
 */
export class PostgresStore<DB> implements Store<DB> {
  readonly engine = 'postgres';
  readonly #parts: PostgresParts;
  readonly #columnTypes: ColumnTypes = new Map();
  readonly #listeners = new Set<(sequence: number) => void>();
  /** Those who write wait here and not in the pool, where they would keep readers out. */
  #lastWriter: Promise<unknown> = Promise.resolve();
  #stopListening: () => Promise<void> = async () => {};
  #sequence: number;
  #problems: readonly string[] = [];
  #bytes: number;
  #closed: Promise<void> | undefined;
  #running = 0;
  #drained: () => void = () => {};

  private constructor(parts: PostgresParts) {
    this.#parts = parts;
    this.#sequence = parts.identity.sequence;
    this.#bytes = parts.bytes;
  }

  /** Begins to listen; the schema is up to date already (see open.ts). */
  static async start<DB>(parts: PostgresParts): Promise<PostgresStore<DB>> {
    const store = new PostgresStore<DB>(parts);
    store.#stopListening = await parts.gate.listen(CHANNEL, (payload) => void store.#hear(payload));
    return store;
  }

  read<T>(query: (db: ReadDb<DB>) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(closed());
    return this.#withClient(async (client) => {
      const session = new Session(client);
      try {
        return await inTransaction(client, READ, () => query(kyselyOver<DB>(session)));
      } finally {
        session.close();
      }
    });
  }

  transact<T>(cause: Cause, work: (tx: Tx<DB>) => Promise<T>): Promise<T> {
    if (this.#parts.readOnly !== undefined) return Promise.reject(new StoreError('read-only', this.#parts.readOnly));
    if (this.#closed) return Promise.reject(closed());
    const turn = this.#lastWriter.then(() => this.#withClient((client) => this.#write(client, cause, work)));
    this.#lastWriter = turn.catch(() => {});
    return turn;
  }

  subscribe(listener: (sequence: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The same kind of file as the other engine's; see backup.ts. */
  backup(file: string): Promise<BackupResult> {
    if (this.#closed) return Promise.reject(closed());
    return this.#withClient((client) => {
      const { files, clock, migrations, blobs } = this.#parts;
      return backupPostgres({ files, clock, migrations, blobs, client, file, schema: schemaOf(migrations) });
    });
  }

  verify(): Promise<StoreHealth> {
    if (this.#closed) return Promise.reject(closed());
    return this.#withClient(async (client) => {
      const { migrations, blobs } = this.#parts;
      this.#problems = [...(await databaseProblems(client, migrations)), ...(blobs?.verify() ?? [])];
      this.#bytes = await databaseBytes(client);
      this.#sequence = (await readIdentity(client)).sequence;
      return this.health();
    });
  }

  health(): StoreHealth {
    const reason = this.#parts.readOnly;
    return {
      engine: this.engine,
      ok: reason === undefined && this.#problems.length === 0,
      mode: reason === undefined ? 'read-write' : 'read-only',
      ...(reason === undefined ? {} : { reason }),
      sequence: this.#sequence,
      recovery: this.#parts.notes,
      problems: this.#problems,
      bytes: this.#bytes,
    };
  }

  identity(): Identity {
    return { ...this.#parts.identity, sequence: this.#sequence };
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    // Whoever waits already is served.
    await this.#lastWriter;
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
    await this.#stopListening();
    await this.#parts.gate.end();
  }

  /** One writer of all services at a time; and what collides all the same is run again, a bounded number of times. */
  async #write<T>(client: PostgresClient, cause: Cause, work: (tx: Tx<DB>) => Promise<T>): Promise<T> {
    return underLock(client, LOCKS.write, async () => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await this.#attempt(client, work);
        } catch (error) {
          if (!isRetryable(error)) throw error;
          if (attempt >= this.#parts.retries)
            throw new StoreError(
              'busy',
              `The books were busy: ${cause.operation} collided ${attempt + 1} times. Try again.`,
            );
        }
      }
    });
  }

  async #attempt<T>(client: PostgresClient, work: (tx: Tx<DB>) => Promise<T>): Promise<T> {
    const session = new Session(client);
    const listeners: (() => void)[] = [];
    let sequence: number | undefined;
    let value: T;
    try {
      value = await inTransaction(client, WRITE, async () => {
        const result = await work(this.#transaction(session, listeners));
        session.finish();
        const counted = await client.query(SEQUENCE, [this.#parts.instance]);
        sequence = counted.rows[0] && Number(counted.rows[0]['value']);
        return result;
      });
    } finally {
      session.close();
    }
    for (const listener of listeners) this.#call(listener);
    if (sequence !== undefined) this.#tell(sequence);
    return value;
  }

  #transaction(session: Session, listeners: (() => void)[]): Tx<DB> {
    const types = this.#columnTypes;
    return {
      db: kyselyOver<DB>(session),
      async bulkInsert<T extends keyof DB & string>(table: T, rows: readonly Insertable<DB[T]>[]): Promise<void> {
        if (rows.length === 0) return;
        await insertRows(
          (sql, parameters) => session.run(sql, parameters),
          types,
          table,
          rowBlock(rows as readonly object[]),
        );
      },
      afterCommit: (listener) => void listeners.push(listener),
    };
  }

  /** Another service has committed, or something may have been missed. */
  async #hear(payload: string | undefined): Promise<void> {
    if (payload === undefined) {
      try {
        const { sequence } = await this.#withClient(readIdentity);
        if (sequence > this.#sequence) this.#tell(sequence);
      } catch (error) {
        this.#parts.report(`Asking for the last transaction failed: ${error instanceof Error ? error.message : error}`);
      }
      return;
    }
    const [sequence, instance] = payload.split(':');
    if (instance !== this.#parts.instance) this.#tell(Number(sequence));
  }

  #tell(sequence: number): void {
    this.#sequence = Math.max(this.#sequence, sequence);
    for (const listener of [...this.#listeners]) this.#call(() => listener(sequence));
  }

  #call(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.#parts.report(`A listener failed after a commit: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #withClient<T>(work: (client: PostgresClient) => Promise<T>): Promise<T> {
    this.#running += 1;
    let client: PostgresClient | undefined;
    let broken = false;
    try {
      client = await this.#parts.gate.connect();
      return await work(client);
    } catch (error) {
      const translated = asPostgresError(error);
      broken = translated instanceof StoreError && translated.code === 'io';
      throw translated;
    } finally {
      client?.release(broken);
      this.#running -= 1;
      if (this.#running === 0) this.#drained();
    }
  }
}

const closed = (): StoreError => new StoreError('io', 'The books are closed.');
