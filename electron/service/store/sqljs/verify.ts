import { join } from 'node:path';
import type { Database } from 'sql.js';
import { openBlobs } from '../blobs.ts';
import { type Files, readWhole } from '../files.ts';
import type { Migration } from '../port.ts';
import { differingTables } from './content.ts';
import { integrityProblems } from './engine.ts';
import { type Generation, journalFile, readCurrent, readJournalHead } from './generation.ts';
import type { Identity } from './identity.ts';
import type { Lock } from './lock.ts';
import { type Recovered, recover } from './recover.ts';
import { scanJournal } from './scan.ts';
import { readSnapshot } from './snapshot.ts';

export interface VerifyOptions {
  readonly files: Files;
  readonly dir: string;
  readonly lock: Lock;
  readonly migrations: readonly Migration[];
  /** The books as they are in memory, and what they are. */
  readonly live: Database;
  readonly generation: Generation;
  readonly identity: Identity;
}

/**
 * Reads everything from the disk again, as opening would, and compares it with memory: lock, `CURRENT`, digests and
 * hash chain of both generations kept, SQLite's own integrity check, foreign keys, every row, every attachment.
 * Gives sentences about what is wrong.
 */
export async function verifyFolder(options: VerifyOptions): Promise<string[]> {
  const { files, dir, lock, generation } = options;
  return [
    ...(lock.isOurs() ? [] : ['LOCK does not say any more that this program holds the data folder.']),
    ...currentProblems(options),
    ...[generation.generation, generation.generation - 1]
      .filter((number) => number > 0)
      .flatMap((number) => generationProblems(files, dir, number)),
    ...(await contentProblems(options)),
    ...openBlobs(dir, files).verify(),
  ];
}

function currentProblems({ files, dir, generation }: VerifyOptions): string[] {
  const current = readCurrent(files, dir);
  if (typeof current === 'string') return [`CURRENT is ${current}.`];
  return JSON.stringify(current) === JSON.stringify(generation)
    ? []
    : [`CURRENT names generation ${current.generation} instead of ${generation.generation}.`];
}

function generationProblems(files: Files, dir: string, number: number): string[] {
  const name = journalFile(number);
  if (!files.exists(join(dir, name))) return [`${name} is missing.`];
  const journal = Buffer.from(readWhole(files, join(dir, name)));
  const head = readJournalHead(journal);
  if (head?.generation !== number) return [`${name}: its head is damaged.`];
  const snapshot = readSnapshot(files, dir, head);
  const { tail } = scanJournal(journal, head);
  return [
    ...(typeof snapshot === 'string' ? [`${snapshot}.`] : []),
    ...(tail.kind === 'clean' ? [] : [`${name}: ${tail.why}.`]),
  ];
}

/** Plays the folder into a second database, as opening would, and compares it with the first. */
async function contentProblems({ files, dir, migrations, live, identity }: VerifyOptions): Promise<string[]> {
  let copy: Recovered;
  try {
    copy = await recover(files, dir, migrations);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  try {
    const problems = integrityProblems(copy.database, 'full');
    if (copy.readOnly !== undefined) problems.push(copy.readOnly);
    if (copy.journal.sequence !== identity.sequence)
      return [...problems, `On disk the last transaction is ${copy.journal.sequence}, in memory ${identity.sequence}.`];
    const differing = await differingTables(copy.database, live, identity);
    return [...problems, ...differing.map((table) => `The rows of ${table} on disk differ from those in memory.`)];
  } finally {
    copy.database.close();
  }
}
