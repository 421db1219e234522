import { markedCards } from '../../../../shared/domain/ledger/provisions/marked-cards.ts';
import {
  type CardOptions,
  type CardReading,
  readCards,
} from '../../../../shared/domain/ledger/provisions/read-cards.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { markedBytes, type RejectedRowsFile } from '../importing/reading-files.ts';

/** A file to read as a list of assets. */
export interface ReadCardsPayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: CardOptions;
}

export type CardsRead =
  | { readonly ok: true; readonly reading: CardReading }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface RejectedCardsPayload extends ReadCardsPayload {
  readonly creator: string;
  readonly created: string;
}

/** Reading a list, which happens beside the service. */
export interface CardReader {
  readCards(payload: ReadCardsPayload, signal: AbortSignal): Promise<CardsRead>;
  rejectedCards(payload: RejectedCardsPayload, signal: AbortSignal): Promise<RejectedRowsFile>;
}

export async function readCardsFile({ bytes, fileName, options }: ReadCardsPayload): Promise<CardsRead> {
  const file = await readFile(bytes, { name: fileName });
  if (!file.ok) return { ok: false, code: file.error.code, message: file.error.message };
  const read = readCards(file.value, options);
  return read.ok ? { ok: true, reading: read.value } : { ok: false, ...read.error };
}

/** The list with the reasons beside the rows that cannot be taken, as a workbook to mend and bring in again. */
export async function rejectedCardsFile(payload: RejectedCardsPayload): Promise<RejectedRowsFile> {
  const file = await readFile(payload.bytes, { name: payload.fileName });
  const read = file.ok ? readCards(file.value, payload.options) : undefined;
  const sheets = file.ok && read?.ok ? markedCards(read.value, file.value) : [];
  return markedBytes(sheets, payload);
}
