import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from 'sql.js';
import { type Files, type OpenFile, slicesOf } from '../files.ts';
import { type Generation, generationOf, snapshotFile, writeCurrent } from './generation.ts';
import { type Identity, writeIdentity } from './identity.ts';
import { Journal } from './journal.ts';

const SLICE = 8 * 1024 * 1024;

export interface NewGeneration {
  readonly files: Files;
  readonly dir: string;
  readonly database: Database;
  readonly generation: number;
  readonly identity: Identity;
  readonly schema: number;
  /** Bytes by which the journal is laid out ahead. */
  readonly chunk: number;
}

/**
 * Makes a new generation of the database as it is now and lets it take effect: export → temporary file → fsync →
 * reopen and check → rename → journal → fsync of the folder → `CURRENT`. Until the last step the old generation is the
 * valid one and untouched. The export is taken at once; the writing lets readers go on, never a transaction.
 */
export async function beginGeneration(options: NewGeneration): Promise<Journal> {
  const { files, dir, database, identity, schema, chunk } = options;
  writeIdentity(database, identity);
  const bytes = database.export();
  const path = join(dir, snapshotFile(options.generation));
  const part = `${path}.part`;
  if (files.exists(part)) files.unlink(part);
  const file = files.create(part);
  let sha256: string;
  try {
    sha256 = await writeSlices(file, bytes);
    await file.datasyncLater();
  } finally {
    file.close();
  }
  check(files, part, bytes);
  files.rename(part, path);
  const { sequence, hash } = identity;
  const current: Generation = { generation: options.generation, sha256, bytes: bytes.length, sequence, hash, schema };
  const journal = Journal.create(files, dir, current, chunk);
  try {
    files.syncFolder(dir);
    writeCurrent(files, dir, current);
  } catch (error) {
    journal.close();
    throw error;
  }
  return journal;
}

async function writeSlices(file: OpenFile, bytes: Uint8Array): Promise<string> {
  const digest = createHash('sha256');
  for (let at = 0; at < bytes.length; at += SLICE) {
    const slice = bytes.subarray(at, at + SLICE);
    const written = file.writeLater(slice, at);
    digest.update(slice);
    await written;
  }
  return digest.digest('hex');
}

/** Reads the file again and compares it with what was to be written. */
function check(files: Files, path: string, bytes: Uint8Array): void {
  const file = files.open(path, 'read');
  try {
    let at = 0;
    for (const slice of slicesOf(file)) {
      if (Buffer.compare(slice, bytes.subarray(at, at + slice.length)) !== 0)
        throw new Error('the file reads differently');
      at += slice.length;
    }
    if (at !== bytes.length) throw new Error('the file is shorter than it was written');
  } finally {
    file.close();
  }
}

/** The snapshot of a generation, or why it cannot be used. */
export function readSnapshot(files: Files, dir: string, generation: Generation): Uint8Array | string {
  const name = snapshotFile(generation.generation);
  const path = join(dir, name);
  if (!files.exists(path)) return `${name} is missing`;
  const file = files.open(path, 'read');
  try {
    if (file.size() !== generation.bytes) return `${name} has ${file.size()} bytes instead of ${generation.bytes}`;
    const bytes = file.read(generation.bytes, 0);
    const digest = createHash('sha256').update(bytes).digest('hex');
    return digest === generation.sha256 ? bytes : `${name} was changed after it was written`;
  } finally {
    file.close();
  }
}

/** Removes the files of generations that a condition names, and unfinished files. */
export function removeGenerations(files: Files, dir: string, which: (generation: number) => boolean): void {
  for (const file of files.list(dir)) {
    const generation = generationOf(file);
    const unfinished = file.endsWith('.part') && !file.startsWith('LOCK');
    if (unfinished || (generation !== undefined && which(generation))) files.unlink(join(dir, file));
  }
}
