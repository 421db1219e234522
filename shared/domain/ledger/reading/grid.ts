import { type Fen, fen } from '../../../kernel/fen.ts';

/**
 * A file as a grid of raw cells, whatever it was: the byte readers (service/workbook/read) make it, the reader of words
 * and sums (this folder) understands it. Numbers stay as the file wrote them, so that no amount passes through a float.
 *
 * A sheet is asked cell by cell and keeps its cells packed: a million voucher lines are ten million cells, and an object
 * for each would be half a gigabyte.
 */
export type CellKind = 'empty' | 'text' | 'number' | 'error';

export interface RawSheet {
  readonly name: string;
  /** Hidden in the workbook (隐藏工作表): read only when no visible sheet holds a table. */
  readonly hidden?: boolean;
  /** Days count from 1904-01-02 instead of 1899-12-31 (1904 日期系统). */
  readonly date1904?: boolean;
  /** Rows that the file holds; rows it leaves out are not counted. Rows and columns are counted from 0 here. */
  readonly rowCount: number;
  /** 1-based number of the row as a spreadsheet shows it, for messages. */
  rowNumber(row: number): number;
  /** Cells in the row: those at and beyond it are empty. */
  width(row: number): number;
  kind(row: number, column: number): CellKind;
  /**
   * The cell's text without white space around it; `''` when empty. A number is exactly as stored (`50000`, `1.2345E5`),
   * except that the 16th and 17th digits of a binary float are rounded away as a spreadsheet shows it.
   * A formula is never evaluated: its cached value is here, and without a cache it is an error cell.
   */
  text(row: number, column: number): string;
  /** A figure that is not negative as stored, but shown in red ink or in parentheses (红字). */
  red(row: number, column: number): boolean;
  /** A number whose format is a date. */
  date(row: number, column: number): boolean;
  /** The value is that of a merged range's first cell, repeated here. */
  copied(row: number, column: number): boolean;
  /**
   * The cell as whole 分 where it is a plain amount in 元: digits, thousands separators where they belong, a leading minus,
   * at most two decimals; 0 when empty. NaN for anything else, which is then to be read from its text.
   */
  plainFen(row: number, column: number): number;
}

export interface RawFile {
  readonly format: 'xlsx' | 'csv' | 'html' | 'spreadsheetml';
  /** e.g. `utf-8`, `utf-8-bom`, `gb18030`; with the delimiter for text files. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets: readonly RawSheet[];
}

/** One cell taken out of its sheet, for messages, previews and tests. */
export interface RawCell {
  readonly kind: CellKind;
  readonly text: string;
  readonly red?: boolean;
  readonly date?: boolean;
  readonly copied?: boolean;
}

const EMPTY: RawCell = { kind: 'empty', text: '' };

export function cellAt(sheet: RawSheet, row: number, column: number): RawCell {
  const kind = sheet.kind(row, column);
  if (kind === 'empty') return EMPTY;
  const cell: { -readonly [K in keyof RawCell]: RawCell[K] } = { kind, text: sheet.text(row, column) };
  if (sheet.red(row, column)) cell.red = true;
  if (sheet.date(row, column)) cell.date = true;
  if (sheet.copied(row, column)) cell.copied = true;
  return cell;
}

/** The cells of a row, for a preview or for the workbook of rejected rows. */
export function rowCells(sheet: RawSheet, row: number): RawCell[] {
  return Array.from({ length: sheet.width(row) }, (_, column) => cellAt(sheet, row, column));
}

/** The row's texts joined, as a person would read it aloud: for the list of skipped rows. */
export function rowText(sheet: RawSheet, row: number): string {
  const texts: string[] = [];
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = sheet.text(row, column);
    if (text !== '' && !sheet.copied(row, column)) texts.push(text);
  }
  return texts.join(' ').slice(0, 200);
}

export function isBlankRow(sheet: RawSheet, row: number): boolean {
  for (let column = 0; column < sheet.width(row); column += 1) if (sheet.kind(row, column) !== 'empty') return false;
  return true;
}

/** Column letters as a spreadsheet shows them: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

const PLAIN = /^-?(?:\d{1,13}|\d{1,3}(?:,\d{3}){1,3}|\d(?:,\d{3}){4})(?:\.\d{0,2})?$/;

/** The reference reading of {@link RawSheet.plainFen} from a text; the packed sheets do the same from bytes. */
export function plainFenOf(text: string): number {
  if (text === '') return 0;
  if (!PLAIN.test(text)) return Number.NaN;
  const minus = text.startsWith('-');
  const [yuan = '', cents = ''] = text.replace('-', '').replaceAll(',', '').split('.');
  const amount = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return minus && amount !== 0 ? -amount : amount;
}

/** The plain amount as money, where it is one. */
export function plainFen(sheet: RawSheet, row: number, column: number): Fen | undefined {
  const amount = sheet.plainFen(row, column);
  return Number.isNaN(amount) ? undefined : fen(amount);
}
