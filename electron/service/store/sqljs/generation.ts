import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Files, readWhole, replaceSmallFile } from '../files.ts';
import { StoreError } from '../port.ts';
import { HASH_BYTES } from './frame.ts';

/**
 * One generation of the books: a snapshot and the journal of what came after it. The journal's head repeats what
 * `CURRENT` says, so that a lost or damaged `CURRENT` can be made again, and an older generation tells about itself.
 */
export interface Generation {
  readonly generation: number;
  /** Digest and length of the snapshot file. */
  readonly sha256: string;
  readonly bytes: number;
  /** Sequence and frame hash of the last transaction inside the snapshot: where the journal goes on. */
  readonly sequence: number;
  readonly hash: string;
  /** Last schema step inside the snapshot. */
  readonly schema: number;
}

export const NO_HASH = '0'.repeat(HASH_BYTES * 2);
/** Frames begin here: the head has its sector for itself. */
export const JOURNAL_HEAD = 512;
const FORMAT = 1;
const MAGIC = Buffer.from('TCJL');

const number = (generation: number): string => String(generation).padStart(6, '0');
export const snapshotFile = (generation: number): string => `snapshot-${number(generation)}.sqlite`;
export const journalFile = (generation: number): string => `journal-${number(generation)}.log`;

/** The generation that a file's name belongs to, finished or not. */
export function generationOf(file: string): number | undefined {
  const match = /^(?:snapshot-(\d{6,})\.sqlite|journal-(\d{6,})\.log)(?:\.part)?$/.exec(file);
  return match ? Number(match[1] ?? match[2]) : undefined;
}

/** All generations of which a folder holds a file, newest first. */
export function generationsIn(files: Files, dir: string): readonly number[] {
  const found = files.list(dir).flatMap((file) => generationOf(file) ?? []);
  return [...new Set(found)].sort((a, b) => b - a);
}

const currentPath = (dir: string): string => join(dir, 'CURRENT');

/** What `CURRENT` says; `missing` and `damaged` are different stories: see recover.ts. */
export function readCurrent(files: Files, dir: string): Generation | 'missing' | 'damaged' {
  const path = currentPath(dir);
  if (!files.exists(path)) return 'missing';
  const [line, digest] = Buffer.from(readWhole(files, path)).toString('utf8').split('\n');
  if (line === undefined || digest !== sha256Of(line)) return 'damaged';
  return parseGeneration(line);
}

/** Says which generation is valid from now on: the moment in which a checkpoint takes effect. */
export function writeCurrent(files: Files, dir: string, current: Generation): void {
  const line = JSON.stringify({
    format: FORMAT,
    snapshot: snapshotFile(current.generation),
    journal: journalFile(current.generation),
    ...current,
  });
  replaceSmallFile(files, dir, currentPath(dir), Buffer.from(`${line}\n${sha256Of(line)}\n`));
}

/** The first sector of a journal. */
export function journalHead(generation: Generation): Buffer {
  const text = Buffer.from(JSON.stringify({ format: FORMAT, ...generation }));
  const head = Buffer.alloc(JOURNAL_HEAD);
  MAGIC.copy(head, 0);
  head.writeUInt32LE(FORMAT, 4);
  head.writeUInt32LE(text.length, 8);
  head.writeUInt32LE(crc32(text), 12);
  text.copy(head, 16);
  return head;
}

/** What a journal says about its generation; undefined when its head is not whole. */
export function readJournalHead(journal: Buffer): Generation | undefined {
  if (journal.length < JOURNAL_HEAD || !MAGIC.equals(journal.subarray(0, 4))) return undefined;
  const length = journal.readUInt32LE(8);
  if (length > JOURNAL_HEAD - 16) return undefined;
  const text = journal.subarray(16, 16 + length);
  if (crc32(text) !== journal.readUInt32LE(12)) return undefined;
  return parseGeneration(text.toString('utf8'));
}

/** Its digest or checksum has been checked: only the format can be unknown. */
function parseGeneration(text: string): Generation {
  const value = JSON.parse(text) as Generation & { readonly format: number };
  if (value.format !== FORMAT)
    throw new StoreError(
      'newer',
      'This data folder was written by a newer edition of the program. Update the program.',
    );
  const { generation, sha256, bytes, sequence, hash, schema } = value;
  return { generation, sha256, bytes, sequence, hash, schema };
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
