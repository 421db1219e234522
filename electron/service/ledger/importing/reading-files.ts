import { type MarkedSheet, markedFile } from '../../../../shared/domain/ledger/reading/marked-file.ts';
import { readLedger } from '../../../../shared/domain/ledger/reading/read-ledger.ts';
import type { Reading, ReadingOptions } from '../../../../shared/domain/ledger/reading/reading.ts';
import { readVoucherJson } from '../../../../shared/domain/ledger/voucher-json.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { markedWorkbook } from '../../workbook/write/rejections.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';

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

export interface RejectedRowsPayload extends ReadLedgerPayload {
  readonly creator: string;
  readonly created: string;
}

export interface RejectedRowsFile {
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** Reading files, which takes long and happens beside the service. */
export interface LedgerReader {
  readLedger(payload: ReadLedgerPayload, signal: AbortSignal): Promise<LedgerReading>;
  rejectedRows(payload: RejectedRowsPayload, signal: AbortSignal): Promise<RejectedRowsFile>;
}

/** Reads a file as a ledger, whatever it is; vouchers also come as JSON (CLI.md). */
export async function readLedgerFile({ bytes, fileName, options }: ReadLedgerPayload): Promise<LedgerReading> {
  if (firstByte(bytes) === JSON_LIST) return readJson(bytes);
  const file = await readFile(bytes, { name: fileName });
  if (!file.ok) return { ok: false, code: file.error.code, message: file.error.message, choices: [] };
  const reading = readLedger(file.value, options);
  return reading.ok
    ? { ok: true, reading: reading.value }
    : { ok: false, code: reading.error.code, message: reading.error.message, choices: reading.error.choices ?? [] };
}

/** `[`: no table begins with it but a bank's own mark, which is followed by letters. */
const JSON_LIST = 0x5b;

function firstByte(bytes: Uint8Array): number | undefined {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let at = start;
  while (at < bytes.length && (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09))
    at += 1;
  let next = at + 1;
  while (
    next < bytes.length &&
    (bytes[next] === 0x20 || bytes[next] === 0x0a || bytes[next] === 0x0d || bytes[next] === 0x09)
  )
    next += 1;
  const opens = bytes[next] === 0x7b || bytes[next] === 0x5d;
  return opens ? bytes[at] : undefined;
}

function readJson(bytes: Uint8Array): LedgerReading {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'not-json', message: `文件不是完整的 JSON：${why}`, choices: [] };
  }
  const { vouchers, rejections, rows } = readVoucherJson(value);
  return {
    ok: true,
    reading: {
      kind: 'vouchers',
      unitNames: [],
      titles: [],
      layout: { kind: 'vouchers', columns: {}, headerRows: [] },
      hypotheses: [],
      rows,
      skipped: [],
      rejections,
      remarks: [],
      balances: [],
      auxiliaryBalances: [],
      vouchers,
      declarations: [],
    },
  };
}

/** The file with the reasons beside the rows that cannot be taken, as a workbook to mend and send again. */
export async function rejectedRowsFile(payload: RejectedRowsPayload): Promise<RejectedRowsFile> {
  const file = await readFile(payload.bytes, { name: payload.fileName });
  const reading = file.ok ? readLedger(file.value, payload.options) : undefined;
  const sheets = file.ok && reading?.ok ? markedFile(reading.value, file.value) : [];
  return markedBytes(sheets, payload);
}

/** A marked file as a workbook, and how many of its rows are bad. */
export async function markedBytes(
  sheets: readonly MarkedSheet[],
  { fileName, creator, created }: Pick<RejectedRowsPayload, 'fileName' | 'creator' | 'created'>,
): Promise<RejectedRowsFile> {
  const about = { title: fileName, creator, created };
  const { bytes } = await writeWorkbook(markedWorkbook(sheets.length > 0 ? sheets : [NO_TABLE], about));
  return { rows: sheets.flatMap(({ rows }) => rows).filter(({ bad }) => bad).length, bytes };
}

/** What stands in the workbook of a file that is no table. */
const NO_TABLE: MarkedSheet = { name: '', date1904: false, columns: 0, headRow: 0, rows: [] };
