import { it } from 'vitest';
import type { Migration, Store } from '../../../electron/service/store/port.ts';
import { CAUSE, HOSPITAL, type TestBooks, TOWNSHIP, voucher } from '../books.ts';

export type Books = Store<TestBooks>;

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

/** What the tests of one engine share: new books for each, and the few things that they all do. */
export class Kit {
  place!: Place;
  books!: Books;
  readonly problems: readonly string[];

  constructor(readonly engine: Engine) {
    this.problems = engine.problems ?? [];
  }

  /** A test on new books with two units, in a place of their own. */
  withBooks(title: string, work: () => Promise<void>): void {
    it(title, async () => {
      this.place = await this.engine.newPlace();
      this.books = await this.place.open({ create: true });
      await this.books.transact(CAUSE, async ({ db }) => {
        await db.insertInto('unit').values([HOSPITAL, TOWNSHIP]).execute();
      });
      try {
        await work();
      } finally {
        await this.books.close();
      }
    });
  }

  /** Posts vouchers with these numbers, in one transaction. */
  post(...ids: number[]): Promise<void> {
    const rows = ids.map((id) => voucher(id));
    return this.books.transact(CAUSE, (tx) => tx.bulkInsert('voucher', rows));
  }

  /** The numbers of all vouchers. */
  async ids(from: Books = this.books): Promise<number[]> {
    const rows = await from.read((db) => db.selectFrom('voucher').select('id').orderBy('id').execute());
    return rows.map(({ id }) => id);
  }
}
