import {
  type CardOptions,
  type CardReading,
  readCards,
} from '../../../../shared/domain/ledger/provisions/read-cards.ts';
import { readFile } from '../../workbook/read/read-file.ts';

/** A file to read as a list of assets. */
export interface ReadCardsPayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: CardOptions;
}

export type CardsRead =
  | { readonly ok: true; readonly reading: CardReading }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Reading a list, which happens beside the service. */
export interface CardReader {
  readCards(payload: ReadCardsPayload, signal: AbortSignal): Promise<CardsRead>;
}

export async function readCardsFile({ bytes, fileName, options }: ReadCardsPayload): Promise<CardsRead> {
  const file = await readFile(bytes, { name: fileName });
  if (!file.ok) return { ok: false, code: file.error.code, message: file.error.message };
  const read = readCards(file.value, options);
  return read.ok ? { ok: true, reading: read.value } : { ok: false, ...read.error };
}
