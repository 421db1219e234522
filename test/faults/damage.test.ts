import { beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '../../electron/service/store/port.ts';
import { readJournalHead } from '../../electron/service/store/sqljs/generation.ts';
import { scanJournal } from '../../electron/service/store/sqljs/scan.ts';
import { chance } from './chance.ts';
import { MemoryDisk } from './memory-disk.ts';
import { boot, DIR, post, posted, SMALL } from './workload.ts';

/** Two generations: vouchers 1–5 in the first journal, 6–9 in the second, nothing of it put down by closing. */
async function crashed(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  const books = await boot(disk);
  for (let n = 1; n <= 9; n += 1) await post(books, n);
  return disk.copy();
}

const JOURNAL = `${DIR}/journal-000002.log`;
let disk: MemoryDisk;
let journal: Buffer;
/** Where each record of the journal ends; the first begins after the head. */
let ends: readonly number[];
const scan = (bytes: Buffer) => scanJournal(bytes, readJournalHead(journal)!);

beforeAll(async () => {
  disk = await crashed();
  journal = disk.bytesOf(JOURNAL);
  ends = scan(journal).frames.map(({ end }) => end);
});

const flipped = (bytes: Buffer, bit: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = copy[bit >> 3]! ^ (1 << (bit & 7));
  return copy;
};

it('the journal under test has four records and room after them', () => {
  expect(ends).toHaveLength(4);
  expect(journal.length).toBeGreaterThan(ends[3]!);
  expect(scan(journal).tail.kind).toBe('clean');
});

describe('a journal that ends too early', () => {
  it('at every byte: the whole records before it are there, the rest was never finished', () => {
    for (let length = 512; length <= journal.length; length += 1) {
      const found = scan(journal.subarray(0, length));
      const whole = ends.filter((end) => end <= length).length;
      expect(found.frames.length, `${length} bytes`).toBe(whole);
      const clean = length === 512 || length >= ends[3]! || ends.includes(length);
      expect(found.tail.kind, `${length} bytes`).toBe(clean ? 'clean' : 'torn');
    }
  });

  it('opens with those records, quarantines the rest, says so, and goes on', async () => {
    for (let length = 512; length <= journal.length; length += 61) {
      const cut = disk.copy();
      cut.replace(JOURNAL, journal.subarray(0, length));
      const books = await boot(cut);
      const whole = ends.filter((end) => end <= length).length;
      expect(await posted(books), `${length} bytes`).toBe(5 + whole);
      expect(books.health().mode, `${length} bytes`).toBe('read-write');
      const torn = scan(journal.subarray(0, length)).tail.kind === 'torn';
      expect(cut.list(`${DIR}/quarantine`).length, `${length} bytes`).toBe(torn ? 1 : 0);
      expect(books.health().recovery.join('\n').includes('quarantine'), `${length} bytes`).toBe(torn);
      await post(books, 6 + whole);
      expect((await books.verify()).problems, `${length} bytes`).toEqual([]);
      await books.close();
    }
  });

  it('within its head, or not there at all: reading only, with a reason and what to do', async () => {
    for (const length of [0, 1, 16, 100, 511, undefined]) {
      const cut = disk.copy();
      if (length === undefined) cut.unlink(JOURNAL);
      else cut.replace(JOURNAL, journal.subarray(0, length));
      const books = await boot(cut);
      expect(await posted(books)).toBe(5);
      expect(books.health()).toMatchObject({
        ok: false,
        mode: 'read-only',
        reason: expect.stringMatching(/journal-000002.*Restore/),
      });
      await books.close();
    }
  });
});

describe('a flipped bit', () => {
  it('anywhere in a journal: a record is lost only with a reason that forbids going on', () => {
    for (let bit = 0; bit < journal.length * 8; bit += 3) {
      const found = scan(flipped(journal, bit));
      const byte = bit >> 3;
      // In the head or behind the records nothing is lost; in record k, all from k on.
      const intact = byte < 512 || byte >= ends[3]! ? 4 : ends.findIndex((end) => byte < end);
      expect(found.frames.length, `bit ${bit}`).toBe(intact);
      if (intact < 4) expect(found.tail.kind, `bit ${bit}`).toBe('corrupt');
    }
  });

  it('anywhere in the folder, thousands of them: complete, or for reading only, or refused; never less in silence', async () => {
    const paths = disk.paths().filter((path) => !path.endsWith('LOCK'));
    const luck = chance(20250131);
    const fates = { complete: 0, 'read-only': 0, refused: 0 };
    for (let round = 0; round < 2000; round += 1) {
      const path = paths[round % paths.length]!;
      const bytes = disk.bytesOf(path);
      const bit = luck.below(bytes.length * 8);
      const damaged = disk.copy();
      damaged.replace(path, flipped(bytes, bit));
      const where = `round ${round}: bit ${bit} of ${path}`;
      try {
        const books = await boot(damaged, { create: false });
        const found = await posted(books);
        if (books.health().mode === 'read-write') {
          expect(found, where).toBe(9);
          fates.complete += 1;
        } else {
          expect(found, where).toBeLessThanOrEqual(9);
          expect(books.health().reason, where).toMatch(/Restore|back up/);
          fates['read-only'] += 1;
        }
        await books.close();
      } catch (error) {
        expect(error, where).toBeInstanceOf(StoreError);
        expect(['corrupt', 'newer'], where).toContain((error as StoreError).code);
        fates.refused += 1;
      }
    }
    // A damaged snapshot is made good from the generation before it; so most flips cost nothing.
    expect(fates.complete).toBeGreaterThan(1000);
    expect(fates['read-only']).toBeGreaterThan(100);
  });

  it('is found by `verify` while the books are open', async () => {
    const luck = chance(7);
    for (const path of disk.paths().filter((name) => /CURRENT|snapshot|journal/.test(name))) {
      const open = disk.copy();
      const books = await boot(open);
      const bytes = open.bytesOf(path);
      // In a journal the head or the first record, not the room between and after them.
      const [from, to] = path.includes('journal')
        ? [
            [0, 200],
            [512, 700],
          ][luck.below(2)]!
        : [0, bytes.length];
      open.replace(path, flipped(bytes, from! * 8 + luck.below((to! - from!) * 8)));
      const health = await books.verify();
      expect(health.problems.length, path).toBeGreaterThan(0);
      expect(health.ok, path).toBe(false);
      await books.close().catch(() => {});
    }
  });
});

describe('a snapshot that is damaged or gone', () => {
  it('is made good from the generation before it, with nothing lost, and two good generations again', async () => {
    for (const how of ['damaged', 'gone']) {
      const hurt = disk.copy();
      const path = `${DIR}/snapshot-000002.sqlite`;
      if (how === 'gone') hurt.unlink(path);
      else hurt.replace(path, flipped(hurt.bytesOf(path), 90_001));
      const books = await boot(hurt);
      expect(await posted(books)).toBe(9);
      expect(books.health()).toMatchObject({ ok: true, mode: 'read-write' });
      expect(books.health().recovery.join('\n')).toMatch(/snapshot-000002.*generation 1 was taken instead/);
      expect((await books.verify()).problems).toEqual([]);
      expect(hurt.list(DIR).filter((name) => name.startsWith('snapshot'))).toEqual([
        'snapshot-000003.sqlite',
        'snapshot-000004.sqlite',
      ]);
      await post(books, 10);
      await books.close();
    }
  });

  it('and the generation before it too: refused as corrupt, with what to do', async () => {
    const hurt = disk.copy();
    for (const number of [1, 2]) {
      const path = `${DIR}/snapshot-00000${number}.sqlite`;
      hurt.replace(path, flipped(hurt.bytesOf(path), 70_000));
    }
    await expect(boot(hurt)).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringMatching(/Restore the latest backup/),
    });
  });
});

