import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Migration } from '../../electron/service/store/port.ts';
import { restoreBackup } from '../../electron/service/store/sqljs/backup.ts';
import { readJournalHead } from '../../electron/service/store/sqljs/generation.ts';
import { createSqljsStore, hasSqljsStore, openSqljsStore } from '../../electron/service/store/sqljs/open.ts';
import { scanJournal } from '../../electron/service/store/sqljs/scan.ts';
import { MemoryDisk } from '../faults/memory-disk.ts';
import { boot, DIR, post, posted, SMALL } from '../faults/workload.ts';
import { CAUSE, HOSPITAL, refusal, STEPS, type TestBooks, testClock } from './books.ts';
import { temporaryFolders } from './folders.ts';

const folders = temporaryFolders();
afterAll(() => folders.remove());
const clock = testClock();
const options = (dir: string) => ({ dir, migrations: STEPS, clock, limits: { preallocateBytes: 4096 } });

describe('a data folder', () => {
  it('is made only when that is said, and never over another (Books #1147)', async () => {
    const dir = join(folders.next(), 'books');
    expect(hasSqljsStore(dir)).toBe(false);
    expect(await refusal(openSqljsStore<TestBooks>(options(dir)))).toBe('missing');
    expect(existsSync(dir)).toBe(false);
    const made = await createSqljsStore<TestBooks>(options(dir));
    await made.transact(CAUSE, ({ db }) => db.insertInto('unit').values(HOSPITAL).execute());
    await made.close();
    expect(hasSqljsStore(dir)).toBe(true);
    expect(await refusal(createSqljsStore<TestBooks>(options(dir)))).toBe('exists');
    const books = await openSqljsStore<TestBooks>({ ...options(dir), create: true });
    expect(await books.read((db) => db.selectFrom('unit').selectAll().execute())).toEqual([HOSPITAL]);
    await books.close();
  });

  it('that was moved is not found where it was, and opens where it is (Books #148)', async () => {
    const [from, to] = [folders.next(), join(folders.next(), 'moved')];
    await (await createSqljsStore<TestBooks>(options(from))).close();
    const { renameSync } = await import('node:fs');
    renameSync(from, to);
    await expect(openSqljsStore<TestBooks>(options(from))).rejects.toThrow(
      /There are no books in .*If the folder was moved, open it where it is now/,
    );
    await (await openSqljsStore<TestBooks>(options(to))).close();
  });

  it('opens for one at a time: a second opener is refused (Actual #4558)', async () => {
    const dir = folders.next();
    const first = await createSqljsStore<TestBooks>({ ...options(dir), address: 'pipe:1' });
    await expect(openSqljsStore<TestBooks>(options(dir))).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await first.close();
    await (await openSqljsStore<TestBooks>(options(dir))).close();
    expect(readdirSync(dir)).not.toContain('LOCK');
  });

  it('holds two generations after each snapshot, and what CURRENT says', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    for (let n = 1; n <= 17; n += 1) await post(books, n);
    await books.close();
    expect(disk.list(DIR)).toEqual([
      'CURRENT',
      'journal-000004.log',
      'journal-000005.log',
      'snapshot-000004.sqlite',
      'snapshot-000005.sqlite',
    ]);
    expect(disk.bytesOf(`${DIR}/CURRENT`).toString()).toMatch(/"generation":5.*\n[0-9a-f]{64}\n/);
  });
});

