import { describe, expect, it } from 'vitest';
import { refusal } from '../store/books.ts';
import { MemoryDisk, type Operation } from './memory-disk.ts';
import { boot, post, posted } from './workload.ts';

const OPERATIONS: readonly Operation[] = ['write', 'fsync', 'rename', 'create', 'unlink', 'fsync-folder'];

interface Outcome {
  readonly acknowledged: readonly number[];
  readonly refused: readonly string[];
}

/** Posts twelve vouchers one after another, whatever becomes of them, and puts the books down: checkpoints included. */
async function life(disk: MemoryDisk): Promise<Outcome> {
  const acknowledged: number[] = [];
  const refused: string[] = [];
  const books = await boot(disk);
  for (let n = 1; n <= 12; n += 1) {
    const reason = await refusal(post(books, n));
    if (reason === 'not refused') acknowledged.push(n);
    else refused.push(reason);
    // Once something was refused, nothing is accepted any more.
    if (refused.length > 0) expect(reason).not.toBe('not refused');
    expect(await posted(books)).toBe(acknowledged.length);
  }
  if (refused.length > 0) expect(books.health()).toMatchObject({ ok: false, mode: 'read-only' });
  await books.close();
  return { acknowledged, refused };
}

/** How often an operation comes in a life on a sound disk that has been opened. */
async function timesOf(operation: Operation): Promise<number> {
  const disk = new MemoryDisk();
  await (await boot(disk)).close();
  // A fault that never comes: it only counts.
  disk.failAt({ operation, nth: Number.MAX_SAFE_INTEGER, lasting: 'once', errno: 'EIO' });
  await life(disk);
  return disk.operations;
}

describe.each(OPERATIONS)('the disk refuses a %s', (operation) => {
  it.each(['once', 'for ever'] as const)(
    '%s: reading goes on, writing ends, and nothing acknowledged is lost',
    async (lasting) => {
      const times = await timesOf(operation);
      expect(times).toBeGreaterThan(0);
      for (let nth = 1; nth <= times; nth += 1) {
        for (const errno of ['EIO', 'ENOSPC'] as const) {
          const where = `${errno} at ${operation} ${nth} of ${times}, ${lasting}`;
          const disk = new MemoryDisk();
          await (await boot(disk)).close();
          disk.failAt({ operation, nth, lasting, errno });
          let outcome: Outcome = { acknowledged: [], refused: [] };
          try {
            outcome = await life(disk);
          } catch (error) {
            // Opening itself was refused, or putting down: both say so as a StoreError.
            expect(error, where).toMatchObject({ name: 'StoreError', code: errno === 'ENOSPC' ? 'disk-full' : 'io' });
          }
          expect(disk.hasFailed, where).toBe(true);
          // The transaction in hand learns why; one that comes after a failed snapshot learns that writing has ended.
          if (outcome.refused.length > 0)
            expect(outcome.refused[0], where).toMatch(
              errno === 'ENOSPC' ? /^(disk-full|read-only)$/ : /^(io|read-only)$/,
            );
          // The next day the disk is sound again.
          disk.failAt(undefined);
          const books = await boot(disk);
          const found = await posted(books);
          expect(found, where).toBeGreaterThanOrEqual(outcome.acknowledged.length);
          // A refused change is not found later when the disk failed but once; when it failed for good, at most the one under way.
          expect(found, where).toBeLessThanOrEqual(outcome.acknowledged.length + (lasting === 'once' ? 0 : 1));
          await post(books, found + 1);
          expect((await books.verify()).problems, where).toEqual([]);
          await books.close();
        }
      }
    },
  );
});

describe('a failed fsync', () => {
  it('is never tried again: the program could be told that it succeeded although the bytes are gone', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    await post(books, 1);
    disk.failAt({ operation: 'fsync', nth: 1, lasting: 'once', errno: 'EIO' });
    expect(await refusal(post(books, 2))).toBe('io');
    expect(await refusal(post(books, 2))).toBe('read-only');
    expect(books.health()).toMatchObject({
      ok: false,
      mode: 'read-only',
      reason: expect.stringContaining('disk refused'),
    });
    expect(await posted(books)).toBe(1);
    await books.close();
  });

  it('fails all that were to share it, and each is told', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    await post(books, 1);
    disk.failAt({ operation: 'fsync', nth: 1, lasting: 'for ever', errno: 'EIO' });
    const told = await Promise.all([2, 3, 4].map((n) => refusal(post(books, n))));
    expect(told).toEqual(['io', 'io', 'io']);
    expect(await posted(books)).toBe(1);
    await books.close();
  });
});

describe('a full disk', () => {
  it('is told apart from a broken one, and room makes the books writable when they are opened again', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    await post(books, 1);
    disk.failAt({ operation: 'write', nth: 1, lasting: 'for ever', errno: 'ENOSPC' });
    expect(await refusal(post(books, 2))).toBe('disk-full');
    expect(books.health().reason).toMatch(/disk is full.*Make room/);
    await books.close();
    disk.failAt(undefined);
    const again = await boot(disk);
    expect(again.health().mode).toBe('read-write');
    await post(again, 2);
    expect(await posted(again)).toBe(2);
    await again.close();
  });

  it('does not spoil the books when it is the disk of the backup', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    await post(books, 1);
    disk.failAt({ operation: 'write', nth: 1, lasting: 'once', errno: 'ENOSPC' });
    expect(await refusal(books.backup('/stick/books.backup'))).toBe('disk-full');
    expect(disk.list('/stick')).toEqual([]);
    await post(books, 2);
    expect(await posted(books)).toBe(2);
    await books.backup('/stick/books.backup');
    await books.close();
  });
});
