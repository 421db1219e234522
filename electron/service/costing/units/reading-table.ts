import { readServiceTable, type ServiceReading } from '../../../../shared/domain/costing/units/read-table.ts';
import type { ServiceOptions } from '../../../../shared/domain/costing/units/table-cells.ts';
import { readFile } from '../../workbook/read/read-file.ts';

/** A file to read as a table of services. */
export interface ReadServicePayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: ServiceOptions;
}

export type ServiceTableRead =
  | { readonly ok: true; readonly reading: ServiceReading }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Reading a table, which happens beside the service. */
export interface ServiceTableReader {
  readServiceTable(payload: ReadServicePayload, signal: AbortSignal): Promise<ServiceTableRead>;
}

export async function readServiceTableFile({
  bytes,
  fileName,
  options,
}: ReadServicePayload): Promise<ServiceTableRead> {
  const file = await readFile(bytes, { name: fileName });
  if (!file.ok) return { ok: false, code: file.error.code, message: file.error.message };
  const read = readServiceTable(file.value, options);
  return read.ok ? { ok: true, reading: read.value } : { ok: false, ...read.error };
}
