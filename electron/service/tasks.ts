import { radarBook } from './approval/radar/book.ts';
import type { RadarTester } from './approval/radar/operations.ts';
import { testRadar } from './approval/radar/tested-out.ts';
import { buildPack } from './audit/pack/build.ts';
import type { PackContent } from './audit/pack/content.ts';
import { buildStatementBook, type StatementBook } from './audit/pack/statement-book.ts';
import type { PackMaker } from './audit/pack-operations.ts';
import type { StatementMaker } from './audit/statement-operation.ts';
import type { BackupVault } from './audit/vault.ts';
import { readServiceTableFile, type ServiceTableReader } from './costing/units/reading-table.ts';
import { sampleCounty } from './demo/county.ts';
import type { SampleCounty } from './demo/model.ts';
import { readStatementFile, type StatementReader } from './ledger/bank/reading-statement.ts';
import { type LedgerReader, readLedgerFile, rejectedRowsFile } from './ledger/importing/reading-files.ts';
import { type CardReader, readCardsFile, rejectedCardsFile } from './ledger/provisions/reading-cards.ts';
import { type RevenueReader, readRevenueFile } from './ledger/revenue/reading-revenue.ts';
import { type ItemListReader, readItemListFile, rejectedItemsFile } from './procurement/formulary/reading-list.ts';
import { type HistoryReader, readHistoryFile, rejectedHistoryFile } from './procurement/history/reading-file.ts';
import { checkBackupFile, restoreBackupFile } from './vault.ts';
import type { Tell, Workers } from './workers/workers.ts';

/** The long tasks by name, each a function of plain values; worker threads and the process itself run the same. */
const TASKS = {
  'read-ledger': readLedgerFile,
  'rejected-rows': rejectedRowsFile,
  'read-statement': readStatementFile,
  'read-cards': readCardsFile,
  'rejected-cards': rejectedCardsFile,
  'read-revenue': readRevenueFile,
  'read-services': readServiceTableFile,
  'read-items': readItemListFile,
  'rejected-items': rejectedItemsFile,
  'read-history': readHistoryFile,
  'rejected-history': rejectedHistoryFile,
  'test-radar': testRadar,
  'radar-book': radarBook,
  'build-pack': (content: PackContent, onSheets: Tell) => buildPack(content, { onSheets }),
  'build-statement': (book: StatementBook) => buildStatementBook(book),
  'check-backup': checkBackupFile,
  'restore-backup': restoreBackupFile,
  'sample-county': async ({ seed }: { readonly seed: number }) => sampleCounty(seed),
};
type TaskName = keyof typeof TASKS;

/** Runs a task here, in whichever thread this is. */
export function runTask(name: string, payload: unknown, tell: Tell): Promise<unknown> {
  if (!Object.hasOwn(TASKS, name)) return Promise.reject(new Error(`no such task: ${name}`));
  // The name and its payload come from `longTasks` below, whose types join them.
  const task = TASKS[name as TaskName] as (payload: unknown, tell: Tell) => Promise<unknown>;
  return task(payload, tell);
}

/** Making the sample county, which takes a second or two of computing. */
export interface CountyMaker {
  makeCounty(seed: number, signal: AbortSignal): Promise<SampleCounty>;
}

/** The long tasks as the modules know them, run by the given workers. */
export function longTasks(
  workers: Workers,
): LedgerReader &
  StatementReader &
  CardReader &
  RevenueReader &
  ServiceTableReader &
  ItemListReader &
  HistoryReader &
  RadarTester &
  PackMaker &
  StatementMaker &
  CountyMaker &
  BackupVault {
  const run = <N extends TaskName>(
    name: N,
    payload: Parameters<(typeof TASKS)[N]>[0],
    signal: AbortSignal,
    tell?: Tell,
  ) => workers.run(name, payload, signal, tell) as ReturnType<(typeof TASKS)[N]>;
  return {
    readLedger: (payload, signal) => run('read-ledger', payload, signal),
    readStatement: (payload, signal) => run('read-statement', payload, signal),
    readCards: (payload, signal) => run('read-cards', payload, signal),
    rejectedCards: (payload, signal) => run('rejected-cards', payload, signal),
    readRevenue: (payload, signal) => run('read-revenue', payload, signal),
    readServiceTable: (payload, signal) => run('read-services', payload, signal),
    readItemList: (payload, signal) => run('read-items', payload, signal),
    rejectedItems: (payload, signal) => run('rejected-items', payload, signal),
    readHistory: (payload, signal) => run('read-history', payload, signal),
    rejectedHistory: (payload, signal) => run('rejected-history', payload, signal),
    testRadar: (payload, signal) => run('test-radar', payload, signal),
    radarBook: (payload, signal) => run('radar-book', payload, signal),
    rejectedRows: (payload, signal) => run('rejected-rows', payload, signal),
    checkBackup: (path, signal) => run('check-backup', { path }, signal),
    restoreBackup: (request, signal) => run('restore-backup', request, signal),
    makeCounty: (seed, signal) => run('sample-county', { seed }, signal),
    makePack: (content, signal, onSheets) => run('build-pack', content, signal, onSheets),
    makeStatement: (book, signal) => run('build-statement', book, signal),
  };
}
