import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { audit } from '../../../shared/contract/audit.ts';
import type { Books } from '../database.ts';
import type { FolderFiles } from '../pipeline/folder-files.ts';
import { type Implementation, preparedCommand } from '../pipeline/implementation.ts';
import { StoreError } from '../store/port.ts';

export interface BackupParts {
  readonly books: Books;
  readonly files: FolderFiles;
}

/** The largest backup that is handed over as a file; a larger one is written on the service's own machine. */
const MAX_HANDED_BYTES = 2 * 1024 * 1024 * 1024;

/** 备份. */
export const backupOperations = ({ books, files }: BackupParts): readonly Implementation[] => [
  preparedCommand(
    audit.backup,
    async (context, { path }) => {
      const atMachine =
        context.caller.kind === 'local' || (context.caller.kind === 'person' && context.caller.osUser !== undefined);
      if (path !== undefined && (!atMachine || !isAbsolute(path))) {
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
];
