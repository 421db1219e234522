import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from 'sql.js';
import { assert } from '../../../../shared/kernel/assert.ts';
import { idSource, instantText } from '../../../../shared/kernel/id.ts';
import { openBlobs } from '../blobs.ts';
import { asStoreError, type Files, nodeFiles } from '../files.ts';
import { StoreError } from '../port.ts';
import { pendingSteps, schemaOf } from '../schema.ts';
import { backupBooks } from './backup.ts';
import { RowInserter } from './bulk.ts';
import { openDatabase } from './engine.ts';
import { holdsBooks, makingFolder, quarantine } from './folder.ts';
import { JOURNAL_HEAD, journalFile, NO_HASH, snapshotFile, writeCurrent } from './generation.ts';
import { type Identity, readIdentity } from './identity.ts';
import { Journal, type JournalState } from './journal.ts';
import { type Lock, takeLock } from './lock.ts';
import { LIMITS, type Limits, nodeTimer, type SqljsOptions } from './options.ts';
import { type Recovered, recover } from './recover.ts';
import { appliedSteps, createOwnTables, migrate } from './schema.ts';
import { beginGeneration, removeGenerations } from './snapshot.ts';
import { Statements } from './statements.ts';
import { SqljsStore, type StoreParts } from './store.ts';

/**
 * Opens the books in a data folder; with `create`, makes them when the folder has none. Refusals are StoreErrors:
 * `missing`, `locked`, `newer`, `corrupt`, `disk-full`, `io`. Books of which something may be lost open for reading
 * only and say why in `health()`.
 */
export async function openSqljsStore<DB>(options: SqljsOptions): Promise<SqljsStore<DB>> {
  const { dir, files = nodeFiles } = options;
  if (!holdsBooks(files, dir)) {
    if (!options.create) throw missing(dir);
    files.makeFolder(dir);
  }
  return holding(options, (lock) =>
    holdsBooks(files, dir) ? openFolder<DB>(options, lock) : makeFolder<DB>(options, lock),
  );
}

/** Makes new books; refuses with `exists` a folder that has some, whatever they are. */
export async function createSqljsStore<DB>(options: SqljsOptions): Promise<SqljsStore<DB>> {
  const { dir, files = nodeFiles } = options;
  const refuse = (): void => {
    if (holdsBooks(files, dir))
      throw new StoreError('exists', `${dir} holds books already; nothing was changed. Choose another folder.`);
  };
  refuse();
  files.makeFolder(dir);
  return holding(options, (lock) => {
    refuse();
    return makeFolder<DB>(options, lock);
  });
}

/** Whether there are books in a folder, readable or not. */
export const hasSqljsStore = (dir: string, files: Files = nodeFiles): boolean => holdsBooks(files, dir);

const missing = (dir: string): StoreError =>
  new StoreError('missing', `There are no books in ${dir}. If the folder was moved, open it where it is now.`);

async function holding<T>(options: SqljsOptions, open: (lock: Lock) => Promise<T>): Promise<T> {
  const { dir, clock, processes, address, files = nodeFiles } = options;
  let lock: Lock;
  try {
    lock = takeLock({ files, dir, clock, processes, address });
  } catch (error) {
    throw asStoreError(error, `taking the data folder ${dir}`);
  }
  try {
    return await open(lock);
  } catch (error) {
    lock.release();
    throw asStoreError(error, `opening the data folder ${dir}`);
  }
}

function limitsOf(options: SqljsOptions): Limits {
  const limits = { ...LIMITS, ...options.limits };
  assert(limits.preallocateBytes >= JOURNAL_HEAD && limits.preallocateBytes % 512 === 0, 'not whole sectors');
  return limits;
}

