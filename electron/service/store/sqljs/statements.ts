import type { Database, Statement } from 'sql.js';
import { StoreError } from '../port.ts';
import { type Cell, exactNumber } from '../values.ts';
import { notReplayable, type Verb, verbOf } from '../verb.ts';
import { asSqliteError } from './engine.ts';

/** A row as queries give it. */
export type Row = Record<string, Cell>;

/** A statement compiled once and kept, with what it does. */
export interface Prepared {
  readonly sql: string;
  readonly verb: Verb;
  readonly statement: Statement;
  /** Names of the columns it gives; empty when it gives none. */
  readonly columns: readonly string[];
}

/** How many compiled statements are kept; Kysely gives one text per shape of query, so a few hundred cover a program. */
const KEPT = 400;

/**
 * Compiled statements of one database, the least recently used going first. Everything here is synchronous: between
 * two calls no statement is half-way, so none ever holds a lock into a commit.
 */
export class Statements {
  readonly #kept = new Map<string, Prepared>();
  #open = false;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #rollbackTo: Statement;

  constructor(readonly database: Database) {
    this.#begin = database.prepare('BEGIN');
    this.#commit = database.prepare('COMMIT');
    this.#rollback = database.prepare('ROLLBACK');
    this.#savepoint = database.prepare('SAVEPOINT one');
    this.#release = database.prepare('RELEASE one');
    this.#rollbackTo = database.prepare('ROLLBACK TO one');
  }

  /** Whether a transaction is open: no reader may look now. */
  get isOpen(): boolean {
    return this.#open;
  }

  begin(): void {
    this.#begin.run();
    this.#open = true;
  }

  commit(): void {
    this.#commit.run();
    this.#open = false;
  }

  rollback(): void {
    this.#rollback.run();
    this.#open = false;
  }

  savepoint = (): void => void this.#savepoint.run();
  release = (): void => void this.#release.run();

  rollbackToSavepoint(): void {
    this.#rollbackTo.run();
    this.#release.run();
  }

  /** Compiles, or finds what was compiled before. Refuses what must not run here, or could not be played again. */
  prepare(sql: string): Prepared {
    const found = this.#kept.get(sql);
    if (found) {
      // A Map keeps the order of insertion: moving to its end marks it as used.
      if (this.#kept.size > KEPT / 2) {
        this.#kept.delete(sql);
        this.#kept.set(sql, found);
      }
      return found;
    }
    const verb = verbOf(sql);
    if (verb === 'refused')
      throw new StoreError('constraint', 'Only queries and changes of rows run in a transaction.');
    const chance = verb === 'write' ? notReplayable(sql) : undefined;
    if (chance !== undefined)
      throw new StoreError('constraint', `A change that depends on ${chance} cannot be replayed: pass the value in.`);
    const statement = translated(() => this.database.prepare(sql));
    const prepared: Prepared = { sql, verb, statement, columns: statement.getColumnNames() };
    if (this.#kept.size >= KEPT) this.#dropOldest();
    this.#kept.set(sql, prepared);
    return prepared;
  }

  /** Runs a change; gives the number of rows changed, and the rows of RETURNING. */
  change(prepared: Prepared, cells: readonly Cell[]): { readonly changed: number; readonly rows: Row[] } {
    const rows = this.rows(prepared, cells);
    return { changed: this.database.getRowsModified(), rows };
  }

  /** Runs to the end and gives the rows. */
  rows({ statement, columns }: Prepared, cells: readonly Cell[]): Row[] {
    const rows: Row[] = [];
    return translated(() => {
      try {
        statement.bind(cells as Cell[]);
        while (statement.step()) rows.push(rowOf(columns, statement.get()));
        return rows;
      } finally {
        statement.reset();
      }
    });
  }

  /** Forgets all compiled statements: after the schema has changed. */
  forget(): void {
    for (const { statement } of this.#kept.values()) statement.free();
    this.#kept.clear();
  }

  #dropOldest(): void {
    const [oldest] = this.#kept.values();
    if (!oldest) return;
    oldest.statement.free();
    this.#kept.delete(oldest.sql);
  }
}

/** One row as an object, its numbers checked to be exact. */
export function rowOf(columns: readonly string[], values: readonly unknown[]): Row {
  const row: Row = {};
  for (let i = 0; i < columns.length; i += 1) {
    const value = values[i] as Cell;
    row[columns[i] as string] = typeof value === 'number' ? exactNumber(value) : value;
  }
  return row;
}

function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asSqliteError(error);
  }
}
