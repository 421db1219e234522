import type { RawFile, RawSheet } from './grid.ts';
import { columnsOfBlock } from './heading.ts';
import type { Reading, Rejection } from './reading.ts';

/** A row that was not taken: its cells as the file has them, and everything that is wrong with it. */
export interface RejectedRow {
  readonly sheet?: string;
  /** 1-based, as in the file. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly reasons: string;
}

/** The rows to give back with a 原因 column, under the headings of their table. */
export interface RejectedRows {
  readonly headings: readonly string[];
  readonly rows: readonly RejectedRow[];
}

/**
 * Gathers the rejections of a reading by row, each with the row's own cells, so that they can be offered back as a workbook to mend
 * (导入失败的行). What is wrong with the file as a whole stands under row 0 without cells.
 */
export function rejectedRows(reading: Reading, file: RawFile): RejectedRows {
  const byRow = new Map<string, Rejection[]>();
  for (const rejection of reading.rejections) {
    const key = `${rejection.sheet ?? ''}\0${rejection.row}`;
    const list = byRow.get(key);
    if (list) list.push(rejection);
    else byRow.set(key, [rejection]);
  }
  const rowsOf = new Map<RawSheet, Map<number, number>>();
  const rows = [...byRow.values()].map((rejections): RejectedRow => {
    const { sheet: name, row } = rejections[0]!;
    const sheet = sheetOf(file, name);
    const index = sheet && indexOf(sheet, row, rowsOf);
    return {
      ...(name === undefined ? {} : { sheet: name }),
      row,
      cells: sheet && index !== undefined ? cellsOf(sheet, index) : [],
      reasons: rejections.map(({ column, message }) => (column ? `${column}：${message}` : message)).join('；'),
    };
  });
  return { headings: headingsOf(reading, file), rows };
}

/** A file of one sheet names none in its rejections. */
function sheetOf(file: RawFile, name: string | undefined): RawSheet | undefined {
  return name === undefined ? file.sheets[0] : file.sheets.find((sheet) => sheet.name === name);
}

function indexOf(sheet: RawSheet, number: number, known: Map<RawSheet, Map<number, number>>): number | undefined {
  let rows = known.get(sheet);
  if (!rows) {
    rows = new Map();
    for (let row = 0; row < sheet.rowCount; row += 1) rows.set(sheet.rowNumber(row), row);
    known.set(sheet, rows);
  }
  return rows.get(number);
}

const cellsOf = (sheet: RawSheet, row: number): string[] =>
  Array.from({ length: sheet.width(row) }, (_, column) => sheet.text(row, column));

/** The heading's words joined downwards, one text a column; nothing where the file has no heading. */
function headingsOf(reading: Reading, file: RawFile): readonly string[] {
  const [first] = reading.layout.headerRows;
  const last = reading.layout.headerRows.at(-1);
  const sheet = sheetOf(file, reading.rejections.find((rejection) => rejection.sheet !== undefined)?.sheet);
  if (first === undefined || last === undefined || !sheet) return [];
  const known = new Map<RawSheet, Map<number, number>>();
  const from = indexOf(sheet, first, known);
  const to = indexOf(sheet, last, known);
  return from === undefined || to === undefined
    ? []
    : columnsOfBlock(sheet, from, to).map((column) => column.heading.replace(/#\d+$/, ''));
}
