import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';
import { StoreError } from '../port.ts';

/** SQLite's own functions only: the old extension functions would shadow them (sql.js 1.16). */
const OPTIONS: Parameters<typeof initSqlJs>[0] & { useOldExtensionFunctions: boolean } = {
  useOldExtensionFunctions: false,
};

let loading: Promise<SqlJsStatic> | undefined;

/** SQLite in WebAssembly, compiled once a process. */
export function loadSqlite(): Promise<SqlJsStatic> {
  loading ??= initSqlJs(OPTIONS);
  return loading;
}

/**
 * Settings of every connection. Fast writing is safe because the redo journal and not SQLite carries durability;
 * `foreign_keys` is off by default; `case_sensitive_like` makes LIKE mean what it means in PostgreSQL;
 * `recursive_triggers` lets the guards of the facts see what REPLACE deletes.
 */
const PRAGMAS = `
  PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF;
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -100000;
  PRAGMA foreign_keys = ON;
  PRAGMA case_sensitive_like = ON;
  PRAGMA recursive_triggers = ON;
  PRAGMA trusted_schema = OFF;
`;

/** Opens a database in memory: empty, or from the bytes of a snapshot. */
export async function openDatabase(bytes?: Uint8Array): Promise<Database> {
  const { Database } = await loadSqlite();
  const database = new Database(bytes);
  database.run(PRAGMAS);
  return database;
}

/**
 * What SQLite's own check and its check of foreign keys complain of, as sentences; empty when all is well.
 * `quick` leaves out whether each index agrees with its table, which takes most of the time.
 */
export function integrityProblems(database: Database, depth: 'quick' | 'full'): string[] {
  const [integrity] = database.exec(depth === 'quick' ? 'PRAGMA quick_check(20)' : 'PRAGMA integrity_check(20)');
  const [orphans] = database.exec('PRAGMA foreign_key_check');
  return [
    ...(integrity?.values ?? []).map(([line]) => String(line)).filter((line) => line !== 'ok'),
    ...(orphans?.values ?? []).slice(0, 20).map(([table, row]) => `row ${row} of ${table} refers to nothing`),
  ];
}

/** An error of SQLite in the store's terms. Its messages name tables and columns, never the statement. */
export function asSqliteError(error: unknown): Error {
  if (error instanceof StoreError) return error;
  // sql.js throws plain strings for misuse.
  const message = error instanceof Error ? error.message : String(error);
  if (/constraint failed|FOREIGN KEY|datatype mismatch|cannot store|facts are never changed/i.test(message))
    return new StoreError('constraint', message);
  if (/out of memory|database or disk is full/i.test(message))
    return new StoreError('disk-full', 'The books no longer fit into memory.');
  return error instanceof Error ? error : new Error(message);
}
