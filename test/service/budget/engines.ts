import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Books, type Database, MIGRATIONS } from '../../../electron/service/database.ts';
import { openPostgresStore } from '../../../electron/service/store/postgres/open.ts';
import { startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { openCounty, TestClock } from '../support/service.ts';

/** Books of a small county on each engine, for `describe.each`; the server lives as long as the file's tests. */
export function bothEngines(): readonly (readonly [string, () => Promise<Books>])[] {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());
  return [
    ['sql.js', async () => (await openCounty()).books],
    [
      'PostgreSQL',
      async () => {
        const books = await openPostgresStore<Database>({
          gate: (await postgres.newDatabase()).gate(),
          migrations: MIGRATIONS,
          clock: new TestClock(),
          create: true,
        });
        onTestFinished(() => books.close());
        return (await openCounty({ books })).books;
      },
    ],
  ];
}