describe('the journal', () => {
  it('is one chain of hashes from the first transaction on, over all generations', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    for (let n = 1; n <= 8; n += 1) await post(books, n);
    const [first, second] = [1, 2].map((number) => disk.bytesOf(`${DIR}/journal-00000${number}.log`));
    const scanned = scanJournal(first!, readJournalHead(first!)!);
    expect(scanned.frames.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(readJournalHead(second!)).toMatchObject({ sequence: 5, hash: scanned.hash.toString('hex') });
    expect(scanJournal(second!, readJournalHead(second!)!).frames.map(({ sequence }) => sequence)).toEqual([6, 7, 8]);
    await books.close();
  });

  it('says who did what, in plain text', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    await books.transact({ actor: '张会计', operation: 'organisation.addUnit' }, ({ db }) =>
      db.insertInto('unit').values(HOSPITAL).execute(),
    );
    const text = disk.bytesOf(`${DIR}/journal-000001.log`).toString('utf8');
    expect(text).toContain(
      '{"actor":"张会计","operation":"organisation.addUnit"}\n["insert into \\"unit\\" (\\"code\\", \\"name\\") values (?, ?)",1,["H01","县人民医院"]]',
    );
    await books.close();
  });

  it('takes one write and one fsync a transaction, and one for all that wait together', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk, { limits: { ...SMALL, preallocateBytes: 65_536, journalFrames: 1000 } });
    const costOf = async (work: () => Promise<unknown>): Promise<number> => {
      const before = disk.operations;
      await work();
      return disk.operations - before;
    };
    expect(await costOf(() => post(books, 1))).toBe(2);
    expect(await costOf(() => post(books, 2))).toBe(2);
    expect(await costOf(() => Promise.all([3, 4, 5, 6, 7, 8].map((n) => post(books, n))))).toBe(2);
    expect(await costOf(() => books.transact(CAUSE, ({ db }) => db.selectFrom('unit').selectAll().execute()))).toBe(0);
    expect(await costOf(() => refusal(post(books, 1)))).toBe(0);
    expect(await posted(books)).toBe(8);
    await books.close();
  });

  it('refuses what would come out differently when it is played again', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    const { sql } = await import('kysely');
    const attempt = books.transact(CAUSE, ({ db }) =>
      db.insertInto('counter').values({ name: 'x', value: sql<number>`abs(random())` }).execute(),
    );
    await expect(attempt).rejects.toThrow(/depends on random cannot be replayed/);
    await books.close();
  });

  it('that no longer plays as it was written is damage: the books open at the record before, for reading', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk, { limits: { ...SMALL, journalFrames: 100 } });
    for (let n = 1; n <= 3; n += 1) await post(books, n);
    // A program that is not quite the one that wrote the journal: its statements find other rows.
    const { reseal } = await import('../faults/reseal.ts');
    disk.replace(
      `${DIR}/journal-000001.log`,
      reseal(disk.bytesOf(`${DIR}/journal-000001.log`), 2, (body) =>
        body.replace(/,1,\["voucher",2,2\]\]$/, ',2,["voucher",2,2]]'),
      ),
    );
    const again = await boot(disk);
    expect(await posted(again)).toBe(1);
    expect(again.health()).toMatchObject({
      mode: 'read-only',
      reason: expect.stringMatching(
        /record 2 cannot be played again \(a statement changed 1 rows that had changed 2\)/,
      ),
    });
    await again.close();
  });
});

