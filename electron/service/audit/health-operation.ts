import { audit } from '../../../shared/contract/audit.ts';
import type { Books, BooksReader } from '../database.ts';
import { answer, type Implementation } from '../pipeline/implementation.ts';
import type { FolderSizes } from './vault.ts';

export interface HealthParts {
  readonly books: Books;
  readonly version: string;
  readonly maxBackupBytes: number;
  readonly folderSizes: () => Promise<FolderSizes>;
}

/** 账套状态: whether the books can be written, how large they are, when they were last backed up. */
export const healthOperation = ({ books, version, maxBackupBytes, folderSizes }: HealthParts): Implementation =>
  answer(audit.health, async () => {
    const { engine, ok, mode, reason, sequence, recovery, problems, bytes } = books.health();
    return {
      version,
      engine,
      ok,
      mode,
      reason: reason ?? null,
      sequence,
      recovery: [...recovery],
      problems: [...problems],
      booksBytes: bytes,
      folder: await folderSizes(),
      maxBackupBytes,
      lastBackup: await books.read(lastBackup),
    };
  });

/** The last backup that the trail knows of. */
export async function lastBackup(db: BooksReader) {
  const row = await db
    .selectFrom('event')
    .select(['instant', 'actor', 'after'])
    .where('operation', '=', 'audit.backup')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { sha256, bytes } = JSON.parse(row.after ?? '{}') as { sha256?: string; bytes?: number };
  return { instant: row.instant, actor: row.actor, sha256: sha256 ?? '', bytes: bytes ?? 0 };
}
