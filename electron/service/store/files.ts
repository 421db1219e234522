import {
  closeSync,
  constants,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  unlinkSync,
  write,
  writeSync,
} from 'node:fs';
import { StoreError } from './port.ts';

/** One open file. Writes are whole or they throw; `datasync` returns when the bytes are on the disk. */
export interface OpenFile {
  /** Exactly the bytes asked for, or fewer at the end of the file. */
  read(length: number, position: number): Uint8Array;
  write(bytes: Uint8Array, position: number): void;
  datasync(): void;
  /** The same two without holding up the program: for snapshots, never for a commit. */
  writeLater(bytes: Uint8Array, position: number): Promise<void>;
  datasyncLater(): Promise<void>;
  size(): number;
  close(): void;
}

/**
 * The only door to the disk for everything that must survive. Small, so that tests can stand in it and let the N-th
 * write, fsync or rename fail (test/faults). Errors are Node's own, with their `code`; `asStoreError` translates them.
 */
export interface Files {
  exists(path: string): boolean;
  /** Names in a folder, sorted; empty when there is no such folder. */
  list(folder: string): readonly string[];
  makeFolder(path: string): void;
  /** A new file, empty; fails with EEXIST when there is one. */
  create(path: string): OpenFile;
  /** An existing file, for reading only or for both; fails with ENOENT when there is none. */
  open(path: string, mode: 'read' | 'read-write'): OpenFile;
  /** Puts a file in the place of another, at once. */
  rename(from: string, to: string): void;
  /** Gives a finished file its name and never takes the place of another: EEXIST when the name is taken. */
  publish(from: string, to: string): void;
  unlink(path: string): void;
  /** Makes the names in a folder durable. */
  syncFolder(path: string): void;
}

const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS']);

/** The disk itself. */
export const nodeFiles: Files = {
  exists: (path) => existsSync(path),
  list: (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []),
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  create: (path) => new NodeFile(openSync(path, 'wx+')),
  open: (path, mode) => new NodeFile(openSync(path, mode === 'read' ? 'r' : 'r+')),
  rename: (from, to) => renameSync(from, to),
  publish(from, to) {
    try {
      linkSync(from, to);
    } catch (error) {
      if (!NO_HARD_LINKS.has(errnoOf(error) ?? '')) throw error;
      // A file system without hard links (FAT, some shares): look, then rename. Two racers are held apart by LOCK.
      closeSync(openSync(to, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY));
      renameSync(from, to);
      return;
    }
    unlinkSync(from);
  },
  unlink: (path) => unlinkSync(path),
  syncFolder(path) {
    // Windows cannot open a folder; NTFS journals names by itself.
    if (process.platform === 'win32') return;
    const fd = openSync(path, 'r');
    try {
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
    }
  },
};

/** Node reads no more than this with one call. */
const MOST_AT_ONCE = 2 ** 30;

class NodeFile implements OpenFile {
  constructor(private readonly fd: number) {}

  read(length: number, position: number): Uint8Array {
    const bytes = Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
      const count = readSync(this.fd, bytes, done, Math.min(length - done, MOST_AT_ONCE), position + done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  }

  write(bytes: Uint8Array, position: number): void {
    let done = 0;
    while (done < bytes.length) done += writeSync(this.fd, bytes, done, bytes.length - done, position + done);
  }

  datasync(): void {
    fdatasyncSync(this.fd);
  }

  async writeLater(bytes: Uint8Array, position: number): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      done += await new Promise<number>((resolve, reject) =>
        write(this.fd, bytes, done, bytes.length - done, position + done, (error, count) =>
          error ? reject(error) : resolve(count),
        ),
      );
    }
  }

  datasyncLater(): Promise<void> {
    return new Promise((resolve, reject) => fdatasync(this.fd, (error) => (error ? reject(error) : resolve())));
  }

  size(): number {
    return fstatSync(this.fd).size;
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** The operating system's name of what went wrong (`ENOSPC`), when the error carries one. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A failure of the disk in the store's terms: `disk-full` when there is no room, otherwise `io`. */
export function asStoreError(error: unknown, doing: string): StoreError {
  if (error instanceof StoreError) return error;
  const errno = errnoOf(error);
  if (errno === 'ENOSPC' || errno === 'EDQUOT')
    return new StoreError('disk-full', `The disk is full: ${doing} did not succeed. Make room, then open again.`);
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError('io', `The disk refused: ${doing} did not succeed (${reason}).`);
}

const SLICE = 4 * 1024 * 1024;

/** The whole of a file in slices, so that nothing large is held twice. */
export function* slicesOf(file: OpenFile): Generator<Uint8Array> {
  for (let at = 0; ; at += SLICE) {
    const slice = file.read(SLICE, at);
    if (slice.length > 0) yield slice;
    if (slice.length < SLICE) return;
  }
}

/** The whole of a file. */
export function readWhole(files: Files, path: string): Uint8Array {
  const file = files.open(path, 'read');
  try {
    return file.read(file.size(), 0);
  } finally {
    file.close();
  }
}

/** Writes a small file so that it is whole or not there: temporary name → fsync → rename → fsync of the folder. */
export function replaceSmallFile(files: Files, folder: string, path: string, bytes: Uint8Array): void {
  const part = `${path}.part`;
  if (files.exists(part)) files.unlink(part);
  const file = files.create(part);
  try {
    file.write(bytes, 0);
    file.datasync();
  } finally {
    file.close();
  }
  files.rename(part, path);
  files.syncFolder(folder);
}
