import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { cellSheet, textCell } from '../../../shared/domain/ledger/reading/cell-sheet.ts';
import type { RawFile } from '../../../shared/domain/ledger/reading/grid.ts';
import { readLedger } from '../../../shared/domain/ledger/reading/read-ledger.ts';
import type { Reading, ReadingOptions, ReadingRefusal } from '../../../shared/domain/ledger/reading/reading.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import type { FixtureLedger } from '../../fixtures/layouts/ledger.ts';
import { nameOf } from '../../fixtures/layouts/ledger.ts';

/** Reads a file that must be read. */
export async function readingOf(bytes: Uint8Array, options: ReadingOptions = {}, name = 'x'): Promise<Reading> {
  const file = await readFile(bytes, { name });
  if (!file.ok) throw new Error(`${file.error.code}: ${file.error.message}`);
  const reading = readLedger(file.value, options);
  if (!reading.ok) throw new Error(`${reading.error.code}: ${reading.error.message}`);
  return reading.value;
}

/** A table typed as people see it: rows of cells parted by `|`. */
export function fileOf(text: string, name = '表'): RawFile {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => textCell(cell.replaceAll('⏎', '\n'))));
  return { format: 'csv', sheets: [cellSheet({ name, rows })] };
}

/** Reads a typed table that must be read. */
export function readText(text: string, options: ReadingOptions = {}): Reading {
  const reading = readLedger(fileOf(text), options);
  if (!reading.ok) throw new Error(`${reading.error.code}: ${reading.error.message}`);
  return reading.value;
}

/** Reads a typed table that must be refused. */
export function refusalOf(text: string, options: ReadingOptions = {}): ReadingRefusal {
  const reading = readLedger(fileOf(text), options);
  if (reading.ok) throw new Error(`was read: ${JSON.stringify(reading.value).slice(0, 500)}`);
  return reading.error;
}

/** The vouchers of a ledger in the words of a reading. */
export const expectedVouchers = (ledger: FixtureLedger) =>
  ledger.vouchers.map((voucher) => ({
    date: voucher.date,
    type: voucher.word,
    number: voucher.number,
    lines: voucher.lines.map(({ code, summary, debit, credit }) => ({
      code,
      name: nameOf(ledger, code),
      summary,
      debit: fen(debit),
      credit: fen(credit),
    })),
  }));

/** The vouchers of a reading without what not every layout gives. */
export const plainVouchers = (reading: Reading) =>
  reading.vouchers.map(({ date, type, number, lines }) => ({
    date,
    type,
    number,
    lines: lines.map(({ code, name, summary, debit, credit }) => ({ code, name, summary, debit, credit })),
  }));

export const codesOf = (reading: Reading): string[] => reading.rejections.map((rejection) => rejection.code);
