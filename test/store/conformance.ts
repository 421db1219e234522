import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Migration, Store, Tx } from '../../electron/service/store/port.ts';
import { CAUSE, FIRST, HOSPITAL, refusal, SECOND, STEPS, type TestBooks, TOWNSHIP, voucher } from './books.ts';

type Books = Store<TestBooks>;

/** One place for books: a folder, or a database. Opening it again finds what was left there. */
export interface Place {
  open(options?: { readonly migrations?: readonly Migration[]; readonly create?: boolean }): Promise<Books>;
  /** Fills this place, which must be empty, from a backup. */
  restore(file: string): Promise<void>;
  /** A path for a file of the test's own. */
  file(name: string): string;
}

export interface Engine {
  /** Engines that prepare something for all tests do it here. */
  start?(): Promise<void>;
  stop?(): Promise<void>;
  newPlace(): Promise<Place>;
  /** PGlite has one connection, and a read within a read would wait for itself. */
  readonly connections?: 'one' | 'many';
  /** What `verify` rightly complains of there: PGlite, in memory, promises nothing. */
  readonly problems?: readonly string[];
}

/** What every engine must do alike: one meaning of `Store`, whatever lies beneath. */
export function describeStore(name: string, engine: Engine): void {
  describe(`the store on ${name}`, () => {
    const { problems = [] } = engine;
    let place: Place;
    let books: Books;

    /** New books with two units, in a place of their own. */
    const fresh = async (): Promise<void> => {
      place = await engine.newPlace();
      books = await place.open({ create: true });
      await books.transact(CAUSE, async ({ db }) => {
        await db.insertInto('unit').values([HOSPITAL, TOWNSHIP]).execute();
      });
    };
    const withBooks = (title: string, work: () => Promise<void>): void => {
      it(title, async () => {
        await fresh();
        try {
          await work();
        } finally {
          await books.close();
        }
      });
    };
    const post = (...ids: number[]) =>
      books.transact(CAUSE, async (tx) => {
        await tx.bulkInsert(
          'voucher',
          ids.map((id) => voucher(id)),
        );
      });
    const ids = async (from: Books = books): Promise<number[]> =>
      (await from.read((db) => db.selectFrom('voucher').select('id').orderBy('id').execute())).map(({ id }) => id);

    beforeAll(async () => engine.start?.());
    afterAll(async () => engine.stop?.());

    describe('a transaction', () => {
      withBooks('that resolves is there for readers, and after opening again', async () => {
        await post(1, 2);
        expect(await ids()).toEqual([1, 2]);
        await books.close();
        books = await place.open();
        expect(await ids()).toEqual([1, 2]);
      });

      withBooks('that rejects has changed nothing, and the reason comes through as it was thrown', async () => {
        const reason = new Error('the period is locked');
        const attempt = books.transact(CAUSE, async ({ db }) => {
          await db.insertInto('voucher').values(voucher(1)).execute();
          throw reason;
        });
        await expect(attempt).rejects.toBe(reason);
        expect(await ids()).toEqual([]);
      });

      withBooks('gives what the work gives', async () => {
        const changed = await books.transact(CAUSE, async ({ db }) => {
          const result = await db
            .updateTable('unit')
            .set({ name: '县医院' })
            .where('code', '=', 'H01')
            .executeTakeFirst();
          return Number(result.numUpdatedRows);
        });
        expect(changed).toBe(1);
      });

      withBooks('breaking a constraint is refused as `constraint`, also when the work swallows the error', async () => {
        await post(1);
        expect(await refusal(post(1))).toBe('constraint');
        const nobody = { ...voucher(2), unit: 'X99' };
        expect(await refusal(books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [nobody])))).toBe('constraint');
        const swallowed = books.transact(CAUSE, async ({ db }) => {
          await db.insertInto('voucher').values(voucher(3)).execute();
          await db
            .insertInto('voucher')
            .values(voucher(1))
            .execute()
            .catch(() => {});
        });
        expect(await refusal(swallowed)).toBe('constraint');
        expect(await ids()).toEqual([1]);
      });

      withBooks('is over when it is over', async () => {
        let kept: Tx<TestBooks> | undefined;
        await books.transact(CAUSE, async (tx) => {
          kept = tx;
        });
        expect(await refusal(kept!.db.insertInto('voucher').values(voucher(1)).execute())).toBe('constraint');
        expect(await refusal(kept!.bulkInsert('voucher', [voucher(1)]))).toBe('constraint');
        expect(await ids()).toEqual([]);
      });

      withBooks('does not change the schema, open another transaction or run two statements', async () => {
        for (const text of ['CREATE TABLE extra (a INTEGER)', 'COMMIT', 'DELETE FROM counter; DELETE FROM unit'])
          expect(await refusal(books.transact(CAUSE, ({ db }) => sql.raw(text).execute(db))), text).toBe('constraint');
        expect(await refusal(books.transact(CAUSE, ({ db }) => db.transaction().execute(async () => {})))).toBe(
          'constraint',
        );
      });

      withBooks('sees its own changes, and so do the statements after a bulk', async () => {
        const seen = await books.transact(CAUSE, async (tx) => {
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
      withBooks('hear of each durable commit with its sequence, in order, until they leave', async () => {
        const heard: number[] = [];
        const before = books.health().sequence;
        const leave = books.subscribe((sequence) => heard.push(sequence));
        await post(1);
        await post(2);
        leave();
        await post(3);
        expect(heard).toEqual([before + 1, before + 2]);
        expect(books.health().sequence).toBe(before + 3);
      });

      withBooks('afterCommit comes after the commit, in order, and never when it fails', async () => {
        const heard: string[] = [];
        books.subscribe(() => heard.push('published'));
        await books.transact(CAUSE, async (tx) => {
          tx.afterCommit(() => heard.push('first'));
          tx.afterCommit(() => heard.push('second'));
          await tx.bulkInsert('voucher', [voucher(1)]);
          heard.push('worked');
        });
        await refusal(
          books.transact(CAUSE, async (tx) => {
            tx.afterCommit(() => heard.push('never'));
            await tx.bulkInsert('voucher', [voucher(1)]);
          }),
        );
        expect(heard).toEqual(['worked', 'first', 'second', 'published']);
      });

      withBooks('a listener that fails does not fail the commit', async () => {
        books.subscribe(() => {
          throw new Error('a screen has gone');
        });
        await post(1);
        expect(await ids()).toEqual([1]);
      });

      withBooks('a transaction that changed nothing is not counted and not told', async () => {
        const heard: number[] = [];
        books.subscribe((sequence) => heard.push(sequence));
        const before = books.health().sequence;
        await books.transact(CAUSE, ({ db }) => db.selectFrom('unit').selectAll().execute());
        await books.transact(CAUSE, ({ db }) => db.deleteFrom('counter').where('name', '=', 'nobody').execute());
        expect(books.health().sequence).toBe(before);
        expect(heard).toEqual([]);
      });
    });

    describe('readers', () => {
      withBooks('never see an open transaction', async () => {
        const seen: Promise<number[]>[] = [];
        await books.transact(CAUSE, async (tx) => {
          await tx.bulkInsert('voucher', [voucher(1)]);
          seen.push(ids());
          await new Promise((resolve) => setTimeout(resolve, 5));
          await tx.bulkInsert('voucher', [voucher(2)]);
        });
        // A reader waits for the end or sees the beginning: both, or none.
        expect([[], [1, 2]]).toContainEqual(await seen[0]);
      });

      withBooks('see one moment, however many questions they ask', async () => {
        await post(1);
        let writing: Promise<unknown> | undefined;
        const [before, after] = await books.read(async (db) => {
          const count = () =>
            db
              .selectFrom('voucher')
              .select(({ fn }) => fn.countAll<number>().as('n'))
              .executeTakeFirstOrThrow();
          const first = await count();
          writing = post(2);
          await new Promise((resolve) => setTimeout(resolve, 20));
          return [first.n, (await count()).n];
        });
        await writing;
        expect([before, after]).toEqual([1, 1]);
        expect(await ids()).toEqual([1, 2]);
      });

      withBooks('cannot write, not even through the back door of the query builder', async () => {
        const attempt = books.read((db) =>
          db
            .with('everyone', (inner) => inner.selectFrom('unit').select('code'))
            .insertInto('counter')
            .values({ name: 'voucher', value: 1 })
            .execute(),
        );
        expect(await refusal(attempt)).toBe('read-only');
        expect(await books.read((db) => db.selectFrom('counter').selectAll().execute())).toEqual([]);
      });

      if (engine.connections !== 'one')
        withBooks('may ask within a read', async () => {
          await post(1);
          const answer = await books.read(async () => ids());
          expect(answer).toEqual([1]);
        });
    });

    describe('answers', () => {
      withBooks('are numbers, texts and nothing else: truth is 1 or 0, nothing is null', async () => {
        await post(1);
        const answer = await books.read((db) =>
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

    describe('many at once', () => {
      withBooks('numbers stay gapless: each transaction sees the one before', async () => {
        await books.transact(CAUSE, ({ db }) =>
          db.insertInto('counter').values({ name: 'voucher', value: 0 }).execute(),
        );
        const take = () =>
          books.transact(CAUSE, async ({ db }) => {
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
        expect(await ids()).toEqual(taken);
      });

      withBooks('one that fails among others leaves only them', async () => {
        const results = await Promise.allSettled([post(1), post(2, 1), post(3), post(3), post(4)]);
        expect(results.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'fulfilled',
          'rejected',
          'fulfilled',
        ]);
        expect(await ids()).toEqual([1, 3, 4]);
      });
    });

    describe('amounts', () => {
      const most = Number.MAX_SAFE_INTEGER;
      withBooks('are kept to the 分, whatever their size', async () => {
        const amounts = [0, 1, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 51 + 1, 2 ** 52 + 1, most, -most];
        await books.transact(CAUSE, async (tx) => {
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
        const read = () => books.read((db) => db.selectFrom('voucher').select('amount').orderBy('id').execute());
        expect((await read()).map(({ amount }) => amount)).toEqual(amounts);
        await books.close();
        books = await place.open();
        expect((await read()).map(({ amount }) => amount)).toEqual(amounts);
      });

      withBooks('are compared and added exactly', async () => {
        await books.transact(CAUSE, ({ db }) =>
          db
            .insertInto('counter')
            .values({ name: 'cash', value: most - 7 })
            .execute(),
        );
        await books.transact(CAUSE, async ({ db }) => {
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
        const { value } = await books.read((db) => db.selectFrom('counter').select('value').executeTakeFirstOrThrow());
        expect(value).toBe(most - 2 ** 40 - 1);
      });

      withBooks('a sum that is no longer exact is refused, never rounded', async () => {
        await books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [voucher(1, most), voucher(2, most)]));
        const sum = () =>
          books.read((db) =>
            db
              .selectFrom('voucher')
              .select(({ fn }) => fn.sum('amount').as('sum'))
              .execute(),
          );
        expect(await refusal(sum())).toBe('constraint');
        const mean = () =>
          books.read((db) =>
            db
              .selectFrom('unit')
              .select(({ fn }) => fn.avg(sql<number>`length(name) - 5.25`).as('mean'))
              .execute(),
          );
        expect(await refusal(mean())).toBe('constraint');
      });

      withBooks(
        'fractions, NaN, numbers beyond the safe range, and other things than numbers are refused',
        async () => {
          for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY, most + 1, true as unknown as number]) {
            expect(await refusal(books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [voucher(1, amount)])))).toBe(
              'constraint',
            );
            expect(
              await refusal(
                books.transact(CAUSE, ({ db }) => db.insertInto('voucher').values(voucher(1, amount)).execute()),
              ),
            ).toBe('constraint');
          }
          const text = { ...voucher(1), amount: 'x' as unknown as number };
          expect(await refusal(books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [text])))).toBe('constraint');
          expect(await ids()).toEqual([]);
        },
      );
    });

    describe('texts', () => {
      withBooks('come back as they went, and sort by their bytes', async () => {
        const names = ['', ' ', "O'Neill", '"quoted"', '换行\n与\t制表', '𠮷野家', 'é', 'Z', 'a', '100201', '1002.01'];
        await books.transact(CAUSE, (tx) =>
          tx.bulkInsert(
            'counter',
            names.map((name, value) => ({ name, value })),
          ),
        );
        const rows = await books.read((db) => db.selectFrom('counter').select('name').orderBy('name').execute());
        const byBytes = [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(rows.map(({ name }) => name)).toEqual(byBytes);
      });

      withBooks('LIKE tells capitals from small letters', async () => {
        await books.transact(CAUSE, (tx) =>
          tx.bulkInsert('counter', [
            { name: 'Abc', value: 1 },
            { name: 'abc', value: 2 },
          ]),
        );
        const rows = await books.read((db) =>
          db.selectFrom('counter').select('value').where('name', 'like', 'a%').execute(),
        );
        expect(rows).toEqual([{ value: 2 }]);
      });

      withBooks('a NUL character is refused', async () => {
        const bad = { name: 'a\0b', value: 1 };
        expect(await refusal(books.transact(CAUSE, (tx) => tx.bulkInsert('counter', [bad])))).toBe('constraint');
      });
    });

    describe('many rows', () => {
      withBooks('go in in their order, with what they leave out empty', async () => {
        const rows = Array.from({ length: 2_345 }, (_, i) =>
          i % 3 === 0 ? { id: i + 1, unit: 'H01', amount: i } : { ...voucher(i + 1), unit: i % 2 ? 'H01' : 'T01' },
        );
        await books.transact(CAUSE, async (tx) => {
          await tx.bulkInsert('voucher', []);
          await tx.bulkInsert('voucher', rows);
        });
        const found = await books.read((db) => db.selectFrom('voucher').selectAll().orderBy('id').execute());
        expect(found).toEqual(rows.map((row) => ({ summary: null, ...row })));
        await books.close();
        books = await place.open();
        expect(await books.read((db) => db.selectFrom('voucher').selectAll().orderBy('id').execute())).toEqual(found);
      });

      withBooks('are all refused when one is', async () => {
        const rows = Array.from({ length: 500 }, (_, i) => voucher(i === 499 ? 1 : i + 1));
        expect(await refusal(books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', rows)))).toBe('constraint');
        expect(await ids()).toEqual([]);
      });

      withBooks('an upsert adds to what is there, as balances do', async () => {
        const add = (value: number) =>
          books.transact(CAUSE, ({ db }) =>
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
        const rows = await books.read((db) => db.selectFrom('counter').select('value').execute());
        expect(rows).toEqual([{ value: 2 ** 40 - 1 }]);
      });
    });

    describe('facts', () => {
      withBooks('are never edited or deleted, whoever asks and however', async () => {
        await post(1);
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
        for (const attempt of attempts) expect(await refusal(books.transact(CAUSE, attempt))).toBe('constraint');
        expect(await books.read((db) => db.selectFrom('voucher').select('amount').execute())).toEqual([
          { amount: 100 },
        ]);
      });
    });

    describe('opening', () => {
      it('a place without books is `missing`, and stays empty, unless it is said to make them', async () => {
        const empty = await engine.newPlace();
        expect(await refusal(empty.open())).toBe('missing');
        expect(await refusal(empty.open())).toBe('missing');
        const made = await empty.open({ create: true });
        await made.close();
        await (await empty.open()).close();
      });

      withBooks('with a further schema step takes it and keeps the rows', async () => {
        await post(1);
        await books.close();
        const third: Migration = {
          id: 3,
          name: 'tags',
          statements: [
            "ALTER TABLE unit ADD COLUMN tag TEXT NOT NULL DEFAULT ''",
            'UPDATE voucher SET amount = amount + 1',
          ],
        };
        books = await place.open({ migrations: [...STEPS, third] });
        expect(await books.read((db) => db.selectFrom('voucher').select('amount').execute())).toEqual([
          { amount: 101 },
        ]);
        expect(await refusal(books.transact(CAUSE, ({ db }) => db.deleteFrom('voucher').execute()))).toBe('constraint');
      });

      withBooks('books of a newer program, or of another edition, are refused as `newer`', async () => {
        await books.close();
        expect(await refusal(place.open({ migrations: [FIRST] }))).toBe('newer');
        const other: Migration = {
          ...SECOND,
          statements: [...SECOND.statements, 'CREATE INDEX other ON counter (value)'],
        };
        expect(await refusal(place.open({ migrations: [FIRST, other] }))).toBe('newer');
        books = await place.open();
        expect(books.health().ok).toBe(true);
      });

      withBooks('a schema step that fails leaves the books as they were', async () => {
        await post(1);
        await books.close();
        const bad: Migration = {
          id: 3,
          name: 'bad',
          statements: ['CREATE TABLE tag (name TEXT PRIMARY KEY) STRICT', 'INSERT INTO nowhere VALUES (1)'],
        };
        expect(await refusal(place.open({ migrations: [...STEPS, bad] }))).toBe('constraint');
        books = await place.open();
        expect(await ids()).toEqual([1]);
        await post(2);
      });

      withBooks('a closed store says so', async () => {
        await books.close();
        expect(await refusal(books.read((db) => db.selectFrom('unit').selectAll().execute()))).toBe('io');
        expect(await refusal(post(1))).toBe('io');
        books = await place.open();
      });

      withBooks('those who wait when it is closed are served first', async () => {
        const waiting = [post(1), post(2), post(3)];
        await books.close();
        await Promise.all(waiting);
        books = await place.open();
        expect(await ids()).toEqual([1, 2, 3]);
      });
    });

    describe('health', () => {
      withBooks('verify reads everything again and finds nothing wrong', async () => {
        await post(1, 2, 3);
        await books.transact(CAUSE, ({ db }) =>
          db.updateTable('unit').set({ name: '县中医院' }).where('code', '=', 'H01').execute(),
        );
        const health = await books.verify();
        expect(health.problems).toEqual(problems);
        expect(health).toMatchObject({ ok: problems.length === 0, mode: 'read-write', sequence: 3 });
        expect(health.bytes).toBeGreaterThan(0);
      });
    });

    describe('a backup', () => {
      withBooks('is restored elsewhere with the same rows, and remembers where it came from', async () => {
        await post(1, 2);
        const file = place.file('books.backup');
        const backup = await books.backup(file);
        expect(backup).toMatchObject({ file, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
        await post(3);
        const elsewhere = await engine.newPlace();
        await elsewhere.restore(file);
        const restored = await elsewhere.open();
        try {
          expect(await ids(restored)).toEqual([1, 2]);
          expect(restored.health().sequence).toBe(2);
          expect(restored.health().recovery.join()).toMatch(/Restored at .* up to transaction 2/);
          expect((await restored.verify()).problems).toEqual(problems);
          await restored.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [voucher(9)]));
          expect(restored.health().sequence).toBe(3);
        } finally {
          await restored.close();
        }
      });

      withBooks('never takes the place of a file, nor a restore that of books', async () => {
        const file = place.file('books.backup');
        await books.backup(file);
        expect(await refusal(books.backup(file))).toBe('exists');
        expect(await refusal(place.restore(file))).toBe('exists');
        await post(1);
        expect(await ids()).toEqual([1]);
      });

      withBooks('of an older program is restored and brought up to date', async () => {
        await books.close();
        const old = await engine.newPlace();
        books = (await old.open({ create: true, migrations: [FIRST] })) as Books;
        await books.transact(CAUSE, ({ db }) => db.insertInto('unit').values(HOSPITAL).execute());
        const file = old.file('old.backup');
        await books.backup(file);
        await books.close();
        place = await engine.newPlace();
        await place.restore(file);
        books = await place.open();
        await post(1);
        expect(await ids()).toEqual([1]);
      });
    });
  });
}
