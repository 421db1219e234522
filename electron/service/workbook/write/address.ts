import { assert } from '../../../../shared/kernel/assert.ts';
import { headingPath, type Sheet } from './model.ts';

/** Rows that one sheet of an XLSX file can hold. */
export const ROWS_PER_SHEET_MAX = 1_048_576;
export const COLUMNS_PER_SHEET_MAX = 16_384;

/** Letters of a 0-based column: A, B … Z, AA … */
export function columnLetters(index: number): string {
  assert(Number.isInteger(index) && index >= 0 && index < COLUMNS_PER_SHEET_MAX, `no such column: ${index}`);
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A sheet's name as formulas write it, always quoted: `'01资产负债表'`. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** A cell on another sheet: `'科目余额表'!K7`. */
export const cellOn = (sheet: string, column: number, row: number): string =>
  `${quotedSheet(sheet)}!${columnLetters(column)}${row}`;

/** A range of one column on another sheet, fixed: `'科目余额表'!$K$7:$K$900`. */
export function rangeOn(sheet: string, column: number, first: number, last: number): string {
  const letters = columnLetters(column);
  return `${quotedSheet(sheet)}!$${letters}$${first}:$${letters}$${last}`;
}

/** A text constant of a formula. */
export const quotedText = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const FORBIDDEN = /[*?:\\/[\]]/;

/** Asserts what Excel asks of sheet names: 1–31 characters, none of `*?:\/[]`, no quote at an end, unique ignoring case, not "History". */
export function assertSheetNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    assert(name.length >= 1 && name.length <= 31, `a sheet's name has 1–31 characters: ${name}`);
    assert(!FORBIDDEN.test(name) && !/^'|'$/.test(name), `a sheet's name with a forbidden character: ${name}`);
    const folded = name.toLowerCase();
    assert(folded !== 'history' && !seen.has(folded), `a sheet's name twice or reserved: ${name}`);
    seen.add(folded);
  }
  assert(seen.size > 0, 'a workbook has a sheet');
}

/** Where things stand on a sheet: rows are 1-based, as people and formulas count them. */
export interface Frame {
  readonly titleRows: number;
  readonly headRows: number;
  /** The row of the first heading. */
  readonly firstHeadRow: number;
  /** The row of the first row of data. */
  readonly firstRow: number;
}

export function frameOf(sheet: Pick<Sheet, 'title' | 'banner' | 'columns' | 'headless'>): Frame {
  const titleRows = (sheet.title === undefined ? 0 : 1) + (sheet.banner?.length ?? 0);
  const headRows = sheet.headless ? 0 : Math.max(...sheet.columns.map((column) => headingPath(column).length));
  return { titleRows, headRows, firstHeadRow: titleRows + 1, firstRow: titleRows + headRows + 1 };
}
