import { join } from 'node:path';
import type { Database } from 'sql.js';
import { type Files, readWhole } from '../files.ts';
import { type Migration, StoreError } from '../port.ts';
import { pendingSteps } from '../schema.ts';
import { RowInserter } from './bulk.ts';
import { openDatabase } from './engine.ts';
import { type Generation, generationsIn, journalFile, readCurrent, readJournalHead } from './generation.ts';
import { readIdentity, restoreSentence } from './identity.ts';
import type { JournalState } from './journal.ts';
import { replay } from './replay.ts';
import { type Scan, scanJournal } from './scan.ts';
import { appliedSteps, migrate } from './schema.ts';
import { readSnapshot } from './snapshot.ts';
import { Statements } from './statements.ts';

/** The books as the folder gives them. Nothing on the disk has been changed yet. */
export interface Recovered {
  readonly database: Database;
  readonly statements: Statements;
  readonly inserter: RowInserter;
  readonly generation: Generation;
  readonly journal: JournalState;
  /** Bytes of a write that did not finish, to be put into quarantine. */
  readonly torn?: Uint8Array;
  /** What was found, as sentences. */
  readonly notes: readonly string[];
  /** Set when something may be lost: the books open for reading only, and say this. */
  readonly readOnly?: string;
  /** `CURRENT` has to be written again. */
  readonly currentDamaged: boolean;
  /** The snapshot is of no use, and an older generation was taken: a new one must be made at once. */
  readonly snapshotDamaged: boolean;
}

const RESTORE = 'Restore the latest backup into a new folder, or back up what can be read.';

/**
 * Reads the valid generation: snapshot, digest, then the journal's frames inside one transaction. When the snapshot is
 * damaged, the generation before it is taken and both journals are played, so that nothing is lost. What cannot be
 * proved complete is opened for reading only; what cannot be read at all is `corrupt`.
 */
export async function recover(files: Files, dir: string, migrations: readonly Migration[]): Promise<Recovered> {
  const found = readCurrent(files, dir);
  const rebuilt = typeof found === 'string' ? newestGeneration(files, dir) : undefined;
  const generation = typeof found === 'string' ? rebuilt?.generation : found;
  if (!generation) throw corrupt(dir, 'neither CURRENT nor a journal tells which files belong together');
  const notes: string[] = [];
  let readOnly: string | undefined;
  if (found === 'missing') readOnly = 'The file CURRENT is missing, so the folder may be incomplete.';
  if (found === 'damaged') notes.push(`CURRENT was damaged; generation ${generation.generation} tells about itself.`);
  if (rebuilt?.unsure) readOnly ??= 'CURRENT and the newest journal are both damaged.';
  const loaded = await load(files, dir, generation, migrations, notes);
  const { scan, journal, problem } = playJournal(files, dir, generation, loaded, notes);
  const reason = readOnly ?? problem;
  notes.push(...readIdentity(loaded.database).restores.map(restoreSentence));
  return {
    ...loaded,
    generation,
    journal,
    notes,
    ...(scan.tail.kind === 'torn' && reason === undefined ? { torn: trimmed(scan.tail.bytes) } : {}),
    ...(reason === undefined ? {} : { readOnly: `${reason} ${RESTORE}` }),
    currentDamaged: found === 'damaged',
  };
}

interface Loaded {
  readonly database: Database;
  readonly statements: Statements;
  readonly inserter: RowInserter;
  readonly snapshotDamaged: boolean;
}

/** The database as it was when this generation began. */
async function load(
  files: Files,
  dir: string,
  generation: Generation,
  migrations: readonly Migration[],
  notes: string[],
): Promise<Loaded> {
  const snapshot = readSnapshot(files, dir, generation);
  if (typeof snapshot !== 'string') {
    const database = await openDatabase(snapshot);
    const statements = new Statements(database);
    return { database, statements, inserter: new RowInserter(statements), snapshotDamaged: false };
  }
  const number = generation.generation - 1;
  const older = files.exists(join(dir, journalFile(number))) ? headOf(files, dir, number) : undefined;
  if (!older) throw corrupt(dir, `${snapshot}, and there is no older generation`);
  const loaded = await load(files, dir, older, migrations, notes);
  try {
    catchUp(files, dir, older, generation, loaded, migrations);
  } catch (error) {
    loaded.database.close();
    const why = error instanceof Error ? error.message : String(error);
    throw corrupt(dir, `${snapshot}, and the generation before it does not reach it (${why})`);
  }
  notes.push(`${snapshot}; generation ${older.generation} was taken instead, and nothing is lost.`);
  return { ...loaded, snapshotDamaged: true };
}

