import type { Rejection } from '../../../../shared/domain/ledger/reading/reading.ts';
import {
  type HistoryOptions,
  type HistoryReading,
  markedHistory,
  readHistory,
} from '../../../../shared/domain/procurement/history/read-history.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { markedWorkbook } from '../../workbook/write/rejections.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';

/** A file to read as a history of deliveries. */
export interface ReadHistoryPayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: HistoryOptions;
}
export interface RejectedHistoryPayload extends ReadHistoryPayload {
  readonly creator: string;
  readonly created: string;
  /** Rows that are refused for what is kept already. */
  readonly kept: readonly Rejection[];
}

interface Unreadable {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}
export type HistoryRead = { readonly ok: true; readonly reading: HistoryReading } | Unreadable;
/** A file given back with what is wrong beside its rows. */
export type HistoryMarked = { readonly ok: true; readonly bytes: Uint8Array } | Unreadable;

/** Reading a history, which happens beside the service. */
export interface HistoryReader {
  readHistory(payload: ReadHistoryPayload, signal: AbortSignal): Promise<HistoryRead>;
  rejectedHistory(payload: RejectedHistoryPayload, signal: AbortSignal): Promise<HistoryMarked>;
}

async function readBoth({ bytes, fileName, options }: ReadHistoryPayload) {
  const file = await readFile(bytes, { name: fileName });
  if (!file.ok) return { ok: false, code: file.error.code, message: file.error.message } as const;
  const read = readHistory(file.value, options);
  return read.ok
    ? ({ ok: true, file: file.value, reading: read.value } as const)
    : ({ ok: false, ...read.error } as const);
}

export async function readHistoryFile(payload: ReadHistoryPayload): Promise<HistoryRead> {
  const read = await readBoth(payload);
  return read.ok ? { ok: true, reading: read.reading } : read;
}

/** The file with the reasons beside the rows that cannot be taken, as a workbook to mend and bring in again. */
export async function rejectedHistoryFile(payload: RejectedHistoryPayload): Promise<HistoryMarked> {
  const read = await readBoth(payload);
  if (!read.ok) return read;
  const { creator, created, fileName: title, kept } = payload;
  const rejections = [...read.reading.rejections, ...kept];
  const { bytes } = await writeWorkbook(
    markedWorkbook(markedHistory({ ...read.reading, rejections }, read.file), { title, creator, created }),
  );
  return { ok: true, bytes };
}
