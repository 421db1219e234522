import { afterAll } from 'vitest';
import { restorePostgresBackup } from '../../electron/service/store/postgres/backup.ts';
import { openPostgresStore } from '../../electron/service/store/postgres/open.ts';
import { STEPS, type TestBooks, testClock } from './books.ts';
import { describeStore } from './conformance/suite.ts';
import { temporaryFolders } from './folders.ts';
import { postgresKind, startPostgres, type TestPostgres } from './postgres-server.ts';

const folders = temporaryFolders();
afterAll(() => folders.remove());
let postgres: TestPostgres;

describeStore('PostgreSQL', {
  ...(postgresKind() === 'server'
    ? { connections: 'many' }
    : { connections: 'one', problems: ['The database server runs with fsync = off.'] }),
  async start() {
    postgres = await startPostgres();
  },
  stop: () => postgres.stop(),
  async newPlace() {
    const database = await postgres.newDatabase();
    const clock = testClock();
    return {
      open: ({ migrations = STEPS, create = false } = {}) =>
        openPostgresStore<TestBooks>({ gate: database.gate(), migrations, clock, create }),
      restore: async (file) =>
        void (await restorePostgresBackup(file, { gate: database.gate(), migrations: STEPS, clock })),
      file: (name) => folders.file(name),
    };
  },
});
