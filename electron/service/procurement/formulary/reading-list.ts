import type { ItemOptions } from '../../../../shared/domain/procurement/formulary/cells.ts';
import {
  type ItemReading,
  markedItems,
  readItemList,
} from '../../../../shared/domain/procurement/formulary/read-items.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { markedWorkbook } from '../../workbook/write/rejections.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';

/** A file to read as a list of products. */
export interface ReadListPayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: ItemOptions;
}
export interface RejectedListPayload extends ReadListPayload {
  readonly creator: string;
  readonly created: string;
}

export interface Unreadable {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}
export type ListRead = { readonly ok: true; readonly reading: ItemReading } | Unreadable;
/** A list given back with what is wrong beside its rows; `rows` are the bad ones. */
export type ListMarked = { readonly ok: true; readonly bytes: Uint8Array; readonly rows: number } | Unreadable;

/** Reading a list, which happens beside the service. */
export interface ItemListReader {
  readItemList(payload: ReadListPayload, signal: AbortSignal): Promise<ListRead>;
  rejectedItems(payload: RejectedListPayload, signal: AbortSignal): Promise<ListMarked>;
}

async function readBoth({ bytes, fileName, options }: ReadListPayload) {
  const file = await readFile(bytes, { name: fileName });
  if (!file.ok) return { ok: false, code: file.error.code, message: file.error.message } as const;
  const read = readItemList(file.value, options);
  return read.ok
    ? ({ ok: true, file: file.value, reading: read.value } as const)
    : ({ ok: false, ...read.error } as const);
}

export async function readItemListFile(payload: ReadListPayload): Promise<ListRead> {
  const read = await readBoth(payload);
  return read.ok ? { ok: true, reading: read.reading } : read;
}

/** The list with the reasons beside the rows that cannot be taken, as a workbook to mend and bring in again. */
export async function rejectedItemsFile(payload: RejectedListPayload): Promise<ListMarked> {
  const read = await readBoth(payload);
  if (!read.ok) return read;
  const { creator, created, fileName: title } = payload;
  const { bytes } = await writeWorkbook(
    markedWorkbook(markedItems(read.reading, read.file), { title, creator, created }),
  );
  return { ok: true, bytes, rows: read.reading.refused };
}