describe('a snapshot is made', () => {
  /** Lets what follows a reply begin. */
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  const generations = (disk: MemoryDisk): string[] => disk.list(DIR).filter((name) => name.startsWith('snapshot'));

  it('when the journal has many records or bytes, after the reply', async () => {
    const cases = [
      { limits: { journalFrames: 3 }, many: 3 },
      { limits: { journalFrames: 1000, journalBytes: 600 }, many: 1 },
    ];
    for (const { limits, many } of cases) {
      const disk = new MemoryDisk();
      const books = await boot(disk, { limits: { ...SMALL, ...limits } });
      for (let n = 1; n <= many; n += 1) await post(books, n);
      expect(generations(disk), 'not on the way of the commit').toEqual(['snapshot-000001.sqlite']);
      await post(books, many + 1);
      expect(generations(disk)).toEqual(['snapshot-000001.sqlite', 'snapshot-000002.sqlite']);
      await books.close();
    }
  });

  it('when nothing has happened for a while, once', async () => {
    const disk = new MemoryDisk();
    const waiting = new Map<() => void, number>();
    const timer = {
      after(ms: number, call: () => void) {
        waiting.set(call, ms);
        return () => void waiting.delete(call);
      },
    };
    const books = await openSqljsStore<TestBooks>({
      dir: DIR,
      files: disk,
      migrations: STEPS,
      clock,
      create: true,
      timer,
      limits: { ...SMALL, idleMs: 60_000 },
    });
    await post(books, 1);
    await post(books, 2);
    await tick();
    expect([...waiting.values()]).toEqual([60_000]);
    for (const call of waiting.keys()) call();
    await books.checkpoint();
    expect(generations(disk)).toEqual(['snapshot-000001.sqlite', 'snapshot-000002.sqlite']);
    for (const call of waiting.keys()) call();
    await books.checkpoint();
    expect(generations(disk)).toHaveLength(2);
    await books.close();
  });

  it('while readers go on reading', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk, { limits: { ...SMALL, journalFrames: 1000 } });
    await post(books, 1);
    const made = books.checkpoint();
    expect(await posted(books)).toBe(1);
    await made;
    expect(generations(disk)).toHaveLength(2);
    await books.close();
  });

  it('not by closing when there is nothing new', async () => {
    const disk = new MemoryDisk();
    await (await boot(disk)).close();
    await (await boot(disk)).close();
    expect(generations(disk)).toEqual(['snapshot-000001.sqlite']);
  });

  it('not by closing, nor when idle, when the books are large and the journal short: it is simply played again', async () => {
    const disk = new MemoryDisk();
    const timer = { after: () => expect.unreachable('nothing is to be done when idle') };
    const large = { ...SMALL, idleMs: 1000, smallSnapshotBytes: 0 };
    const books = await openSqljsStore<TestBooks>({
      ...{ dir: DIR, files: disk, migrations: STEPS, clock, create: true, timer },
      limits: large,
    });
    await post(books, 1);
    await books.close();
    expect(generations(disk)).toEqual(['snapshot-000001.sqlite']);
    const again = await boot(disk, { limits: { ...SMALL, journalFrames: 1000, smallSnapshotBytes: 0 } });
    expect(again.health().recovery).toEqual(['Transactions played from journal-000001.log: 1.']);
    // Until the journal has grown to a sixteenth of the snapshot.
    for (let n = 2; n <= 12; n += 1) await post(again, n);
    await again.close();
    expect(generations(disk)).toEqual(['snapshot-000001.sqlite', 'snapshot-000002.sqlite']);
  });

  it('never in a folder that somebody else has taken meanwhile', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk, { limits: { ...SMALL, journalFrames: 1000 } });
    await post(books, 1);
    disk.unlink(`${DIR}/LOCK`);
    await books.checkpoint();
    expect(books.health()).toMatchObject({
      mode: 'read-only',
      reason: expect.stringMatching(/taken by another program/),
    });
    expect(generations(disk)).toEqual(['snapshot-000001.sqlite']);
    await books.close();
  });
});

describe('before the schema changes', () => {
  const third: Migration = { id: 3, name: 'tags', statements: ['CREATE TABLE tag (name TEXT PRIMARY KEY) STRICT'] };
  const bad: Migration = {
    id: 3,
    name: 'bad',
    statements: ['CREATE TABLE tag (name TEXT PRIMARY KEY) STRICT', 'DROP TABLE unit'],
  };

  it('a dated backup is made, from which the books as they were can be had', async () => {
    const dir = folders.next();
    const books = await createSqljsStore<TestBooks>(options(dir));
    await post(books, 1);
    await books.close();
    await (await openSqljsStore<TestBooks>({ ...options(dir), migrations: [...STEPS, third] })).close();
    const [backup, ...others] = readdirSync(join(dir, 'backups'));
    expect(others).toEqual([]);
    expect(backup).toBe('2025-01-31T08-00-00.000Z-schema-2.backup');
    const back = folders.next();
    await restoreBackup(join(dir, 'backups', backup!), back, { clock });
    const old = await openSqljsStore<TestBooks>(options(back));
    expect(await posted(old)).toBe(1);
    await old.close();
  });

  it('and a step that fails leaves every file of the books as it was (Books #1283)', async () => {
    const disk = new MemoryDisk();
    const books = await boot(disk);
    for (let n = 1; n <= 3; n += 1) await post(books, n);
    const image = () =>
      disk
        .paths()
        .filter((path) => !/LOCK|backups/.test(path))
        .map((path) => `${path} ${disk.bytesOf(path).toString('base64')}`);
    // Not closed: there is a journal to be played, too.
    const before = image();
    await expect(boot(disk, { migrations: [...STEPS, bad] })).rejects.toMatchObject({
      code: 'constraint',
      message: expect.stringMatching(/Schema step 3 \(bad\) failed: .*unchanged/),
    });
    expect(image()).toEqual(before);
    const again = await boot(disk);
    expect(await posted(again)).toBe(3);
    await again.close();
  });
});
