import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBlobs } from '../../electron/service/store/blobs.ts';
import { nodeFiles } from '../../electron/service/store/files.ts';
import { restorePostgresBackup } from '../../electron/service/store/postgres/backup.ts';
import { openPostgresStore } from '../../electron/service/store/postgres/open.ts';
import { restoreBackup } from '../../electron/service/store/sqljs/backup.ts';
import { openSqljsStore } from '../../electron/service/store/sqljs/open.ts';
import { chance } from '../faults/chance.ts';
import { post, posted } from '../faults/workload.ts';
import { refusal, STEPS, type TestBooks, testClock } from './books.ts';
import { temporaryFolders } from './folders.ts';
import { startPostgres, type TestPostgres } from './postgres-server.ts';

const folders = temporaryFolders();
const clock = testClock();
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  folders.remove();
});

const openFolder = (dir: string) => openSqljsStore<TestBooks>({ dir, migrations: STEPS, clock, create: true });

/** Books with three vouchers and one attachment, and a backup of them. */
async function withBackup(): Promise<{ dir: string; file: string; attachment: string }> {
  const dir = folders.next();
  const books = await openFolder(dir);
  for (let n = 1; n <= 3; n += 1) await post(books, n);
  const attachment = openBlobs(dir).putBlob(Buffer.from('合同'));
  const file = folders.file('books.backup');
  await books.backup(file);
  await books.close();
  return { dir, file, attachment };
}

describe('a backup', () => {
  it('is restored into the other engine and back, rows, identity and attachments alike', async () => {
    const { dir, file, attachment } = await withBackup();
    const database = await postgres.newDatabase();
    const desk = folders.next();
    await restorePostgresBackup(file, { gate: database.gate(), migrations: STEPS, clock, dir: desk });
    const centre = await openPostgresStore<TestBooks>({ gate: database.gate(), migrations: STEPS, clock, dir: desk });
    const again = folders.file('again.backup');
    const rows = await centre.read((db) => db.selectFrom('voucher').selectAll().orderBy('id').execute());
    expect(centre.identity()).toMatchObject({ sequence: 3 });
    await centre.backup(again);
    await centre.close();
    const back = folders.next();
    await restoreBackup(again, back, { clock });
    const [books, original] = [await openFolder(back), await openFolder(dir)];
    expect(await posted(books)).toBe(3);
    expect(rows).toEqual(await original.read((db) => db.selectFrom('voucher').selectAll().orderBy('id').execute()));
    expect(books.identity()).toMatchObject({
      id: original.identity().id,
      sequence: 3,
      restores: [{ sequence: 3 }, { sequence: 3 }],
    });
    expect(Buffer.from(openBlobs(back).getBlob(attachment)).toString()).toBe('合同');
    expect((await books.verify()).problems).toEqual([]);
    await books.close();
    await original.close();
  });

  it('begins with a SQLite database that any tool opens as it is', async () => {
    const { file } = await withBackup();
    const { Database } = await initSqlJs();
    const database = new Database(readFileSync(file));
    expect(database.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']]);
    expect(database.exec('SELECT count(*) FROM voucher')[0]?.values).toEqual([[6]]);
    database.close();
  });

  it('with any bit changed, or cut anywhere, is refused as corrupt and nothing is made', async () => {
    const { file } = await withBackup();
    const whole = readFileSync(file);
    const luck = chance(31);
    const bad = folders.file('bad.backup');
    const dir = join(folders.next(), 'restored');
    for (let round = 0; round < 150; round += 1) {
      const bytes = Buffer.from(whole);
      const bit = luck.below(bytes.length * 8);
      bytes[bit >> 3] = bytes[bit >> 3]! ^ (1 << (bit & 7));
      const cut = luck.below(bytes.length);
      writeFileSync(bad, round % 3 === 0 ? whole.subarray(0, cut) : bytes);
      const version = bit >> 3 >= bytes.length - 12 && bit >> 3 < bytes.length - 8;
      expect(await refusal(restoreBackup(bad, dir, { clock })), `bit ${bit}, cut ${cut}`).toMatch(
        version && round % 3 !== 0 ? /corrupt|newer/ : /corrupt/,
      );
      expect(nodeFiles.list(dir).filter((name) => name !== 'attachments')).toEqual([]);
    }
    expect(await refusal(restoreBackup(folders.file('none'), dir, { clock }))).toBe('missing');
  });

  it('is made although an attachment is damaged: the books are worth more, and verify names it', async () => {
    const { dir, attachment } = await withBackup();
    writeFileSync(join(dir, 'attachments', attachment.slice(0, 2), attachment), '合约');
    const books = await openFolder(dir);
    expect((await books.verify()).problems).toEqual([expect.stringContaining(attachment)]);
    const file = folders.file('partial.backup');
    await books.backup(file);
    await books.close();
    const back = folders.next();
    expect((await restoreBackup(file, back, { clock })).parts.map(({ name }) => name)).toEqual(['books.sqlite']);
  });

  it('that was restored is known by what the books remember (mSupply: an older backup put back)', async () => {
    const { dir, file } = await withBackup();
    const books = await openFolder(dir);
    for (let n = 4; n <= 6; n += 1) await post(books, n);
    const sequence = books.health().sequence;
    await books.close();
    const back = folders.next();
    await restoreBackup(file, back, { clock });
    const restored = await openFolder(back);
    expect(sequence).toBe(6);
    expect(restored.identity()).toMatchObject({
      id: books.identity().id,
      sequence: 3,
      restores: [{ sequence: 3, instant: '2025-01-31T08:00:00.000Z', backupMade: '2025-01-31T08:00:00.000Z' }],
    });
    await restored.close();
    const later = await openFolder(back);
    expect(later.health().recovery.join()).toMatch(/Restored at .*what came after it was not in the backup/);
    await later.close();
  });
});