describe('CURRENT', () => {
  it('damaged: the newest journal tells about its generation, and CURRENT is made again', async () => {
    const hurt = disk.copy();
    hurt.replace(`${DIR}/CURRENT`, Buffer.from('nonsense'));
    const books = await boot(hurt);
    expect(await posted(books)).toBe(9);
    expect(books.health()).toMatchObject({
      mode: 'read-write',
      recovery: expect.arrayContaining([expect.stringMatching(/CURRENT was damaged/)]),
    });
    expect((await books.verify()).problems).toEqual([]);
    await books.close();
  });

  it('missing: the folder may have been copied in part, so reading only', async () => {
    const hurt = disk.copy();
    hurt.unlink(`${DIR}/CURRENT`);
    const books = await boot(hurt);
    expect(await posted(books)).toBe(9);
    expect(books.health()).toMatchObject({ mode: 'read-only', reason: expect.stringMatching(/CURRENT is missing/) });
    await books.close();
  });

  it('of a newer edition is refused as newer, whatever its format is', async () => {
    const hurt = disk.copy();
    const { createHash } = await import('node:crypto');
    const line = JSON.stringify({ format: 2, shape: 'unknown' });
    hurt.replace(`${DIR}/CURRENT`, Buffer.from(`${line}\n${createHash('sha256').update(line).digest('hex')}\n`));
    await expect(boot(hurt)).rejects.toMatchObject({ code: 'newer' });
  });
});

describe('books that can only be read', () => {
  it('are backed up as far as they go, change nothing on the disk, and refuse to write', async () => {
    const hurt = disk.copy();
    hurt.replace(JOURNAL, flipped(journal, (ends[1]! + 100) * 8));
    const before = hurt.paths().map((path) => [path, hurt.bytesOf(path).toString('base64')]);
    const books = await boot(hurt);
    expect(await posted(books)).toBe(7);
    expect(books.health().reason).toMatch(/record after 7 is damaged, and record 9 after it is whole/);
    await expect(post(books, 8)).rejects.toMatchObject({ code: 'read-only' });
    await books.backup('/stick/books.backup');
    await books.close();
    const after = hurt
      .paths()
      .filter((path) => path.startsWith(DIR))
      .map((path) => [path, hurt.bytesOf(path).toString('base64')]);
    expect(after.filter(([path]) => !path!.endsWith('LOCK'))).toEqual(
      before.filter(([path]) => !path!.endsWith('LOCK')),
    );
  });
});

describe('records of one write', () => {
  it('a first one that was not written before a second one that was is an unfinished write, not damage', async () => {
    const grouped = new MemoryDisk();
    const books = await boot(grouped, { limits: { ...SMALL, journalFrames: 100 } });
    await post(books, 1);
    await Promise.all([2, 3, 4].map((n) => post(books, n)));
    const path = `${DIR}/journal-000001.log`;
    const bytes = grouped.bytesOf(path);
    const [, second, third] = scanJournal(bytes, readJournalHead(bytes)!).frames;
    const torn = Buffer.from(bytes);
    torn.fill(0, second!.at, second!.end);
    expect(scanJournal(torn, readJournalHead(bytes)!)).toMatchObject({
      frames: [{ sequence: 1 }],
      tail: { kind: 'torn' },
    });
    // The same hole in a record that had been acknowledged before the next was written is damage.
    torn.set(bytes);
    torn.fill(0, 512, second!.at);
    expect(scanJournal(torn, readJournalHead(bytes)!)).toMatchObject({ frames: [], tail: { kind: 'corrupt' } });
    expect(third!.sequence).toBe(3);
  });
});
