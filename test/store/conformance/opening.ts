import { describe, expect, it } from 'vitest';
import type { Migration } from '../../../electron/service/store/port.ts';
import { CAUSE, FIRST, HOSPITAL, refusal, SECOND, STEPS, voucher } from '../books.ts';
import type { Books, Kit } from './kit.ts';

/** Opening, closing, schema steps, health and backups. */
export function describeOpening(kit: Kit): void {
  describe('opening', () => {
    it('a place without books is `missing`, and stays empty, unless it is said to make them', async () => {
      const empty = await kit.engine.newPlace();
      expect(await refusal(empty.open())).toBe('missing');
      expect(await refusal(empty.open())).toBe('missing');
      const made = await empty.open({ create: true });
      await made.close();
      await (await empty.open()).close();
    });

    kit.withBooks('with a further schema step takes it and keeps the rows', async () => {
      await kit.post(1);
      await kit.books.close();
      const third: Migration = {
        id: 3,
        name: 'tags',
        statements: [
          "ALTER TABLE unit ADD COLUMN tag TEXT NOT NULL DEFAULT ''",
          'UPDATE voucher SET amount = amount + 1',
        ],
      };
      kit.books = await kit.place.open({ migrations: [...STEPS, third] });
      expect(await kit.books.read((db) => db.selectFrom('voucher').select('amount').execute())).toEqual([
        { amount: 101 },
      ]);
      expect(await refusal(kit.books.transact(CAUSE, ({ db }) => db.deleteFrom('voucher').execute()))).toBe(
        'constraint',
      );
    });

    kit.withBooks('books of a newer program, or of another edition, are refused as `newer`', async () => {
      await kit.books.close();
      expect(await refusal(kit.place.open({ migrations: [FIRST] }))).toBe('newer');
      const other: Migration = {
        ...SECOND,
        statements: [...SECOND.statements, 'CREATE INDEX other ON counter (value)'],
      };
      expect(await refusal(kit.place.open({ migrations: [FIRST, other] }))).toBe('newer');
      kit.books = await kit.place.open();
      expect(kit.books.health().ok).toBe(true);
    });

    kit.withBooks('a schema step that fails leaves the books as they were', async () => {
      await kit.post(1);
      await kit.books.close();
      const bad: Migration = {
        id: 3,
        name: 'bad',
        statements: ['CREATE TABLE tag (name TEXT PRIMARY KEY) STRICT', 'INSERT INTO nowhere VALUES (1)'],
      };
      expect(await refusal(kit.place.open({ migrations: [...STEPS, bad] }))).toBe('constraint');
      kit.books = await kit.place.open();
      expect(await kit.ids()).toEqual([1]);
      await kit.post(2);
    });

    kit.withBooks('a closed store says so', async () => {
      await kit.books.close();
      expect(await refusal(kit.books.read((db) => db.selectFrom('unit').selectAll().execute()))).toBe('io');
      expect(await refusal(kit.post(1))).toBe('io');
      kit.books = await kit.place.open();
    });

    kit.withBooks('those who wait when it is closed are served first', async () => {
      const waiting = [kit.post(1), kit.post(2), kit.post(3)];
      await kit.books.close();
      await Promise.all(waiting);
      kit.books = await kit.place.open();
      expect(await kit.ids()).toEqual([1, 2, 3]);
    });
  });

  describe('health', () => {
    kit.withBooks('verify reads everything again and finds nothing wrong', async () => {
      await kit.post(1, 2, 3);
      await kit.books.transact(CAUSE, ({ db }) =>
        db.updateTable('unit').set({ name: '县中医院' }).where('code', '=', 'H01').execute(),
      );
      const health = await kit.books.verify();
      expect(health.problems).toEqual(kit.problems);
      expect(health).toMatchObject({ ok: kit.problems.length === 0, mode: 'read-write', sequence: 3 });
      expect(health.bytes).toBeGreaterThan(0);
    });
  });

  describe('a backup', () => {
    kit.withBooks('is restored elsewhere with the same rows, and remembers where it came from', async () => {
      await kit.post(1, 2);
      const file = kit.place.file('books.backup');
      const backup = await kit.books.backup(file);
      expect(backup).toMatchObject({ file, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
      await kit.post(3);
      const elsewhere = await kit.engine.newPlace();
      await elsewhere.restore(file);
      const restored = await elsewhere.open();
      try {
        expect(await kit.ids(restored)).toEqual([1, 2]);
        expect(restored.health().sequence).toBe(2);
        expect(restored.health().recovery.join()).toMatch(/Restored at .* up to transaction 2/);
        expect((await restored.verify()).problems).toEqual(kit.problems);
        await restored.transact(CAUSE, (tx) => tx.bulkInsert('voucher', [voucher(9)]));
        expect(restored.health().sequence).toBe(3);
      } finally {
        await restored.close();
      }
    });

    kit.withBooks('never takes the place of a file, nor a restore that of books', async () => {
      const file = kit.place.file('books.backup');
      await kit.books.backup(file);
      expect(await refusal(kit.books.backup(file))).toBe('exists');
      expect(await refusal(kit.place.restore(file))).toBe('exists');
      await kit.post(1);
      expect(await kit.ids()).toEqual([1]);
    });

    kit.withBooks('of an older program is restored and brought up to date', async () => {
      await kit.books.close();
      const old = await kit.engine.newPlace();
      kit.books = (await old.open({ create: true, migrations: [FIRST] })) as Books;
      await kit.books.transact(CAUSE, ({ db }) => db.insertInto('unit').values(HOSPITAL).execute());
      const file = old.file('old.backup');
      await kit.books.backup(file);
      await kit.books.close();
      kit.place = await kit.engine.newPlace();
      await kit.place.restore(file);
      kit.books = await kit.place.open();
      await kit.post(1);
      expect(await kit.ids()).toEqual([1]);
    });
  });
}
