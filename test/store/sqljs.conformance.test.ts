import { afterAll } from 'vitest';
import { restoreBackup } from '../../electron/service/store/sqljs/backup.ts';
import { openSqljsStore } from '../../electron/service/store/sqljs/open.ts';
import { STEPS, type TestBooks, testClock } from './books.ts';
import { describeStore } from './conformance/suite.ts';
import { temporaryFolders } from './folders.ts';

const folders = temporaryFolders();
afterAll(() => folders.remove());

describeStore('sql.js', {
  async newPlace() {
    const dir = folders.next();
    const clock = testClock();
    return {
      open: ({ migrations = STEPS, create = false } = {}) =>
        openSqljsStore<TestBooks>({ dir, migrations, clock, create, limits: { preallocateBytes: 4096 } }),
      restore: async (file) => void (await restoreBackup(file, dir, { clock })),
      file: (name) => folders.file(name),
    };
  },
});
