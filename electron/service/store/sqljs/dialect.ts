import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { StoreError } from '../port.ts';
import { asCells } from '../values.ts';
import type { Notes } from './entries.ts';
import type { Prepared, Statements } from './statements.ts';

abstract class Connection implements DatabaseConnection {
  constructor(protected readonly statements: Statements) {}

  abstract executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>>;

  /** Neither engine streams: a list is asked for page by page. */
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new StoreError('constraint', 'Rows are read in pages, not streamed.');
  }

  protected rows<R>(prepared: Prepared, parameters: readonly unknown[]): QueryResult<R> {
    return { rows: this.statements.rows(prepared, asCells(parameters)) as R[] };
  }
}

/** Reads only, whatever the query claims to be, and never while a transaction is open. */
export class ReadConnection extends Connection {
  override async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.statements.isOpen) throw new StoreError('constraint', 'A query was left behind by a read that is over.');
    const prepared = this.statements.prepare(sql);
    if (prepared.verb !== 'read') throw new StoreError('read-only', 'A reader cannot change anything.');
    return this.rows(prepared, parameters);
  }
}

/**
 * The connection of one transaction: notes every change for the journal, and works only while the transaction is
 * open. A failed statement spoils the whole transaction, as PostgreSQL has it: who swallows the error gets it again.
 */
export class WriteConnection extends Connection {
  #open = true;
  #failure: unknown;

  constructor(
    statements: Statements,
    readonly notes: Notes,
  ) {
    super(statements);
  }

  override async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return this.guarded(() => {
      const prepared = this.statements.prepare(sql);
      if (prepared.verb === 'read') return this.rows<R>(prepared, parameters);
      const cells = asCells(parameters);
      const { changed, rows } = this.statements.change(prepared, cells);
      // What changed no row needs no replay.
      if (changed > 0) this.notes.statement(sql, cells, changed);
      return { rows: rows as R[], numAffectedRows: BigInt(changed) };
    });
  }

  /** Runs a step of the transaction, and remembers a failure. */
  guarded<T>(work: () => T): T {
    if (!this.#open) throw new StoreError('constraint', 'This transaction is over.');
    if (this.#failure !== undefined) throw this.#failure;
    try {
      return work();
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  /** Ends the use of this connection; throws the failure that the work may have swallowed. */
  finish(): void {
    this.#open = false;
    if (this.#failure !== undefined) throw this.#failure;
  }

  close(): void {
    this.#open = false;
  }
}

/** Kysely's way to one connection and no other: no pool, no waiting, no clean-up. */
class OneConnection implements ConnectionProvider {
  constructor(private readonly connection: DatabaseConnection) {}

  provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    return consumer(this.connection);
  }
}

const nested = async (): Promise<never> => {
  throw new StoreError('constraint', 'Transactions are the store’s: use transact.');
};

/** The store opens and ends transactions itself, so the driver hands out its connection and refuses the rest. */
class OneConnectionDriver implements Driver {
  constructor(private readonly connection: DatabaseConnection) {}

  init = async (): Promise<void> => {};
  acquireConnection = async (): Promise<DatabaseConnection> => this.connection;
  beginTransaction = nested;
  commitTransaction = nested;
  rollbackTransaction = nested;
  releaseConnection = async (): Promise<void> => {};
  destroy = async (): Promise<void> => {};
}

const compiler = new SqliteQueryCompiler();
const adapter = new SqliteAdapter();

/** Kysely over one connection of sql.js: SQLite's SQL, our way of running it. */
export function kyselyOver<DB>(connection: DatabaseConnection): Kysely<DB> {
  const driver = new OneConnectionDriver(connection);
  const dialect: Dialect = {
    createDriver: () => driver,
    createQueryCompiler: () => compiler,
    createAdapter: () => adapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, new OneConnection(connection));
  return new Kysely<DB>({ config: { dialect }, driver, executor, dialect });
}
