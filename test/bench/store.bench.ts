import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, MIGRATIONS } from '../../electron/service/database.ts';
import type { Tx } from '../../electron/service/store/port.ts';
import { openDatabase } from '../../electron/service/store/sqljs/engine.ts';
import { openSqljsStore } from '../../electron/service/store/sqljs/open.ts';
import type { Limits } from '../../electron/service/store/sqljs/options.ts';
import { createOwnTables, migrate } from '../../electron/service/store/sqljs/schema.ts';
import type { SqljsStore } from '../../electron/service/store/sqljs/store.ts';

/** One row of the table that `npm run bench` prints: ours beside a limit measured in the same run. */
export interface StoreBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly limit: string; readonly ratio: string }>;
}

const CAUSE = { actor: 'bench', operation: 'voucher.post' };
const NEVER: Partial<Limits> = {
  journalBytes: Number.MAX_SAFE_INTEGER,
  journalFrames: Number.MAX_SAFE_INTEGER,
  idleMs: 0,
};

const line = (voucher: number, number: number): Database['voucher_line'] => ({
  voucher,
  line: number,
  unit: 'H01',
  period: '2025-03',
  book: 'financial',
  code: `1002${voucher % 90}`,
  summary: `收到医保结算款 第${voucher}号`,
  debit: number % 2 === 0 ? voucher * 100 : 0,
  credit: number % 2 === 1 ? voucher * 100 : 0,
  department: `D${voucher % 10}`,
  fund: 'basic',
  project: '',
  counterparty: `unit:T0${voucher % 9}`,
  document: '',
});

const head = (id: number): Database['voucher'] => ({
  ...{ id, unit: 'H01', period: '2025-03', type: '记', number: id, date: '2025-03-31', summary: '收到医保结算款' },
  ...{ kind: 'ordinary', attachments: 0, prepared_by: 'zhang', reviewed_by: 'li', posted_by: 'wang', signed_by: null },
  ...{ reverses: null, batch: null, source_number: null },
});

/** A voucher of two lines. */
async function post(tx: Tx<Database>, id: number): Promise<void> {
  await tx.bulkInsert('voucher', [head(id)]);
  await tx.bulkInsert('voucher_line', [line(id, 0), line(id, 1)]);
}

