import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import type { Tx } from '../../../electron/service/store/port.ts';
import { CAUSE, refusal, type TestBooks, voucher } from '../books.ts';
import type { Kit } from './kit.ts';

/** What a transaction promises, whoever waits or fails beside it. */
export function describeTransactions(kit: Kit): void {
  describe('a transaction', () => {
    kit.withBooks('that resolves is there for readers, and after opening again', async () => {
      await kit.post(1, 2);
      expect(await kit.ids()).toEqual([1, 2]);
      await kit.books.close();
      kit.books = await kit.place.open();
      expect(await kit.ids()).toEqual([1, 2]);
    });

    kit.withBooks('that rejects has changed nothing, and the reason comes through as it was thrown', async () => {
      const reason = new Error('the period is locked');
      const attempt = kit.books.transact(CAUSE, async ({ db }) => {
        await db.insertInto('voucher').values(voucher(1)).execute();
        throw reason;
      });
      await expect(attempt).rejects.toBe(reason);
      expect(await kit.ids()).toEqual([]);
    });

    kit.withBooks('gives what the work gives', async () => {
      const changed = await kit.books.transact(CAUSE, async ({ db }) => {
        const result = await db
          .updateTable('unit')
          .set({ name: '县医院' })
          .where('code', '=', 'H01')
          .executeTakeFirst();
        return Number(result.numUpdatedRows);
      });
      expect(changed).toBe(1);
    });

    kit.withBooks(
      'breaking a constraint is refused as `constraint`, also when the work swallows the error',
      async () => {
        await kit.post(1);
        expect(await refusal(kit.post(1))).toBe('constraint');
        const nobody = { ...voucher(2), unit: 'X99' };
        expect(await refusal(kit.books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [nobody])))).toBe('constraint');
        const swallowed = kit.books.transact(CAUSE, async ({ db }) => {
          await db.insertInto('voucher').values(voucher(3)).execute();
          await db
            .insertInto('voucher')
            .values(voucher(1))
            .execute()
            .catch(() => {});
        });
        expect(await refusal(swallowed)).toBe('constraint');
        expect(await kit.ids()).toEqual([1]);
      },
    );

    kit.withBooks('is over when it is over', async () => {
      let kept: Tx<TestBooks> | undefined;
      await kit.books.transact(CAUSE, async (tx) => {
        kept = tx;
      });
      expect(await refusal(kept!.db.insertInto('voucher').values(voucher(1)).execute())).toBe('constraint');
      expect(await refusal(kept!.bulkInsert('voucher', [voucher(1)]))).toBe('constraint');
      expect(await kit.ids()).toEqual([]);
    });

    kit.withBooks('does not change the schema, open another transaction or run two statements', async () => {
      for (const text of ['CREATE TABLE extra (a INTEGER)', 'COMMIT', 'DELETE FROM counter; DELETE FROM unit'])
        expect(await refusal(kit.books.transact(CAUSE, ({ db }) => sql.raw(text).execute(db))), text).toBe(
          'constraint',
        );
      expect(await refusal(kit.books.transact(CAUSE, ({ db }) => db.transaction().execute(async () => {})))).toBe(
        'constraint',
      );
    });

    kit.withBooks('sees its own changes, and so do the statements after a bulk', async () => {
      const seen = await kit.books.transact(CAUSE, async (tx) => {
        await tx.bulkInsert('voucher', [voucher(1), voucher(2)]);
        await tx.db.insertInto('voucher').values(voucher(3)).execute();
        return tx.db
          .selectFrom('voucher')
          .select(({ fn }) => fn.sum<number>('amount').as('sum'))
          .executeTakeFirstOrThrow();
      });
      expect(seen.sum).toBe(600);
    });
  });

  describe('those who are told', () => {
    kit.withBooks('hear of each durable commit with its sequence, in order, until they leave', async () => {
      const heard: number[] = [];
      const before = kit.books.health().sequence;
      const leave = kit.books.subscribe((sequence) => heard.push(sequence));
      await kit.post(1);
      await kit.post(2);
      leave();
      await kit.post(3);
      expect(heard).toEqual([before + 1, before + 2]);
      expect(kit.books.health().sequence).toBe(before + 3);
    });

    kit.withBooks('afterCommit comes after the commit, in order, and never when it fails', async () => {
      const heard: string[] = [];
      kit.books.subscribe(() => heard.push('published'));
      await kit.books.transact(CAUSE, async (tx) => {
        tx.afterCommit(() => heard.push('first'));
        tx.afterCommit(() => heard.push('second'));
        await tx.bulkInsert('voucher', [voucher(1)]);
        heard.push('worked');
      });
      await refusal(
        kit.books.transact(CAUSE, async (tx) => {
          tx.afterCommit(() => heard.push('never'));
          await tx.bulkInsert('voucher', [voucher(1)]);
        }),
      );
      expect(heard).toEqual(['worked', 'first', 'second', 'published']);
    });

    kit.withBooks('a listener that fails does not fail the commit', async () => {
      kit.books.subscribe(() => {
        throw new Error('a screen has gone');
      });
      await kit.post(1);
      expect(await kit.ids()).toEqual([1]);
    });

    kit.withBooks('a transaction that changed nothing is not counted and not told', async () => {
      const heard: number[] = [];
      kit.books.subscribe((sequence) => heard.push(sequence));
      const before = kit.books.health().sequence;
      await kit.books.transact(CAUSE, ({ db }) => db.selectFrom('unit').selectAll().execute());
      await kit.books.transact(CAUSE, ({ db }) => db.deleteFrom('counter').where('name', '=', 'nobody').execute());
      expect(kit.books.health().sequence).toBe(before);
      expect(heard).toEqual([]);
    });
  });

  describe('many at once', () => {
    kit.withBooks('numbers stay gapless: each transaction sees the one before', async () => {
      await kit.books.transact(CAUSE, ({ db }) =>
        db.insertInto('counter').values({ name: 'voucher', value: 0 }).execute(),
      );
      const take = () =>
        kit.books.transact(CAUSE, async ({ db }) => {
          const { value } = await db
            .selectFrom('counter')
            .select('value')
            .where('name', '=', 'voucher')
            .executeTakeFirstOrThrow();
          await db
            .updateTable('counter')
            .set({ value: value + 1 })
            .where('name', '=', 'voucher')
            .execute();
          await db
            .insertInto('voucher')
            .values(voucher(value + 1))
            .execute();
          return value + 1;
        });
      const taken = await Promise.all(Array.from({ length: 40 }, take));
      expect(taken).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
      expect(await kit.ids()).toEqual(taken);
    });

    kit.withBooks('one that fails among others leaves only them', async () => {
      const results = await Promise.allSettled([kit.post(1), kit.post(2, 1), kit.post(3), kit.post(3), kit.post(4)]);
      expect(results.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect(await kit.ids()).toEqual([1, 3, 4]);
    });
  });
}
