import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { LEAD, openCommunity, openTestHouse, simple, someone, TOWN } from '../support/house.ts';
import { OPERATOR, TestClock } from '../support/service.ts';

/** 备份: looked at before it is needed, and restored beside the books, never over them. */

const { audit, organisation } = contract;

/** A community with a backup that the operator has handed in again. */
async function backedUp() {
  const house = await openCommunity([LEAD, TOWN]);
  await house.importJson('H01', [simple('2025-01-16', '1002', '4101010101', '100.00')]);
  const made = await house.pipeline.perform(audit.backup, {}, OPERATOR);
  const bytes = (await house.files.bytes('local:wang', made.file))!;
  return { house, made, bytes };
}

const emptyFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tongcai-restore-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

describe('a backup that is looked at', () => {
  it('says whose books it holds, when it was made, and how much', async () => {
    const { house, made } = await backedUp();
    const checked = await house.pipeline.perform(audit.checkBackup, { file: made.file }, OPERATOR);
    expect(checked).toMatchObject({
      whole: true,
      problem: null,
      bytes: made.bytes,
      backup: {
        community: '青石县医共体',
        fiscalYear: 2025,
        engine: 'sqljs',
        units: 2,
        vouchers: 1,
        lines: 2,
        people: 0,
      },
    });
    expect(checked.backup!.sequence).toBeGreaterThan(0);
  });

  it('says so when it is damaged, cut off, or no backup at all, and names no file of the machine', async () => {
    const { house, bytes } = await backedUp();
    const flipped = Uint8Array.from(bytes);
    flipped[4000]! ^= 1;
    for (const bad of [flipped, bytes.subarray(0, bytes.length - 7), new TextEncoder().encode('hello')]) {
      const file = await house.file(bad);
      const checked = await house.pipeline.perform(audit.checkBackup, { file }, OPERATOR);
      expect(checked).toMatchObject({ whole: false, backup: null });
      expect(checked.problem).toBe('不是完整的备份，或写成之后被改动，不能使用');
      const into = join(await emptyFolder(), 'new');
      expect(await house.refusal('audit.restoreBackup', { file, into })).toMatchObject({ code: 'damaged' });
      await expect(readdir(into)).rejects.toMatchObject({ code: 'ENOENT' });
    }
    expect(house.defects).toEqual([]);
  });
});

describe('a backup that is restored', () => {
  it('makes a new folder, whose books open and hold what was backed up', async () => {
    const { house, made } = await backedUp();
    const into = join(await emptyFolder(), 'books');
    const restored = await house.pipeline.perform(audit.restoreBackup, { file: made.file, into }, OPERATOR);
    expect(restored.into).toBe(into);
    const again = await openTestHouse({ dir: into, clock: new TestClock() });
    expect(await again.pipeline.perform(organisation.community, {}, OPERATOR)).toMatchObject({ units: 2 });
    expect(await again.pipeline.perform(audit.verify, {}, OPERATOR)).toMatchObject({ chain: { firstBroken: null } });
  });

  it('is never put over anything', async () => {
    const { house, made } = await backedUp();
    const into = await emptyFolder();
    await writeFile(join(into, 'letter.txt'), 'dear');
    expect(await house.refusal('audit.restoreBackup', { file: made.file, into })).toMatchObject({ code: 'exists' });
    const file = join(into, 'letter.txt');
    expect(await house.refusal('audit.restoreBackup', { file: made.file, into: file })).toMatchObject({
      code: 'exists',
    });
    expect(await house.refusal('audit.restoreBackup', { file: made.file, into: house.dir })).toMatchObject({
      code: 'exists',
    });
    expect(await readFile(file, 'utf8')).toBe('dear');
  });

  it('is only for somebody at the machine', async () => {
    const { house, bytes } = await backedUp();
    const away = someone('guanli', 'administrator');
    const file = await house.file(bytes, away);
    const into = join(await emptyFolder(), 'books');
    const refused = { code: 'path-not-allowed' };
    expect(await house.refusal('audit.restoreBackup', { file, into }, away)).toMatchObject(refused);
    const near: Caller = { ...(away as Extract<Caller, { kind: 'person' }>), nearby: true };
    expect(await house.refusal('audit.restoreBackup', { file, into: 'books' }, near)).toMatchObject(refused);
    expect(await house.pipeline.perform(audit.restoreBackup, { file, into }, near)).toMatchObject({ into });
  });
});

describe('the health of the books', () => {
  it('is their engine, mode, sizes, free disk and last backup', async () => {
    const house = await openCommunity([LEAD]);
    const before = await house.pipeline.perform(audit.health, {}, OPERATOR);
    expect(before).toMatchObject({ engine: 'sqljs', ok: true, mode: 'read-write', reason: null, lastBackup: null });
    expect(before.folder.journals).toBeGreaterThan(0);
    expect(before.folder.snapshots).toBeGreaterThan(0);
    expect(before.folder.total).toBeGreaterThanOrEqual(before.folder.journals + before.folder.snapshots);
    expect(before.folder.free).toBeGreaterThan(0);
    const made = await house.pipeline.perform(audit.backup, {}, OPERATOR);
    const { lastBackup, sequence } = await house.pipeline.perform(audit.health, {}, OPERATOR);
    expect(lastBackup).toMatchObject({ actor: 'local:wang', sha256: made.sha256, bytes: made.bytes });
    expect(sequence).toBeGreaterThan(before.sequence);
  });
});
