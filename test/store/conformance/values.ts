import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import type { Tx } from '../../../electron/service/store/port.ts';
import { CAUSE, refusal, type TestBooks, voucher } from '../books.ts';
import type { Kit } from './kit.ts';

/** What is kept is what was given: amounts, texts, many rows, facts. */
export function describeValues(kit: Kit): void {
  describe('amounts', () => {
    const most = Number.MAX_SAFE_INTEGER;
    kit.withBooks('are kept to the 分, whatever their size', async () => {
      const amounts = [0, 1, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 51 + 1, 2 ** 52 + 1, most, -most];
      await kit.books.transact(CAUSE, async (tx) => {
        await tx.bulkInsert(
          'voucher',
          amounts.slice(0, 5).map((amount, i) => voucher(i + 1, amount)),
        );
        for (const [i, amount] of amounts.slice(5).entries())
          await tx.db
            .insertInto('voucher')
            .values(voucher(i + 6, amount))
            .execute();
      });
      const read = () => kit.books.read((db) => db.selectFrom('voucher').select('amount').orderBy('id').execute());
      expect((await read()).map(({ amount }) => amount)).toEqual(amounts);
      await kit.books.close();
      kit.books = await kit.place.open();
      expect((await read()).map(({ amount }) => amount)).toEqual(amounts);
    });

    kit.withBooks('are compared and added exactly', async () => {
      await kit.books.transact(CAUSE, ({ db }) =>
        db
          .insertInto('counter')
          .values({ name: 'cash', value: most - 7 })
          .execute(),
      );
      await kit.books.transact(CAUSE, async ({ db }) => {
        await db
          .updateTable('counter')
          .set((eb) => ({ value: eb('value', '+', 7) }))
          .where('value', '=', most - 7)
          .execute();
        await db
          .updateTable('counter')
          .set((eb) => ({ value: eb('value', '-', 2 ** 40 + 1) }))
          .where('value', '>=', most)
          .execute();
      });
      const { value } = await kit.books.read((db) =>
        db.selectFrom('counter').select('value').executeTakeFirstOrThrow(),
      );
      expect(value).toBe(most - 2 ** 40 - 1);
    });

    kit.withBooks('a sum that is no longer exact is refused, never rounded', async () => {
      await kit.books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [voucher(1, most), voucher(2, most)]));
      const sum = () =>
        kit.books.read((db) =>
          db
            .selectFrom('voucher')
            .select(({ fn }) => fn.sum('amount').as('sum'))
            .execute(),
        );
      expect(await refusal(sum())).toBe('constraint');
      const mean = () =>
        kit.books.read((db) =>
          db
            .selectFrom('unit')
            .select(({ fn }) => fn.avg(sql<number>`length(name) - 5.25`).as('mean'))
            .execute(),
        );
      expect(await refusal(mean())).toBe('constraint');
    });

    kit.withBooks(
      'fractions, NaN, numbers beyond the safe range, and other things than numbers are refused',
      async () => {
        for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY, most + 1, true as unknown as number]) {
          expect(await refusal(kit.books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [voucher(1, amount)])))).toBe(
            'constraint',
          );
          expect(
            await refusal(
              kit.books.transact(CAUSE, ({ db }) => db.insertInto('voucher').values(voucher(1, amount)).execute()),
            ),
          ).toBe('constraint');
        }
        const text = { ...voucher(1), amount: 'x' as unknown as number };
        expect(await refusal(kit.books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [text])))).toBe('constraint');
        expect(await kit.ids()).toEqual([]);
      },
    );
  });

  describe('texts', () => {
    kit.withBooks('come back as they went, and sort by their bytes', async () => {
      const names = ['', ' ', "O'Neill", '"quoted"', '换行\n与\t制表', '𠮷野家', 'é', 'Z', 'a', '100201', '1002.01'];
      await kit.books.transact(CAUSE, (tx) =>
        tx.bulkInsert(
          'counter',
          names.map((name, value) => ({ name, value })),
        ),
      );
      const rows = await kit.books.read((db) => db.selectFrom('counter').select('name').orderBy('name').execute());
      const byBytes = [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(rows.map(({ name }) => name)).toEqual(byBytes);
    });

    kit.withBooks('LIKE tells capitals from small letters', async () => {
      await kit.books.transact(CAUSE, (tx) =>
        tx.bulkInsert('counter', [
          { name: 'Abc', value: 1 },
          { name: 'abc', value: 2 },
        ]),
      );
      const rows = await kit.books.read((db) =>
        db.selectFrom('counter').select('value').where('name', 'like', 'a%').execute(),
      );
      expect(rows).toEqual([{ value: 2 }]);
    });

    kit.withBooks('a NUL character is refused', async () => {
      const bad = { name: 'a\0b', value: 1 };
      expect(await refusal(kit.books.transact(CAUSE, (tx) => tx.bulkInsert('counter', [bad])))).toBe('constraint');
    });
  });

  describe('many rows', () => {
    kit.withBooks('go in in their order, with what they leave out empty', async () => {
      const rows = Array.from({ length: 2_345 }, (_, i) =>
        i % 3 === 0 ? { id: i + 1, unit: 'H01', amount: i } : { ...voucher(i + 1), unit: i % 2 ? 'H01' : 'T01' },
      );
      await kit.books.transact(CAUSE, async (tx) => {
        await tx.bulkInsert('voucher', []);
        await tx.bulkInsert('voucher', rows);
      });
      const found = await kit.books.read((db) => db.selectFrom('voucher').selectAll().orderBy('id').execute());
      expect(found).toEqual(rows.map((row) => ({ summary: null, ...row })));
      await kit.books.close();
      kit.books = await kit.place.open();
      expect(await kit.books.read((db) => db.selectFrom('voucher').selectAll().orderBy('id').execute())).toEqual(found);
    });

    kit.withBooks('are all refused when one is', async () => {
      const rows = Array.from({ length: 500 }, (_, i) => voucher(i === 499 ? 1 : i + 1));
      expect(await refusal(kit.books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', rows)))).toBe('constraint');
      expect(await kit.ids()).toEqual([]);
    });

    kit.withBooks('an upsert adds to what is there, as balances do', async () => {
      const add = (value: number) =>
        kit.books.transact(CAUSE, ({ db }) =>
          db
            .insertInto('counter')
            .values({ name: 'H01/2025-01', value })
            .onConflict((on) =>
              on.column('name').doUpdateSet((eb) => ({ value: eb('counter.value', '+', eb.ref('excluded.value')) })),
            )
            .execute(),
        );
      await add(2 ** 40);
      await add(-1);
      const rows = await kit.books.read((db) => db.selectFrom('counter').select('value').execute());
      expect(rows).toEqual([{ value: 2 ** 40 - 1 }]);
    });
  });

  describe('facts', () => {
    kit.withBooks('are never edited or deleted, whoever asks and however', async () => {
      await kit.post(1);
      const attempts: ((tx: Tx<TestBooks>) => Promise<unknown>)[] = [
        ({ db }) => db.updateTable('voucher').set({ amount: 0 }).execute(),
        ({ db }) => db.deleteFrom('voucher').execute(),
        ({ db }) =>
          db
            .insertInto('voucher')
            .values(voucher(1, 0))
            .onConflict((on) => on.column('id').doUpdateSet({ amount: 0 }))
            .execute(),
      ];
      for (const attempt of attempts) expect(await refusal(kit.books.transact(CAUSE, attempt))).toBe('constraint');
      expect(await kit.books.read((db) => db.selectFrom('voucher').select('amount').execute())).toEqual([
        { amount: 100 },
      ]);
    });
  });
}
