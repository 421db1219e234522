import { readRevenue } from '../../../../shared/domain/ledger/revenue/read-revenue.ts';
import type { RevenueOptions, RevenueReading } from '../../../../shared/domain/ledger/revenue/reading.ts';
import { readFile } from '../../workbook/read/read-file.ts';

/** A file to read as a revenue sheet. */
export interface ReadRevenuePayload {
  readonly bytes: Uint8Array;
  readonly options: RevenueOptions;
}

export type RevenueRead =
  | { readonly ok: true; readonly reading: RevenueReading }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly choices: readonly string[] };

/** Reading a sheet, which happens beside the service. */
export interface RevenueReader {
  readRevenue(payload: ReadRevenuePayload, signal: AbortSignal): Promise<RevenueRead>;
}

export async function readRevenueFile({ bytes, options }: ReadRevenuePayload): Promise<RevenueRead> {
  const file = await readFile(bytes, { name: options.fileName });
  if (!file.ok) return { ok: false, code: file.error.code, message: file.error.message, choices: [] };
  const read = readRevenue(file.value, options);
  return read.ok ? { ok: true, reading: read.value } : { ok: false, ...read.error };
}
