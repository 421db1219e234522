import type { Database } from 'sql.js';
import { type Clock, instantText } from '../../../../shared/kernel/id.ts';
import {
  ATTACHMENT,
  type BackupManifest,
  type BackupResult,
  BOOKS,
  openBackupFile,
  type PartSource,
  writeBackupFile,
} from '../backup-file.ts';
import { type Blobs, openBlobs } from '../blobs.ts';
import { asStoreError, type Files, nodeFiles } from '../files.ts';
import { StoreError, type StoreHealth } from '../port.ts';
import { quoted } from '../schema.ts';
import { integrityProblems, openDatabase } from './engine.ts';
import { holdsBooks, makingFolder } from './folder.ts';
import { type Identity, readIdentity, writeIdentity } from './identity.ts';
import { takeLock } from './lock.ts';
import { LIMITS } from './options.ts';
import { bookTables } from './schema.ts';
import { beginGeneration } from './snapshot.ts';

export type { BackupResult } from '../backup-file.ts';

export interface BackupOptions {
  readonly files: Files;
  readonly clock: Clock;
  readonly engine: StoreHealth['engine'];
  /** The books in SQLite; no transaction may be open. */
  readonly database: Database;
  readonly identity: Identity;
  readonly schema: number;
  readonly blobs: Blobs | undefined;
  /** The file to make. */
  readonly file: string;
}

/** Writes a consistent copy of the books and their attachments, and checks it by opening it. */
export function backupBooks(options: BackupOptions): Promise<BackupResult> {
  const { files, clock, engine, database, identity, schema, blobs, file } = options;
  writeIdentity(database, identity);
  const { id, sequence, hash } = identity;
  const tables = rowCounts(database);
  const about: Omit<BackupManifest, 'parts'> = {
    engine,
    made: instantText(clock.nowMs()),
    ...{ id, sequence, hash, schema, tables },
  };
  const sources: PartSource[] = [
    { name: BOOKS, bytes: () => database.export() },
    ...(blobs?.list() ?? []).map((sha256) => ({ name: ATTACHMENT + sha256, bytes: () => wholeBlob(blobs!, sha256) })),
  ];
  return writeBackupFile(files, file, about, sources, (books) => checkBooks(books, tables));
}

/** An attachment that was damaged must not keep the books from being backed up: it is left out, and `verify` names it. */
function wholeBlob(blobs: Blobs, sha256: string): Uint8Array | undefined {
  try {
    return blobs.getBlob(sha256);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'corrupt') return undefined;
    throw error;
  }
}

/** The copy must open, be sound, and hold as many rows of each table as the original. */
async function checkBooks(books: Uint8Array, tables: Readonly<Record<string, number>>): Promise<void> {
  const copy = await openDatabase(books);
  try {
    const problems = integrityProblems(copy, 'quick');
    if (problems.length > 0) throw new Error(`the copy is not sound: ${problems[0]}`);
    if (JSON.stringify(rowCounts(copy)) !== JSON.stringify(tables)) throw new Error('the copy has other rows');
  } finally {
    copy.close();
  }
}

export function rowCounts(database: Database): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const table of bookTables(database))
    counts[table] = Number(database.exec(`SELECT count(*) FROM ${quoted(table)}`)[0]?.values[0]?.[0]);
  return counts;
}

/** A backup taken apart and checked: its books as an open database, which the caller closes. */
export interface UnpackedBackup {
  readonly manifest: BackupManifest;
  readonly database: Database;
  readonly attachments: () => Generator<Uint8Array>;
  close(): void;
}

/** Opens a backup of either engine and checks all of it that is books. */
export async function unpackBackup(files: Files, file: string): Promise<UnpackedBackup> {
  const backup = openBackupFile(files, file);
  try {
    const books = backup.books();
    const database = await openDatabase(books);
    const problems = integrityProblems(database, 'full');
    if (problems.length > 0) {
      database.close();
      throw new StoreError('corrupt', `${file} cannot be used as a backup: ${problems[0]}.`);
    }
    const close = (): void => {
      database.close();
      backup.close();
    };
    return { manifest: backup.manifest, database, attachments: backup.attachments, close };
  } catch (error) {
    backup.close();
    throw error;
  }
}

export interface RestoreOptions {
  readonly clock: Clock;
  readonly files?: Files;
}

/**
 * Makes a data folder from a backup of either engine. Refuses with `exists` a folder that holds books already:
 * nothing is ever overwritten. The books remember that they were restored (bug 20 of EXPECTATIONS.md).
 */
export async function restoreBackup(
  file: string,
  dir: string,
  { clock, files = nodeFiles }: RestoreOptions,
): Promise<BackupManifest> {
  const refuse = (): void => {
    if (holdsBooks(files, dir))
      throw new StoreError('exists', `${dir} holds books already; restore into a new folder.`);
  };
  refuse();
  const unpacked = await unpackBackup(files, file);
  try {
    files.makeFolder(dir);
    const lock = takeLock({ files, dir, clock });
    try {
      refuse();
      const blobs = openBlobs(dir, files);
      await makingFolder(files, dir, async () => {
        for (const bytes of unpacked.attachments()) blobs.putBlob(bytes);
        await putDown(files, dir, clock, unpacked);
      });
    } catch (error) {
      throw asStoreError(error, 'restoring the backup');
    } finally {
      lock.release();
    }
    return unpacked.manifest;
  } finally {
    unpacked.close();
  }
}

async function putDown(files: Files, dir: string, clock: Clock, { manifest, database }: UnpackedBackup): Promise<void> {
  const { id, sequence, hash, schema, made } = manifest;
  const restore = { instant: instantText(clock.nowMs()), sequence, backupMade: made };
  const restores = [...readIdentity(database).restores, restore];
  const identity: Identity = { id, sequence, hash, restores };
  const chunk = LIMITS.preallocateBytes;
  const journal = await beginGeneration({ files, dir, database, generation: 1, identity, schema, chunk });
  journal.close();
}
