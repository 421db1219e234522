import { describe, expect } from 'vitest';
import { CAUSE, refusal, voucher } from '../books.ts';
import type { Kit } from './kit.ts';

/** What readers see, and what answers are made of. */
export function describeReading(kit: Kit): void {
  describe('readers', () => {
    kit.withBooks('never see an open transaction', async () => {
      const seen: Promise<number[]>[] = [];
      await kit.books.transact(CAUSE, async (tx) => {
        await tx.bulkInsert('voucher', [voucher(1)]);
        seen.push(kit.ids());
        await new Promise((resolve) => setTimeout(resolve, 5));
        await tx.bulkInsert('voucher', [voucher(2)]);
      });
      // A reader waits for the end or sees the beginning: both, or none.
      expect([[], [1, 2]]).toContainEqual(await seen[0]);
    });

    kit.withBooks('see one moment, however many questions they ask', async () => {
      await kit.post(1);
      let writing: Promise<unknown> | undefined;
      const [before, after] = await kit.books.read(async (db) => {
        const count = () =>
          db
            .selectFrom('voucher')
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow();
        const first = await count();
        writing = kit.post(2);
        await new Promise((resolve) => setTimeout(resolve, 20));
        return [first.n, (await count()).n];
      });
      await writing;
      expect([before, after]).toEqual([1, 1]);
      expect(await kit.ids()).toEqual([1, 2]);
    });

    kit.withBooks('cannot write, not even through the back door of the query builder', async () => {
      const attempt = kit.books.read((db) =>
        db
          .with('everyone', (inner) => inner.selectFrom('unit').select('code'))
          .insertInto('counter')
          .values({ name: 'voucher', value: 1 })
          .execute(),
      );
      expect(await refusal(attempt)).toBe('read-only');
      expect(await kit.books.read((db) => db.selectFrom('counter').selectAll().execute())).toEqual([]);
    });

    if (kit.engine.connections !== 'one')
      kit.withBooks('may ask within a read', async () => {
        await kit.post(1);
        const answer = await kit.books.read(async () => kit.ids());
        expect(answer).toEqual([1]);
      });
  });

  describe('answers', () => {
    kit.withBooks('are numbers, texts and nothing else: truth is 1 or 0, nothing is null', async () => {
      await kit.post(1);
      const answer = await kit.books.read((db) =>
        db
          .selectFrom('voucher')
          .select((eb) => [
            eb('amount', '=', 100).as('isHundred'),
            eb.exists(eb.selectFrom('counter').select('name')).as('anyCounter'),
            eb
              .selectFrom('counter')
              .select(({ fn }) => fn.sum('value').as('sum'))
              .as('nothing'),
            eb.fn.countAll().over().as('rows'),
          ])
          .executeTakeFirstOrThrow(),
      );
      expect(answer).toEqual({ isHundred: 1, anyCounter: 0, nothing: null, rows: 1 });
    });
  });
}
