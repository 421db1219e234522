import type { RawFile, RawSheet } from './grid.ts';

/** Heading of the column that says why a row was not taken; it stands at the right end, and reading leaves it out. */
export const REASON_HEADING = '原因';

/** A heading further down is none. */
const REACH = 60;

/** The file as it was before reasons were written beside its rows. */
export function withoutReasons(file: RawFile): RawFile {
  const sheets = file.sheets.map((sheet) => {
    const column = reasonColumn(sheet);
    return column === undefined ? sheet : new NarrowSheet(sheet, column);
  });
  return sheets.every((sheet, at) => sheet === file.sheets[at]) ? file : { ...file, sheets };
}

function reasonColumn(sheet: RawSheet): number | undefined {
  let width = 0;
  for (let row = 0; row < sheet.rowCount; row += 1) width = Math.max(width, sheet.width(row));
  for (let row = 0; row < Math.min(sheet.rowCount, REACH); row += 1)
    if (sheet.width(row) === width && sheet.text(row, width - 1) === REASON_HEADING) return width - 1;
  return undefined;
}

/** A sheet without its last column. */
class NarrowSheet implements RawSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly date1904?: boolean;
  readonly rowCount: number;
  readonly #sheet: RawSheet;
  readonly #width: number;

  constructor(sheet: RawSheet, width: number) {
    this.#sheet = sheet;
    this.#width = width;
    this.name = sheet.name;
    this.rowCount = sheet.rowCount;
    if (sheet.hidden) this.hidden = true;
    if (sheet.date1904) this.date1904 = true;
  }

  rowNumber = (row: number) => this.#sheet.rowNumber(row);
  width = (row: number) => Math.min(this.#sheet.width(row), this.#width);
  kind = (row: number, column: number) => (column < this.#width ? this.#sheet.kind(row, column) : 'empty');
  text = (row: number, column: number) => (column < this.#width ? this.#sheet.text(row, column) : '');
  red = (row: number, column: number) => column < this.#width && this.#sheet.red(row, column);
  date = (row: number, column: number) => column < this.#width && this.#sheet.date(row, column);
  copied = (row: number, column: number) => column < this.#width && this.#sheet.copied(row, column);
  plainFen = (row: number, column: number) => (column < this.#width ? this.#sheet.plainFen(row, column) : 0);
}
