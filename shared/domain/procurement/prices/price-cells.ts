import type { AccountingDate } from '../../../kernel/date.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { readDate } from '../../ledger/reading/dates.ts';
import { columnLetters, isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import { oneLine } from '../../ledger/reading/half-width.ts';
import { headingWord } from '../../ledger/reading/heading-words.ts';
import { type Price, parsePrice } from '../price.ts';
import type { TableColumn } from './headings.ts';

/** A cell of a table that cannot be taken, by its place as a spreadsheet shows it. */
export interface BadCell {
  readonly row: number;
  /** Letter of the column; '' where the row as a whole is meant. */
  readonly column: string;
  readonly message: string;
}

/** One filled row of a table, read cell by cell; what is wrong is collected in `bad`. */
export class RowCells {
  readonly row: number;
  readonly #sheet: RawSheet;
  readonly #at: number;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #bad: BadCell[];
  #faulty = false;

  constructor(sheet: RawSheet, at: number, columns: ReadonlyMap<string, number>, bad: BadCell[]) {
    this.#sheet = sheet;
    this.#at = at;
    this.#columns = columns;
    this.#bad = bad;
    this.row = sheet.rowNumber(at);
  }

  /** Whether some cell of the row was bad. */
  get faulty(): boolean {
    return this.#faulty;
  }

  text(id: string): string {
    const column = this.#columns.get(id);
    if (column === undefined) return '';
    return oneLine(this.#sheet.text(this.#at, column).replace(/[\p{Cc}\p{Surrogate}]+/gu, ' '));
  }

  reject(id: string, message: string): undefined {
    const column = this.#columns.get(id);
    this.#faulty = true;
    this.#bad.push({ row: this.row, column: column === undefined ? '' : columnLetters(column), message });
    return undefined;
  }

  /** 单价 in 元, above nil, with at most four decimals. */
  price(id: string): Price | undefined {
    const text = this.text(id)
      .replaceAll(',', '')
      .replace(/^[¥￥]/, '');
    if (text === '') return this.reject(id, '没有填单价');
    const read = parsePrice(text);
    if (read === undefined) return this.reject(id, `单价“${text.slice(0, 20)}”不是至多四位小数的数`);
    return read === 0 ? this.reject(id, '单价须大于 0') : read;
  }

  whole(id: string, least: number, most: number, what: string): number | undefined {
    const text = this.text(id);
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    return this.reject(id, `${what}“${text.slice(0, 20)}”不是 ${least} 至 ${most} 的整数`);
  }

  day(id: string): AccountingDate | undefined {
    const text = this.text(id);
    const read = readDate(text, this.#sheet.date1904 ? { date1904: true } : {});
    return read.kind === 'date' ? read.date : this.reject(id, `日期“${text.slice(0, 20)}”读不懂`);
  }
}

const SEARCH_ROWS = 40;

/** Rows that one file may have. */
export const MAX_ROWS = 5000;

/** The rows below the heading that has all needed columns, in the first sheet that has one; or why there are none. */
export function tableRows(
  file: RawFile,
  columns: readonly TableColumn[],
  bad: BadCell[],
): Result<readonly RowCells[], string> {
  for (const sheet of file.sheets) {
    if (sheet.hidden) continue;
    for (let row = 0; row < Math.min(sheet.rowCount, SEARCH_ROWS); row += 1) {
      const found = columnsOf(sheet, row, columns);
      if (!columns.every(({ id, needed }) => !needed || found.has(id))) continue;
      if (sheet.rowCount - row > MAX_ROWS) return err(`表格超过 ${MAX_ROWS} 行，请分成几份`);
      const rows: RowCells[] = [];
      for (let at = row + 1; at < sheet.rowCount; at += 1)
        if (!isBlankRow(sheet, at)) rows.push(new RowCells(sheet, at, found, bad));
      return ok(rows);
    }
  }
  const needed = columns.filter((column) => column.needed).map(({ heading }) => heading);
  return err(`没有找到表头：应有 ${needed.join('、')}`);
}

function columnsOf(sheet: RawSheet, row: number, columns: readonly TableColumn[]): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at < sheet.width(row); at += 1) {
    const text = sheet.text(row, at);
    if (text === '' || text.length > 40) continue;
    const word = headingWord(text);
    const column = columns.find(
      ({ id, heading, words }) => !found.has(id) && (word === headingWord(heading) || words.test(word)),
    );
    if (column) found.set(column.id, at);
  }
  return found;
}
