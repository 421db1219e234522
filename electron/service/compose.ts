import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ruleOn } from '../../shared/domain/consolidation/rules.ts';
import { type Clock, idSource } from '../../shared/kernel/id.ts';
import {
  applicationOperations,
  approvalOperations,
  contractOperations,
  meetingOperations,
  payoutOperations,
  radarOperations,
} from './approval/commands.ts';
import { readFirstPaid, readFirstSigned, readSpendings } from './approval/queries.ts';
import { auditOperations } from './audit/commands.ts';
import { KeptChecks, readFindings } from './audit/queries.ts';
import { budgetFollower, budgetOperations, budgetSumOperations, expiryClock } from './budget/commands.ts';
import { consolidationOperations } from './consolidation/commands.ts';
import { readSettings, TriedConsolidations } from './consolidation/queries.ts';
import { chargeOperations, costingOperations, serviceTableOperations } from './costing/commands.ts';
import { type Books, type Database, MIGRATIONS } from './database.ts';
import { loadSampleCounty, SAMPLE_SEED } from './demo/load.ts';
import type { Report } from './http/answers.ts';
import { MAX_BACKUP_BYTES } from './http/kept-files.ts';
import { ledgerOperations, StandingBalances } from './ledger/commands.ts';
import { frozenHeads } from './ledger/queries.ts';
import { folderFiles } from './pipeline/folder-files.ts';
import {
  advanceOperations,
  formularyListOperations,
  historyOperations,
  invoiceOperations,
  paymentOperations,
  procurementOperations,
  settlementOperations,
} from './procurement/commands.ts';
import { buildService, type Service } from './service.ts';
import { openBlobs } from './store/blobs.ts';
import { createSqljsStore, openSqljsStore } from './store/sqljs/open.ts';
import { osUser } from './system.ts';
import { longTasks } from './tasks.ts';
import { folderSizes } from './vault.ts';
import type { Workers } from './workers/workers.ts';

/** The finance service over opened data: the one place where modules, store and workers meet. */
export interface House extends Service {
  readonly books: Books;
  /** What the command line must show to a running service; kept in the data folder for whoever may read it. */
  readonly operatorKey: string;
}

export interface HouseOptions {
  /** The data folder: books (unless they are in PostgreSQL), attachments, files handed in. */
  readonly dir: string;
  /** Makes new, empty books and refuses a folder that has some; without it a folder that has none is refused. */
  readonly create?: boolean;
  /** Selects PostgreSQL for the books. */
  readonly databaseUrl?: string;
  readonly workers: Workers;
  readonly clock: Clock;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly version: string;
  readonly rendererFolder?: string;
  /** Where this service answers others on this machine; stands in the lock. */
  readonly pipe?: string;
  /** The most that a backup that is brought back may hold. */
  readonly maxBackupBytes?: number;
  /** Writes a defect down and returns its reference. */
  readonly report: Report;
}

/** Files handed in and not taken by any import are forgotten after so long. */
const FORGET_FILES_MS = 7 * 24 * 60 * 60_000;

/** Longer than the slowest machine takes to make the sample county. */
const SAMPLE_TIMEOUT_MS = 10 * 60_000;

/** Opens the data and composes the service over it. Throws StoreError when the data cannot be opened. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { dir, clock, randomBytes, workers, version, report, rendererFolder } = options;
  const maxBackupBytes = options.maxBackupBytes ?? MAX_BACKUP_BYTES;
  const books = await openBooks(options);
  try {
    const files = folderFiles(join(dir, 'files'));
    const tasks = longTasks(workers);
    const tried = new TriedConsolidations();
    const checks = new KeptChecks();
    const key = await operatorKey(dir, randomBytes);
    const moved = { standing: new StandingBalances(books), follower: budgetFollower(clock) };
    const blobs = openBlobs(dir);
    const service = buildService({
      books,
      clock,
      ids: idSource(clock, randomBytes),
      randomBytes,
      files,
      modules: [
        ...ledgerOperations({
          ...moved,
          reader: tasks,
          blobs,
          checked: (db, unit, period) => checks.results(db, unit, period),
          findings: readFindings,
          read: (question) => books.read(question),
        }),
        ...consolidationOperations(tried),
        ...budgetOperations,
        ...budgetSumOperations(async (db) => ruleOn(await readSettings(db), 'B1')),
        ...costingOperations,
        ...chargeOperations({ moved, blobs }),
        ...serviceTableOperations(tasks),
        ...procurementOperations(),
        ...formularyListOperations(tasks),
        ...historyOperations({ reader: tasks, read: (question) => books.read(question) }),
        ...invoiceOperations(blobs),
        ...paymentOperations(moved),
        ...advanceOperations(moved),
        ...settlementOperations(moved),
        ...approvalOperations,
        ...applicationOperations(blobs),
        ...meetingOperations(blobs, readFirstSigned, readFirstPaid),
        ...contractOperations(blobs),
        ...payoutOperations({ blobs, moved }),
        ...radarOperations({ tester: tasks, readSpendings }),
        ...auditOperations({
          books,
          files,
          packs: tasks,
          statements: tasks,
          tried,
          vault: tasks,
          folderSizes: () => folderSizes(dir),
          version,
          maxBackupBytes,
        }),
      ],
      headSources: [frozenHeads],
      version,
      sample: async (service, report) => {
        const county = await tasks.makeCounty(SAMPLE_SEED, AbortSignal.timeout(SAMPLE_TIMEOUT_MS));
        await loadSampleCounty({
          county,
          service,
          operator: { kind: 'local', osUser: osUser() },
          report: (_step, done, total) => report(done, total),
        });
      },
      report,
      rendererFolder,
      operatorKey: key,
      maxBackupBytes,
    });
    await files.forgetBefore(clock.nowMs() - FORGET_FILES_MS);
    const expiry = await expiryClock({
      clock,
      read: (question) => books.read(question),
      call: service.call,
      caller: { kind: 'local', osUser: osUser() },
      report: (defect) => report(defect, 'budget.expireRequests'),
    });
    return {
      ...service,
      books,
      operatorKey: key,
      async close() {
        await expiry.stop();
        await service.close();
        await workers.close();
        await books.close();
      },
    };
  } catch (error) {
    await books.close();
    throw error;
  }
}

async function openBooks(options: HouseOptions): Promise<Books> {
  const { dir, databaseUrl, clock } = options;
  if (databaseUrl !== undefined) {
    await mkdir(dir, { recursive: true });
    // Only a centre with many seats needs its driver.
    const { openPostgresStore } = await import('./store/postgres/open.ts');
    return openPostgresStore({ url: databaseUrl, migrations: MIGRATIONS, clock, dir, create: options.create === true });
  }
  const open = options.create === true ? createSqljsStore<Database> : openSqljsStore<Database>;
  return open({ dir, migrations: MIGRATIONS, clock, address: options.pipe });
}

const KEY_FILE = 'operator.key';

/** The operator's key of a data folder, made with the folder; readable by its owner only. */
async function operatorKey(dir: string, randomBytes: (length: number) => Uint8Array): Promise<string> {
  const kept = await readOperatorKey(dir);
  if (kept !== undefined) return kept;
  const key = Buffer.from(randomBytes(32)).toString('hex');
  const file = join(dir, KEY_FILE);
  await writeFile(file, key, { mode: 0o600 });
  await chmod(file, 0o600);
  return key;
}

export async function readOperatorKey(dir: string): Promise<string | undefined> {
  const key = await readFile(join(dir, KEY_FILE), 'utf8').catch(() => '');
  return /^[0-9a-f]{64}$/.test(key.trim()) ? key.trim() : undefined;
}
