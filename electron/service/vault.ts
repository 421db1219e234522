import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedBackup, FolderSizes, RestoredBackup } from './audit/vault.ts';
import { nodeFiles } from './store/files.ts';
import { StoreError } from './store/port.ts';
import { restoreBackup, unpackBackup } from './store/sqljs/backup.ts';

/** What is wrong with a backup, as people read it; the store's own words name files of this machine. */
const PROBLEMS: Partial<Record<StoreError['code'], string>> = {
  corrupt: '不是完整的备份，或写成之后被改动，不能使用',
  newer: '备份由更新的程序写成，请先更新程序',
  exists: '目标文件夹里已有账套，请换一个新的文件夹',
  'disk-full': '磁盘空间不足',
};

type Problem = { readonly ok: false; readonly code: string; readonly message: string };

/** A StoreError as a plain value, which passes between threads; anything else is a defect and is thrown on. */
function problemOf(error: unknown): Problem {
  if (!(error instanceof StoreError)) throw error;
  return { ok: false, code: error.code, message: PROBLEMS[error.code] ?? '读写失败，请检查磁盘与文件夹权限' };
}

/** Takes a backup apart and checks all of it: books, rows of each table, every attachment. Runs beside the service. */
export async function checkBackupFile({ path }: { readonly path: string }): Promise<CheckedBackup | Problem> {
  try {
    const backup = await unpackBackup(nodeFiles, path);
    try {
      let attachments = 0;
      for (const bytes of backup.attachments()) attachments += bytes.length >= 0 ? 1 : 0;
      const { engine, made, id, sequence, hash, schema, tables } = backup.manifest;
      const [community] = backup.database.exec('SELECT name, fiscal_year FROM community');
      const [name, fiscalYear] = community?.values[0] ?? [];
      return {
        ok: true,
        community: typeof name === 'string' ? name : null,
        fiscalYear: typeof fiscalYear === 'number' ? fiscalYear : null,
        ...{ engine, made, id, sequence, hash, schema, attachments },
        tables: { ...tables },
      };
    } finally {
      backup.close();
    }
  } catch (error) {
    return problemOf(error);
  }
}

export interface Restoring {
  readonly path: string;
  readonly into: string;
  readonly nowMs: number;
}

/** Restores a backup into a new folder, as the command line does. Runs beside the service. */
export async function restoreBackupFile({ path, into, nowMs }: Restoring): Promise<RestoredBackup | Problem> {
  try {
    const { made, sequence } = await restoreBackup(path, into, { clock: { nowMs: () => nowMs } });
    return { ok: true, made, sequence };
  } catch (error) {
    return problemOf(error);
  }
}

/** Bytes of a data folder by what they are, and the free bytes of its disk (null where the system does not say). */
export async function folderSizes(dir: string): Promise<FolderSizes> {
  const sizes = { total: 0, snapshots: 0, journals: 0, attachments: 0 };
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    // A file may go while it is looked at: a checkpoint, an upload that is forgotten.
    const bytes = await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
    sizes.total += bytes;
    if (/^snapshot-\d+\.sqlite/.test(entry.name)) sizes.snapshots += bytes;
    else if (/^journal-\d+\.log/.test(entry.name)) sizes.journals += bytes;
    else if (entry.parentPath.startsWith(join(dir, 'attachments'))) sizes.attachments += bytes;
  }
  const free = await statfs(dir).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  return { ...sizes, free: free !== null && Number.isSafeInteger(free) ? free : null };
}
