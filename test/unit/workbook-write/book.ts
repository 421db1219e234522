import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import type { Column, Row, Sheet, Workbook } from '../../../electron/service/workbook/write/model.ts';
import { writeWorkbook } from '../../../electron/service/workbook/write/workbook.ts';

/** A workbook of one sheet, for tests that look at one thing. */
export function bookOf(columns: readonly Column[], rows: Iterable<Row>, more: Partial<Sheet> = {}): Workbook {
  const sheet: Sheet = { name: '表', columns, rows, page: { orientation: 'landscape' }, ...more };
  return { title: '测试', creator: '周敏', created: '2026-01-06T01:30:00.000Z', sheets: [sheet] };
}

export const bytesOf = async (workbook: Workbook): Promise<Uint8Array> => (await writeWorkbook(workbook)).bytes;

/** Read back with another library than ours. */
export async function readBack(workbook: Workbook): Promise<ExcelJS.Workbook> {
  const read = new ExcelJS.Workbook();
  const bytes = await bytesOf(workbook);
  await read.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return read;
}

/** The parts of the file as text. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]));
}
