import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Insertable, Kysely, SqliteDialect, sql } from 'kysely';
import initSqlJs, { type BindParams, type Database as Sqlite } from 'sql.js';
import { onTestFinished } from 'vitest';
import { type Books, type BooksTx, type Database, MIGRATIONS } from '../../../electron/service/database.ts';
import { openSqljsStore } from '../../../electron/service/store/sqljs/open.ts';
import type { Clock } from '../../../shared/kernel/id.ts';

/** Books of the test's own, in the default store. */
export async function openBooks(clock: Clock): Promise<Books> {
  const dir = await mkdtemp(join(tmpdir(), 'tongcai-books-'));
  const books = await openSqljsStore<Database>({
    dir,
    migrations: MIGRATIONS,
    clock,
    create: true,
    limits: { idleMs: 0 },
  });
  onTestFinished(async () => {
    await books.close();
    await rm(dir, { recursive: true, force: true });
  });
  return books;
}

/**
 * Books without guards: no journal, no protected facts, one after another. Only to play the intruder who changes rows
 * behind the service's back; what a store really is belongs to test/store.
 */
export async function unguardedBooks(): Promise<Books & { tamper(statement: string): Promise<void> }> {
  const { Database: InMemory } = await initSqlJs();
  const sqlite = new InMemory();
  for (const { statements } of MIGRATIONS) for (const statement of statements) sqlite.run(statement);
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: driverOf(sqlite) }) });
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => {});
    return mine;
  };
  let sequence = 0;
  const health = () => ({
    engine: 'sqljs' as const,
    ok: true,
    mode: 'read-write' as const,
    sequence,
    recovery: [],
    problems: [],
    bytes: 0,
  });
  return {
    engine: 'sqljs',
    read: (question) => inTurn(() => question(db)),
    transact: (_cause, work) =>
      inTurn(async () => {
        const told: (() => void)[] = [];
        const tx: BooksTx = {
          db,
          async bulkInsert<T extends keyof Database & string>(table: T, rows: readonly Insertable<Database[T]>[]) {
            for (const row of rows)
              await db
                .insertInto(table)
                .values(row as Insertable<Database[T]>)
                .execute();
          },
          afterCommit: (listener) => told.push(listener),
        };
        sqlite.run('BEGIN');
        try {
          const result = await work(tx);
          sqlite.run('COMMIT');
          sequence += 1;
          for (const listener of told) listener();
          return result;
        } catch (error) {
          sqlite.run('ROLLBACK');
          throw error;
        }
      }),
    subscribe: () => () => {},
    backup: async (file) => ({ file, sha256: '', bytes: 0 }),
    health,
    verify: async () => health(),
    close: async () => sqlite.close(),
    tamper: (statement) =>
      inTurn(async () => {
        await sql.raw(statement).execute(db);
      }),
  };
}

/** sql.js in the shape of the driver that Kysely's SQLite dialect knows. */
function driverOf(sqlite: Sqlite) {
  return {
    prepare: (text: string) => ({
      reader: /^\s*(select|with)\b|\breturning\b/i.test(text),
      all(parameters: readonly unknown[]): unknown[] {
        const statement = sqlite.prepare(text, parameters as BindParams);
        const rows: unknown[] = [];
        while (statement.step()) rows.push(statement.getAsObject());
        statement.free();
        return rows;
      },
      run(parameters: readonly unknown[]) {
        sqlite.run(text, parameters as BindParams);
        return { changes: sqlite.getRowsModified(), lastInsertRowid: 0 };
      },
      iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
        return this.all(parameters).values();
      },
    }),
    close() {},
  };
}