/** New books with one unit, in a folder that goes away. */
async function withBooks<T>(work: (books: SqljsStore<Database>, dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'tongcai-bench-'));
  try {
    const books = await open(dir);
    await books.transact(CAUSE, (tx) =>
      tx.bulkInsert('unit', [
        {
          code: 'H01',
          name: '县人民医院',
          kind: 'lead',
          chart: 'hospital',
          joined: null,
          left_after: null,
          position: 1,
        },
      ]),
    );
    return await work(books, dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const open = (dir: string): Promise<SqljsStore<Database>> =>
  openSqljsStore<Database>({ dir, migrations: MIGRATIONS, clock: { nowMs: () => 0 }, create: true, limits: NEVER });

/** Fills books to about 140 MB: 800,000 lines. */
async function fill(books: SqljsStore<Database>): Promise<void> {
  for (let block = 0; block < 8; block += 1) {
    const ids = Array.from({ length: 25_000 }, (_, i) => block * 25_000 + i + 1);
    await books.transact(CAUSE, async (tx) => {
      await tx.bulkInsert('voucher', ids.map(head));
      await tx.bulkInsert(
        'voucher_line',
        ids.flatMap((id) => [0, 1, 2, 3].map((number) => line(id, number))),
      );
    });
  }
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Milliseconds of a piece of work. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const ms = (value: number): string => `${value < 10 ? Math.round(value * 1000) / 1000 : Math.round(value)} ms`;
const result = (ours: number, limit: number, what: string) => ({
  ours: ms(ours),
  limit: `${ms(limit)} (${what})`,
  ratio: `${Math.round((ours / limit) * 100) / 100} ×`,
});

/** A bare write + fdatasync of a record's size into a file laid out beforehand. */
class BareFile {
  readonly #fd: number;
  #at = 0;

  constructor(dir: string) {
    this.#fd = openSync(join(dir, 'bare'), 'w+');
    writeSync(this.#fd, Buffer.alloc(16 * 1024 * 1024), 0, 16 * 1024 * 1024, 0);
    fdatasyncSync(this.#fd);
  }

  append(bytes: Buffer): void {
    writeSync(this.#fd, bytes, 0, bytes.length, this.#at);
    fdatasyncSync(this.#fd);
    this.#at += bytes.length;
  }

  close(): void {
    closeSync(this.#fd);
  }
}

const durableCommit = (name: string, work: (tx: Tx<Database>, id: number) => Promise<unknown>): StoreBench => ({
  name,
  run: () =>
    withBooks(async (books, dir) => {
      const bare = new BareFile(dir);
      const record = Buffer.alloc(620, 65);
      const [ours, limit]: [number[], number[]] = [[], []];
      // In turns, so that a slow moment of the disk falls on both.
      for (let id = 1; id <= 3000; id += 1) {
        const one = await timed(() => books.transact(CAUSE, (tx) => work(tx, id)));
        const other = await timed(() => bare.append(record));
        if (id <= 500) continue;
        ours.push(one);
        limit.push(other);
      }
      bare.close();
      await books.close();
      return result(median(ours), median(limit), 'bare write + fdatasync');
    }),
});

const grouped: StoreBench = {
  name: 'store: 20,000 vouchers that wait together, durable',
  run: () =>
    withBooks(async (books) => {
      const ids = Array.from({ length: 20_000 }, (_, i) => i + 1);
      const ours = await timed(() => Promise.all(ids.map((id) => books.transact(CAUSE, (tx) => post(tx, id)))));
      await books.close();
      const limit = await timed(() => bareInserts(ids));
      return result(ours, limit, 'the same rows into bare SQLite, no disk');
    }),
};

/** The rows of these vouchers into SQLite in memory, compiled once, in one transaction: nothing can be quicker here. */
async function bareInserts(ids: readonly number[]): Promise<void> {
  const database = await openDatabase();
  createOwnTables(database);
  migrate(database, MIGRATIONS, MIGRATIONS);
  database.run("INSERT INTO unit VALUES ('H01', '县人民医院', 'lead', 'hospital', NULL, NULL, 1)");
  const insert = (table: string, row: object) =>
    database.prepare(`INSERT INTO ${table} (${Object.keys(row)}) VALUES (${Object.keys(row).map(() => '?')})`);
  const [heads, lines] = [insert('voucher', head(1)), insert('voucher_line', line(1, 0))];
  database.run('BEGIN');
  for (const id of ids) {
    heads.run(Object.values(head(id)));
    lines.run(Object.values(line(id, 0)));
    lines.run(Object.values(line(id, 1)));
  }
  database.run('COMMIT');
  database.close();
}

const bulk: StoreBench = {
  name: 'store: 100,000 voucher lines in one durable transaction',
  run: () =>
    withBooks(async (books) => {
      const ids = Array.from({ length: 50_000 }, (_, i) => i + 1);
      await books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', ids.map(head)));
      const rows = ids.flatMap((id) => [line(id, 0), line(id, 1)]);
      const ours = await timed(() => books.transact(CAUSE, (tx) => tx.bulkInsert('voucher_line', rows)));
      await books.close();
      const limit = await timed(() => bareInserts(ids.slice(0, 33_333)));
      return result(ours, limit, '100,000 rows one by one into bare SQLite, no disk');
    }),
};

const replaying: StoreBench = {
  name: 'store: opening with 100,000 small transactions to replay',
  run: () =>
    withBooks(async (books, dir) => {
      const ids = Array.from({ length: 100_000 }, (_, i) => i + 1);
      const write = (id: number) =>
        books.transact(CAUSE, ({ db }) =>
          db
            .insertInto('counter')
            .values({ name: `c${id}`, value: id })
            .execute(),
        );
      for (let at = 0; at < ids.length; at += 1000) await Promise.all(ids.slice(at, at + 1000).map(write));
      // As after a crash: the lock's holder is gone, and nothing was put down.
      rmSync(join(dir, 'LOCK'));
      let again: SqljsStore<Database> | undefined;
      const ours = await timed(async () => {
        again = await open(dir);
      });
      await again?.close();
      const limit = await timed(async () => {
        const database = await openDatabase();
        database.run('CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT; BEGIN');
        const insert = database.prepare('INSERT INTO counter VALUES (?, ?)');
        for (const id of ids) insert.run([`c${id}`, id]);
        database.run('COMMIT');
        database.close();
      });
      return result(ours, limit, 'the same statements in bare SQLite');
    }),
};

const large: StoreBench[] = [
  {
    name: 'store: snapshot of 140 MB (transactions wait, readers do not)',
    run: () =>
      withBooks(async (books, dir) => {
        await fill(books);
        const times: number[] = [];
        for (let round = 1; round <= 4; round += 1) {
          await books.transact(CAUSE, ({ db }) =>
            db
              .updateTable('unit')
              .set({ position: round + 1 })
              .execute(),
          );
          times.push(await timed(() => books.checkpoint()));
        }
        const bytes = Buffer.alloc(books.health().bytes, 65);
        await books.close();
        const limit = await timed(() => {
          const fd = openSync(join(dir, 'bare'), 'w+');
          createHash('sha256').update(bytes).digest();
          for (let at = 0; at < bytes.length; at += 8 << 20)
            writeSync(fd, bytes, at, Math.min(8 << 20, bytes.length - at), at);
          fdatasyncSync(fd);
          closeSync(fd);
        });
        return result(median(times), limit, 'digest + write + fdatasync of as many bytes');
      }),
  },
  {
    name: 'store: opening 140 MB to the first answer',
    run: () =>
      withBooks(async (books, dir) => {
        await fill(books);
        await books.close();
        const times: number[] = [];
        for (let round = 1; round <= 3; round += 1) {
          let again: SqljsStore<Database> | undefined;
          times.push(
            await timed(async () => {
              again = await open(dir);
              await again.read((db) => db.selectFrom('voucher').select('summary').where('id', '=', 77_777).execute());
            }),
          );
          await again?.close();
        }
        const limit = await timed(() => {
          const snapshot = readFileSync(join(dir, 'snapshot-000002.sqlite'));
          createHash('sha256').update(snapshot).digest();
        });
        return result(median(times), limit, 'read + digest of the file');
      }),
  },
  {
    name: 'store: checked backup of 140 MB',
    run: () =>
      withBooks(async (books, dir) => {
        await fill(books);
        const ours = await timed(() => books.backup(join(dir, 'books.backup')));
        const bytes = readFileSync(join(dir, 'books.backup'));
        await books.close();
        const limit = await timed(() => {
          const fd = openSync(join(dir, 'bare'), 'w+');
          createHash('sha256').update(bytes).digest();
          writeSync(fd, bytes, 0, bytes.length, 0);
          fdatasyncSync(fd);
          closeSync(fd);
          createHash('sha256')
            .update(readFileSync(join(dir, 'bare')))
            .digest();
        });
        return result(ours, limit, 'write + fdatasync + read + two digests');
      }),
  },
];

export const storeBenches: StoreBench[] = [
  durableCommit('store: durable commit of one small change', (tx, id) =>
    tx.db
      .insertInto('counter')
      .values({ name: `c${id}`, value: id })
      .execute(),
  ),
  durableCommit('store: durable commit of one voucher of two lines', post),
  grouped,
  bulk,
  replaying,
  ...large,
];
