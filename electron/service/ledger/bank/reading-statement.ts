import {
  readStatement,
  type StatementOptions,
  type StatementReading,
} from '../../../../shared/domain/ledger/bank/read-statement.ts';
import { readFile } from '../../workbook/read/read-file.ts';

/** A file to read as a bank's statement. */
export interface ReadStatementPayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: StatementOptions;
}

export type StatementRead =
  | { readonly ok: true; readonly reading: StatementReading }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly choices: readonly string[] };

/** Reading a download, which happens beside the service. */
export interface StatementReader {
  readStatement(payload: ReadStatementPayload, signal: AbortSignal): Promise<StatementRead>;
}

export async function readStatementFile({ bytes, fileName, options }: ReadStatementPayload): Promise<StatementRead> {
  const file = await readFile(bytes, { name: fileName });
  if (!file.ok) return { ok: false, code: file.error.code, message: file.error.message, choices: [] };
  const read = readStatement(file.value, options);
  return read.ok ? { ok: true, reading: read.value } : { ok: false, ...read.error };
}
