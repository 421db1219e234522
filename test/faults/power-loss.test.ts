import { describe, expect, it } from 'vitest';
import type { Migration } from '../../electron/service/store/port.ts';
import type { SqljsStore } from '../../electron/service/store/sqljs/store.ts';
import { STEPS, type TestBooks } from '../store/books.ts';
import { chance } from './chance.ts';
import { MemoryDisk } from './memory-disk.ts';
import { boot, post, posted } from './workload.ts';

const THIRD: Migration = { id: 3, name: 'tags', statements: ['CREATE TABLE tag (name TEXT PRIMARY KEY) STRICT'] };

/** What the power failed upon: how many vouchers were acknowledged, and how many were asked for. */
interface Story {
  acknowledged: number;
  asked: number;
}

/** Makes the books, posts, puts them down, opens them with a further schema step, posts again, several at once. */
async function life(disk: MemoryDisk, story: Story): Promise<void> {
  const one = async (books: Awaited<ReturnType<typeof boot>>): Promise<void> => {
    story.asked += 1;
    const n = story.asked;
    await post(books, n);
    story.acknowledged = Math.max(story.acknowledged, n);
  };
  const books = await boot(disk);
  for (let i = 0; i < 7; i += 1) await one(books);
  await books.close();
  const again = await boot(disk, { migrations: [...STEPS, THIRD] });
  await one(again);
  const results = await Promise.allSettled([one(again), one(again), one(again)]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  await again.close();
}

describe('the power fails', () => {
  it('at every operation of the disk, and what was acknowledged is there, whole and in order', async () => {
    const whole = new MemoryDisk();
    await life(whole, { acknowledged: 0, asked: 0 });
    const operations = whole.operations;
    expect(operations).toBeGreaterThan(100);
    for (let nth = 1; nth <= operations; nth += 1) {
      const disk = new MemoryDisk();
      disk.failAt({ operation: 'any', nth, lasting: 'for ever', errno: 'POWER' });
      const story: Story = { acknowledged: 0, asked: 0 };
      await life(disk, story).catch(() => {});
      expect(disk.hasFailed, `operation ${nth}`).toBe(true);
      for (const seed of [1, 2]) {
        const survived = disk.afterPowerLoss(chance(nth * 10 + seed));
        const books = await boot(survived, { migrations: [...STEPS, THIRD] });
        const where = `operation ${nth}, seed ${nth * 10 + seed}: ${JSON.stringify(books.health())}`;
        const found = await posted(books);
        expect(found, where).toBeGreaterThanOrEqual(story.acknowledged);
        expect(found, where).toBeLessThanOrEqual(story.asked);
        // Nothing of this is damage: the books go on.
        expect(books.health().mode, where).toBe('read-write');
        await post(books, found + 1);
        expect((await books.verify()).problems, where).toEqual([]);
        await books.close();
        const after = await boot(survived, { migrations: [...STEPS, THIRD] });
        expect(await posted(after), where).toBe(found + 1);
        await after.close();
      }
    }
  });

  it('again and again, also while recovering', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const luck = chance(seed);
      let disk = new MemoryDisk();
      let acknowledged = 0;
      let asked = 0;
      for (let round = 0; round < 6; round += 1) {
        disk.failAt({ operation: 'any', nth: 1 + luck.below(70), lasting: 'for ever', errno: 'POWER' });
        let books: SqljsStore<TestBooks> | undefined;
        try {
          books = await boot(disk);
          const found = await posted(books);
          expect(found, `seed ${seed}`).toBeGreaterThanOrEqual(acknowledged);
          expect(found, `seed ${seed}`).toBeLessThanOrEqual(Math.max(asked, acknowledged));
          acknowledged = found;
          for (asked = found + 1; ; asked += 1) {
            await post(books, asked);
            acknowledged = asked;
          }
        } catch (error) {
          if (!disk.hasFailed) throw error;
        }
        disk = disk.afterPowerLoss(luck);
        // The process is gone; only its memory has to be given back.
        await books?.close();
      }
      disk.failAt(undefined);
      const books = await boot(disk);
      expect(await posted(books), `seed ${seed}`).toBeGreaterThanOrEqual(acknowledged);
      expect((await books.verify()).problems, `seed ${seed}`).toEqual([]);
      await books.close();
    }
  });
});
