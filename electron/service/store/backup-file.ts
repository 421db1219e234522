import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { asStoreError, errnoOf, type Files, type OpenFile, slicesOf } from './files.ts';
import { StoreError, type StoreHealth } from './port.ts';

/**
 * A backup is one file that either engine writes and either restores:
 *
 *     the books as a SQLite database │ attachments, end to end │ manifest (JSON) │ trailer
 *
 * The database comes first, so that the file opens in any SQLite tool. The trailer (48 bytes) is the SHA-256 of the
 * manifest, its length, a version and the magic; the manifest has the digest of every part.
 */
export interface BackupManifest {
  readonly engine: StoreHealth['engine'];
  /** When it was made, UTC. */
  readonly made: string;
  /** Identity of the books, and the last transaction inside; see sqljs/identity.ts. */
  readonly id: string;
  readonly sequence: number;
  readonly hash: string;
  /** Last schema step. */
  readonly schema: number;
  /** Rows of each table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly parts: readonly BackupPart[];
}

/** `books.sqlite`, or `attachments/<sha256>`. */
export interface BackupPart {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface BackupResult {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

export const BOOKS = 'books.sqlite';
export const ATTACHMENT = 'attachments/';
const MAGIC = Buffer.from('TCBACKUP');
const VERSION = 1;
const TRAILER = 48;
const SLICE = 8 * 1024 * 1024;
const MAX_MANIFEST = 64 * 1024 * 1024;

/** One part to write: its name and its bytes, asked for when its turn comes; undefined leaves it out. */
export interface PartSource {
  readonly name: string;
  bytes(): Uint8Array | undefined;
}

/**
 * Writes a backup: temporary file → fsync → read again and compare → its name. Refuses with `exists` to take the
 * place of another file. A failure leaves nothing behind and says nothing about the books themselves.
 */
export async function writeBackupFile(
  files: Files,
  path: string,
  about: Omit<BackupManifest, 'parts'>,
  sources: readonly PartSource[],
  check: (books: Uint8Array) => Promise<void>,
): Promise<BackupResult> {
  if (files.exists(path)) throw taken(path);
  const part = `${path}.part`;
  try {
    if (files.exists(part)) files.unlink(part);
    const written = await writeParts(files.create(part), about, sources);
    const { sha256, books } = readAgain(files, part);
    if (sha256 !== written.sha256) throw new Error('the file reads differently from what was written');
    await check(books);
    files.publish(part, path);
    files.syncFolder(dirname(path));
    return { file: path, ...written };
  } catch (error) {
    if (files.exists(part)) files.unlink(part);
    if (errnoOf(error) === 'EEXIST') throw taken(path);
    throw asStoreError(error, 'writing the backup');
  }
}

const taken = (path: string): StoreError =>
  new StoreError('exists', `${path} is there already; a backup never takes the place of another file.`);

async function writeParts(
  file: OpenFile,
  about: Omit<BackupManifest, 'parts'>,
  sources: readonly PartSource[],
): Promise<{ sha256: string; bytes: number }> {
  const whole = createHash('sha256');
  const parts: BackupPart[] = [];
  let at = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    const written = file.writeLater(bytes, at);
    whole.update(bytes);
    at += bytes.length;
    await written;
  };
  try {
    for (const { name, bytes: bytesOf } of sources) {
      const bytes = bytesOf();
      if (!bytes) continue;
      // The first part begins the file: its digest is the digest so far, taken once.
      const own = parts.length === 0 ? undefined : createHash('sha256').update(bytes);
      for (let from = 0; from < bytes.length; from += SLICE) await write(bytes.subarray(from, from + SLICE));
      parts.push({ name, bytes: bytes.length, sha256: (own ?? whole.copy()).digest('hex') });
    }
    const manifest = Buffer.from(JSON.stringify({ ...about, parts }));
    await write(manifest);
    const trailer = Buffer.alloc(TRAILER);
    createHash('sha256').update(manifest).digest().copy(trailer, 0);
    trailer.writeUInt32LE(manifest.length, 32);
    trailer.writeUInt32LE(VERSION, 36);
    MAGIC.copy(trailer, 40);
    await write(trailer);
    await file.datasyncLater();
  } finally {
    file.close();
  }
  return { sha256: whole.digest('hex'), bytes: at };
}

function readAgain(files: Files, path: string): { sha256: string; books: Uint8Array } {
  const file = files.open(path, 'read');
  try {
    const digest = createHash('sha256');
    for (const slice of slicesOf(file)) digest.update(slice);
    const { parts } = readManifest(file, path);
    return { sha256: digest.digest('hex'), books: file.read(parts[0]?.bytes ?? 0, 0) };
  } finally {
    file.close();
  }
}

/** A backup opened for reading. Every part is checked against its digest when it is taken. */
export interface OpenBackup {
  readonly manifest: BackupManifest;
  books(): Uint8Array;
  attachments(): Generator<Uint8Array>;
  close(): void;
}

/** Opens a backup; `missing` when there is no such file, `corrupt` when it is not whole or not a backup. */
export function openBackupFile(files: Files, path: string): OpenBackup {
  if (!files.exists(path)) throw new StoreError('missing', `There is no file ${path}.`);
  const file = files.open(path, 'read');
  const partAt = (part: BackupPart, at: number): Uint8Array => {
    const bytes = file.read(part.bytes, at);
    if (bytes.length !== part.bytes || createHash('sha256').update(bytes).digest('hex') !== part.sha256)
      throw damaged(path, `${part.name} was changed after it was written`);
    return bytes;
  };
  try {
    const manifest = readManifest(file, path);
    return {
      manifest,
      books: () => partAt(manifest.parts[0] as BackupPart, 0),
      *attachments() {
        let at = 0;
        for (const part of manifest.parts) {
          if (part.name.startsWith(ATTACHMENT)) yield partAt(part, at);
          at += part.bytes;
        }
      },
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

function readManifest(file: OpenFile, path: string): BackupManifest {
  const size = file.size();
  const trailer = Buffer.from(file.read(TRAILER, Math.max(0, size - TRAILER)));
  if (trailer.length < TRAILER || !MAGIC.equals(trailer.subarray(40))) throw damaged(path, 'it is not a whole backup');
  if (trailer.readUInt32LE(36) !== VERSION)
    throw new StoreError('newer', `${path} was written by a newer edition of the program. Update the program.`);
  const length = trailer.readUInt32LE(32);
  if (length > MAX_MANIFEST || length > size - TRAILER) throw damaged(path, 'it is not a whole backup');
  const text = file.read(length, size - TRAILER - length);
  if (!createHash('sha256').update(text).digest().equals(trailer.subarray(0, 32)))
    throw damaged(path, 'its list of parts was changed');
  const manifest = JSON.parse(Buffer.from(text).toString('utf8')) as BackupManifest;
  const bytes = manifest.parts.reduce((sum, part) => sum + part.bytes, 0);
  if (manifest.parts[0]?.name !== BOOKS || bytes + length + TRAILER !== size)
    throw damaged(path, 'its parts do not fill it');
  return manifest;
}

const damaged = (path: string, why: string): StoreError =>
  new StoreError('corrupt', `${path} cannot be used as a backup: ${why}.`);