/** Brings an older generation to where a newer one begins: its whole journal, then the schema steps taken in between. */
function catchUp(
  files: Files,
  dir: string,
  older: Generation,
  newer: Generation,
  loaded: Loaded,
  migrations: readonly Migration[],
): void {
  const { journal, problem } = playJournal(files, dir, older, loaded, []);
  if (problem !== undefined) throw new Error(problem);
  if (journal.sequence !== newer.sequence || hex(journal.hash) !== newer.hash) throw new Error('records are lost');
  const known = migrations.filter(({ id }) => id <= newer.schema);
  const pending = pendingSteps(appliedSteps(loaded.database), known);
  if (pending.length === 0) return;
  loaded.statements.forget();
  migrate(loaded.database, pending, known);
}

interface Played {
  readonly scan: Pick<Scan, 'tail'>;
  readonly journal: JournalState;
  readonly problem?: string;
}

function playJournal(files: Files, dir: string, generation: Generation, loaded: Loaded, notes: string[]): Played {
  const name = journalFile(generation.generation);
  const path = join(dir, name);
  const bytes = Buffer.from(files.exists(path) ? readWhole(files, path) : []);
  const scan = scanJournal(bytes, generation);
  const played = replay(loaded.statements, loaded.inserter, bytes, scan.frames);
  const last = scan.frames[played.frames - 1];
  const journal: JournalState = {
    end: scan.end,
    frames: played.frames,
    sequence: last?.sequence ?? generation.sequence,
    hash: scan.hash,
    phrasebook: played.phrasebook,
  };
  if (played.frames > 0) notes.push(`Transactions played from ${name}: ${played.frames}.`);
  if (scan.tail.kind === 'torn')
    notes.push(
      `The last write to ${name} had not finished (${scan.tail.why}); it was never confirmed, and its bytes lie in quarantine.`,
    );
  return { scan, journal, ...problemOf(files.exists(path), name, bytes, generation, scan, played.problem) };
}

function problemOf(
  exists: boolean,
  name: string,
  bytes: Buffer,
  generation: Generation,
  scan: Scan,
  replayProblem: string | undefined,
): { readonly problem?: string } {
  if (!exists) return { problem: `${name} is missing: what was recorded in it is lost.` };
  if (replayProblem !== undefined) return { problem: `${name}: ${replayProblem}.` };
  if (scan.tail.kind === 'corrupt') return { problem: `${name}: ${scan.tail.why}.` };
  const head = readJournalHead(bytes);
  if (!head || head.sha256 !== generation.sha256 || head.hash !== generation.hash)
    return { problem: `${name}: the head does not belong to its snapshot.` };
  return {};
}

/** Without `CURRENT`: the newest journal that tells about itself; unsure when a newer one cannot. */
function newestGeneration(files: Files, dir: string): { generation: Generation; unsure: boolean } | undefined {
  let unsure = false;
  for (const number of generationsIn(files, dir)) {
    if (!files.exists(join(dir, journalFile(number)))) continue;
    const generation = headOf(files, dir, number);
    if (generation) return { generation, unsure };
    unsure = true;
  }
  return undefined;
}

function headOf(files: Files, dir: string, number: number): Generation | undefined {
  const head = readJournalHead(Buffer.from(readWhole(files, join(dir, journalFile(number)))));
  return head?.generation === number ? head : undefined;
}

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');

/** Without the zeros that the file was laid out with. */
function trimmed(bytes: Buffer): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

const corrupt = (dir: string, why: string): StoreError =>
  new StoreError(
    'corrupt',
    `The data folder ${dir} cannot be read: ${why}. Restore the latest backup into a new folder.`,
  );
