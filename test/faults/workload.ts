import type { Files } from '../../electron/service/store/files.ts';
import type { Migration } from '../../electron/service/store/port.ts';
import { openSqljsStore } from '../../electron/service/store/sqljs/open.ts';
import type { Limits } from '../../electron/service/store/sqljs/options.ts';
import type { SqljsStore } from '../../electron/service/store/sqljs/store.ts';
import { STEPS, type TestBooks, voucher } from '../store/books.ts';

/** The data folder on a disk in memory. */
export const DIR = '/books';

/** Small journals, so that a short workload meets checkpoints and allocations too. */
export const SMALL: Partial<Limits> = { preallocateBytes: 1024, journalFrames: 5, idleMs: 0 };

let boots = 0;

/** Opens the books as a process that has just been started: whoever held the lock before is dead. */
export function boot(
  files: Files,
  options: {
    readonly migrations?: readonly Migration[];
    readonly limits?: Partial<Limits>;
    readonly create?: boolean;
  } = {},
): Promise<SqljsStore<TestBooks>> {
  boots += 1;
  const pid = boots;
  const processes = { host: 'desk', pid, isAlive: (other: number) => other === pid, birthOf: () => undefined };
  const { migrations = STEPS, limits = SMALL, create = true } = options;
  return openSqljsStore<TestBooks>({
    dir: DIR,
    files,
    processes,
    migrations,
    limits,
    create,
    clock: { nowMs: () => 0 },
  });
}

/** Posts voucher N, as one transaction of three statements. Its rows are there together or not at all. */
export async function post(books: SqljsStore<TestBooks>, n: number): Promise<void> {
  await books.transact({ actor: 'zhang', operation: `voucher ${n}` }, async (tx) => {
    if (n === 1) await tx.db.insertInto('unit').values({ code: 'H01', name: '县人民医院' }).execute();
    await tx.bulkInsert('voucher', [voucher(2 * n), { ...voucher(2 * n + 1), summary: '摘要'.repeat(n % 40) }]);
    await tx.db
      .insertInto('counter')
      .values({ name: 'voucher', value: n })
      .onConflict((on) => on.column('name').doUpdateSet({ value: n }))
      .execute();
  });
}

/**
 * How many vouchers are there. Throws when what is there is not exactly the first N of them: each with both its rows
 * as they were written, and the counter at N.
 */
export async function posted(books: SqljsStore<TestBooks>): Promise<number> {
  const [rows, counter] = await books.read(async (db) => [
    await db.selectFrom('voucher').selectAll().orderBy('id').execute(),
    await db.selectFrom('counter').select('value').executeTakeFirst(),
  ]);
  const count = rows.length / 2;
  if ((counter?.value ?? 0) !== count) throw new Error(`the counter is at ${counter?.value}, with ${rows.length} rows`);
  for (let n = 1; n <= count; n += 1) {
    const expected = [voucher(2 * n), { ...voucher(2 * n + 1), summary: '摘要'.repeat(n % 40) }];
    const found = rows.slice(2 * n - 2, 2 * n);
    if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`voucher ${n} is not as it was written`);
  }
  return count;
}