async function makeFolder<DB>(options: SqljsOptions, lock: Lock): Promise<SqljsStore<DB>> {
  const { dir, migrations, clock, files = nodeFiles, ids = idSource(clock, randomBytes) } = options;
  const database = await openDatabase();
  try {
    createOwnTables(database);
    migrate(database, pendingSteps([], migrations), migrations);
    const identity = { id: ids.next(), sequence: 0, hash: NO_HASH, restores: [] };
    const chunk = limitsOf(options).preallocateBytes;
    const schema = schemaOf(migrations);
    const journal = await makingFolder(files, dir, () =>
      beginGeneration({ files, dir, database, generation: 1, identity, schema, chunk }),
    );
    const statements = new Statements(database);
    const books = { database, statements, inserter: new RowInserter(statements), generation: journal.generation };
    return assembled<DB>(options, lock, { ...books, notes: [] }, journal);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function openFolder<DB>(options: SqljsOptions, lock: Lock): Promise<SqljsStore<DB>> {
  const { dir, migrations, files = nodeFiles } = options;
  const books = await recover(files, dir, migrations);
  try {
    const pending = pendingSteps(appliedSteps(books.database), migrations);
    if (books.readOnly !== undefined) {
      if (pending.length > 0)
        throw new StoreError('corrupt', `${books.readOnly} Their schema cannot be brought up to date.`);
      return assembled<DB>(options, lock, books, undefined);
    }
    if (pending.length > 0) {
      await backupBeforeMigration(options, books);
      books.statements.forget();
      migrate(books.database, pending, migrations);
    }
    const journal = await goOn(options, books, pending.length > 0);
    return assembled<DB>(options, lock, books, journal);
  } catch (error) {
    books.database.close();
    throw error;
  }
}

/** Puts the folder in order and opens the journal for what comes: the old one, or that of a new generation. */
async function goOn(options: SqljsOptions, books: Recovered, migrated: boolean): Promise<Journal> {
  const { dir, files = nodeFiles } = options;
  const { generation, journal } = books;
  const { preallocateBytes: chunk } = limitsOf(options);
  const current = generation.generation;
  if (books.torn) quarantine(files, dir, `${journalFile(current)}.after-${journal.sequence}`, books.torn);
  // A checkpoint that did not finish has left files of the next generation: they must not outlive the next commit.
  removeGenerations(files, dir, (number) => number > current || number < current - 1);
  files.syncFolder(dir);
  if (books.currentDamaged) writeCurrent(files, dir, generation);
  clearTail(files, join(dir, journalFile(current)), journal.end, books.torn !== undefined);
  if (!migrated && !books.snapshotDamaged) return Journal.resume(files, dir, generation, journal, chunk);
  const next = await renew(options, books, current + 1);
  if (!books.snapshotDamaged) return next;
  // Two good generations are kept at all times: the damaged one and the one before it make room for another.
  next.close();
  const other = await renew(options, books, current + 2);
  putSnapshotAside(files, dir, current);
  removeGenerations(files, dir, (number) => number <= current);
  return other;
}

function renew(options: SqljsOptions, { database, journal }: Recovered, generation: number): Promise<Journal> {
  const { dir, migrations, files = nodeFiles } = options;
  const chunk = limitsOf(options).preallocateBytes;
  return beginGeneration({
    ...{ files, dir, database, generation, chunk },
    identity: identityAt(database, journal),
    schema: schemaOf(migrations),
  });
}

const identityAt = (database: Database, { sequence, hash }: JournalState): Identity => ({
  ...readIdentity(database),
  sequence,
  hash: Buffer.from(hash).toString('hex'),
});

function putSnapshotAside(files: Files, dir: string, generation: number): void {
  const name = snapshotFile(generation);
  const path = join(dir, name);
  if (!files.exists(path)) return;
  const folder = join(dir, 'quarantine');
  files.makeFolder(folder);
  const count = files.list(folder).filter((file) => file.startsWith(name)).length;
  files.rename(path, join(folder, `${name}.${count + 1}`));
}

/** Makes everything after the last good frame zeros again, in whole sectors. */
function clearTail(files: Files, path: string, end: number, torn: boolean): void {
  const file = files.open(path, 'read-write');
  try {
    const size = file.size();
    const whole = Math.max(Math.ceil(size / 512) * 512, JOURNAL_HEAD);
    if (!torn && whole === size) return;
    file.write(Buffer.alloc(Math.max(0, whole - end)), end);
    file.datasync();
  } finally {
    file.close();
  }
}

/** A dated copy in `backups/`, made and checked before the schema changes. */
async function backupBeforeMigration(options: SqljsOptions, books: Recovered): Promise<void> {
  const { dir, clock, files = nodeFiles } = options;
  const { database, journal } = books;
  const folder = join(dir, 'backups');
  files.makeFolder(folder);
  const schema = schemaOf(appliedSteps(database));
  const stem = `${instantText(clock.nowMs()).replaceAll(':', '-')}-schema-${schema}`;
  const again = files.list(folder).filter((name) => name.startsWith(stem)).length;
  const file = join(folder, `${stem}${again === 0 ? '' : `-${again + 1}`}.backup`);
  const identity = identityAt(database, journal);
  await backupBooks({ files, clock, engine: 'sqljs', database, identity, schema, blobs: openBlobs(dir, files), file });
}

function assembled<DB>(
  options: SqljsOptions,
  lock: Lock,
  books: StoreParts['books'] & Partial<Pick<Recovered, 'journal'>>,
  journal: Journal | undefined,
): SqljsStore<DB> {
  const { dir, migrations, clock, files = nodeFiles, timer = nodeTimer, report = () => {} } = options;
  const identity = { ...readIdentity(books.database), sequence: books.journal?.sequence ?? 0 };
  return new SqljsStore<DB>({
    ...{ files, dir, clock, lock, timer, report, books, journal, identity, migrations },
    limits: limitsOf(options),
    schema: schemaOf(migrations),
  });
}
