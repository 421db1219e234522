import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import { StoreError } from '../port.ts';
import { asCells } from '../values.ts';
import { verbOf } from '../verb.ts';
import { asPostgresError } from './errors.ts';
import type { PostgresClient, PostgresResult } from './gate.ts';

/**
 * One transaction on one connection, as Kysely sees it: plain queries and row changes only, values checked as in the
 * other engine, and spoilt by the first statement that fails, so that an error which the work swallows cannot end in
 * a COMMIT that PostgreSQL silently turns into a ROLLBACK.
 */
export class Session implements PostgresPoolClient {
  #open = true;
  #failure: unknown;

  constructor(private readonly client: PostgresClient) {}

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    what: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof what !== 'string') throw new StoreError('constraint', 'Rows are read in pages, not streamed.');
    return this.#query(what, parameters) as Promise<PostgresQueryResult<R>>;
  }

  /** Runs a statement of the store's own inside the same transaction. */
  async run(sql: string, parameters: readonly unknown[] = []): Promise<PostgresResult> {
    if (!this.#open) throw new StoreError('constraint', 'This transaction is over.');
    if (this.#failure !== undefined) throw this.#failure;
    try {
      return await this.client.query(sql, parameters);
    } catch (error) {
      this.#failure ??= asPostgresError(error);
      throw this.#failure;
    }
  }

  /** The pool gives out this connection and no other; the store takes it back itself. */
  release(): void {}

  /** Ends the use of this connection; throws the failure that the work may have swallowed. */
  finish(): void {
    this.#open = false;
    if (this.#failure !== undefined) throw this.#failure;
  }

  close(): void {
    this.#open = false;
  }

  async #query(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    if (verbOf(sql) === 'refused')
      throw new StoreError('constraint', 'Only queries and changes of rows run in a transaction.');
    return this.run(sql, asCells(parameters));
  }
}

/** Kysely over one session. */
export function kyselyOver<DB>(session: Session): Kysely<DB> {
  const pool = { connect: async () => session, end: async () => {} };
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
