import { readLedger } from '../../../shared/domain/ledger/reading/read-ledger.ts';
import type { Reading, ReadingOptions } from '../../../shared/domain/ledger/reading/reading.ts';
import { readVoucherJson } from '../../../shared/domain/ledger/voucher-json.ts';
import { readFile } from '../workbook/read/read-file.ts';

/** A file to read as a ledger. */
export interface ReadLedgerPayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: ReadingOptions;
}

/** What was read, or why the file as a whole cannot be: a code and one sentence, with the readings that fit when several do. */
export type LedgerReading =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly choices: readonly string[] };

interface Tasks {
  'read-ledger': { payload: ReadLedgerPayload; result: LedgerReading };
}

export type TaskName = keyof Tasks;
export type TaskPayload<N extends TaskName> = Tasks[N]['payload'];
export type TaskResult<N extends TaskName> = Tasks[N]['result'];

/** Runs a task here, in whichever thread this is. */
export async function runTask<N extends TaskName>(name: N, payload: TaskPayload<N>): Promise<TaskResult<N>> {
  switch (name) {
    case 'read-ledger':
      return readLedgerFile(payload);
    default:
      throw new Error(`no such task: ${String(name)}`);
  }
}
