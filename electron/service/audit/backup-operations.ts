import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { audit } from '../../../shared/contract/audit.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { Books } from '../database.ts';
import type { FolderFiles } from '../pipeline/folder-files.ts';
import { answer, type Implementation, preparedCommand } from '../pipeline/implementation.ts';
import { StoreError } from '../store/port.ts';
import type { BackupVault } from './vault.ts';

export interface BackupParts {
  readonly books: Books;
  readonly files: FolderFiles;
  readonly vault: BackupVault;
}

/** The largest backup that is handed over as a file; a larger one is written on the service's own machine. */
const MAX_HANDED_BYTES = 2 * 1024 * 1024 * 1024;

/** 备份. */
export const backupOperations = ({ books, files, vault }: BackupParts): readonly Implementation[] => [
  preparedCommand(
    audit.backup,
    async (context, { path }) => {
      if (path !== undefined && (!atMachine(context.caller) || !isAbsolute(path))) {
        throw context.refused('path-not-allowed', '只有在服务所在的机器上操作的人才能指定备份写到哪里（完整路径）');
      }
      const target = path ?? join(tmpdir(), `tongcai-backup-${Buffer.from(context.randomBytes(12)).toString('hex')}`);
      try {
        const made = await books.backup(target);
        if (path !== undefined) return { file: path, sha256: made.sha256, bytes: made.bytes };
        const kept = await files.receive(context.actor, createReadStream(target), MAX_HANDED_BYTES);
        return { file: kept.sha256, sha256: kept.sha256, bytes: kept.bytes };
      } catch (error) {
        if (error instanceof StoreError && error.code === 'exists') throw context.refused('exists', error.message);
        throw error;
      } finally {
        if (path === undefined) await rm(target, { force: true });
      }
    },
    async (context, _input, made) => {
      context.audit({ subject: '备份', after: { sha256: made.sha256, bytes: made.bytes } });
      return made;
    },
  ),

  answer(audit.checkBackup, async (context, { file }) => {
    const path = await context.files.path(context.actor, file);
    if (path === undefined) throw context.notFound('备份文件');
    const { size: bytes } = await stat(path);
    const checked = await vault.checkBackup(path, context.signal);
    if (!checked.ok) return { whole: false, problem: checked.message, bytes, backup: null };
    const { community, fiscalYear, engine, made, id, sequence, schema, attachments, tables } = checked;
    const rows = (table: string): number => tables[table] ?? 0;
    const counts = {
      units: rows('unit'),
      people: rows('person'),
      vouchers: rows('voucher'),
      lines: rows('voucher_line'),
      events: rows('event'),
      attachments,
    };
    const backup = { community, fiscalYear, engine, made, id, sequence, schema, ...counts };
    return { whole: true, problem: null, bytes, backup };
  }),

  preparedCommand(
    audit.restoreBackup,
    async (context, { file, into }) => {
      const { caller } = context;
      const here = atMachine(caller) || (caller.kind === 'person' && caller.nearby === true);
      if (!here || !isAbsolute(into))
        throw context.refused('path-not-allowed', '只有在服务所在的机器上操作的人才能恢复备份，并须写明完整路径');
      const path = await context.files.path(context.actor, file);
      if (path === undefined) throw context.notFound('备份文件');
      if ((await namesIn(into)).length > 0) throw context.refused('exists', `${into} 不是空文件夹，请换一个新的文件夹`);
      const restored = await vault.restoreBackup({ path, into, nowMs: context.nowMs }, context.signal);
      if (restored.ok) return restored;
      if (restored.code === 'exists') throw context.refused('exists', restored.message);
      const damaged = restored.code === 'corrupt' || restored.code === 'newer';
      throw context.refused(damaged ? 'damaged' : 'cannot-write', restored.message);
    },
    async (context, { file, into }, { made, sequence }) => {
      context.audit({ subject: '恢复备份', after: { sha256: file, made, sequence } });
      return { into, made, sequence };
    },
  ),
];

const atMachine = (caller: Caller): boolean =>
  caller.kind === 'local' || (caller.kind === 'person' && caller.osUser !== undefined);

/** What lies in a folder; nothing when it is not there. A name that is a file is something in the way. */
const namesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : [folder]));
