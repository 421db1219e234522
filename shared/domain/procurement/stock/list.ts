import type { AccountingDate } from '../../../kernel/date.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { readDate } from '../../ledger/reading/dates.ts';
import { isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import { parsePrice } from '../price.ts';
import { LIST_TOTALS, LIST_WORDS, type ListColumn } from './list-words.ts';

/** What a list holds: the stock that books begin with (期初库存), or what was used (消耗). */
export type StockListKind = 'opening' | 'issue';

/** One row as it was read: the quantity in smallest units, the price of a pack as it is written. */
export interface StockListRow {
  /** As the spreadsheet counts it, its heading included. */
  readonly row: number;
  readonly item: string;
  readonly quantity: number;
  /** '' where the list has none. */
  readonly day: AccountingDate | '';
  readonly lot: string;
  readonly expiry: AccountingDate | '';
  readonly price: string;
}

export interface StockListReading {
  readonly rows: readonly StockListRow[];
  readonly problems: readonly { readonly row: number; readonly message: string }[];
}

/** Rows below which no heading is looked for. */
const HEADING_WITHIN = 20;
export const MOST_LIST_ROWS = 5000;
const LONGEST_LOT = 40;

const NEEDED: Readonly<Record<StockListKind, readonly ListColumn[]>> = {
  opening: ['item', 'quantity', 'lot', 'expiry', 'price'],
  issue: ['item', 'quantity'],
};

/** Reads a list of stock or of use by the words of its heading; sums at the end are passed over. */
export function readStockList(file: RawFile, kind: StockListKind): Result<StockListReading, string> {
  for (const sheet of file.sheets) {
    const heading = sheet.hidden ? undefined : findHeading(sheet, kind);
    if (heading === undefined) continue;
    if (sheet.rowCount > MOST_LIST_ROWS) return err(`表里有 ${sheet.rowCount} 行，超过上限 ${MOST_LIST_ROWS} 行`);
    const reading = readRows(sheet, heading, kind);
    return reading.rows.length + reading.problems.length === 0 ? err('表头下面没有数据') : ok(reading);
  }
  return err(
    kind === 'opening'
      ? '没有找到期初库存表：表头须有编码、批号、有效期、数量和单价'
      : '没有找到消耗表：表头须有编码和数量',
  );
}

interface Heading {
  readonly row: number;
  readonly at: Readonly<Partial<Record<ListColumn, number>>>;
}

function findHeading(sheet: RawSheet, kind: StockListKind): Heading | undefined {
  for (let row = 0; row < Math.min(sheet.rowCount, HEADING_WITHIN); row += 1) {
    const words = Array.from({ length: Math.min(sheet.width(row), 50) }, (_, column) =>
      sheet.text(row, column).replace(/\s/g, '').toLowerCase(),
    );
    const at: Partial<Record<ListColumn, number>> = {};
    for (const column of Object.keys(LIST_WORDS) as ListColumn[]) {
      const found = LIST_WORDS[column].map((word) => words.indexOf(word)).find((index) => index >= 0);
      if (found !== undefined) at[column] = found;
    }
    if (NEEDED[kind].every((column) => at[column] !== undefined)) return { row, at };
  }
  return undefined;
}

function readRows(sheet: RawSheet, { row: head, at }: Heading, kind: StockListKind): StockListReading {
  const rows: StockListRow[] = [];
  const problems: { row: number; message: string }[] = [];
  for (let row = head + 1; row < sheet.rowCount; row += 1) {
    if (isBlankRow(sheet, row)) continue;
    const text = (column: ListColumn): string => (at[column] === undefined ? '' : sheet.text(row, at[column]).trim());
    const day = (column: 'day' | 'expiry'): AccountingDate | '' | undefined => {
      if (text(column) === '') return '';
      const read = readDate(text(column), { date1904: sheet.date1904 ?? false });
      return read.kind === 'date' ? read.date : undefined;
    };
    const item = text('item').toUpperCase();
    if (LIST_TOTALS.test(item) || (item === '' && LIST_TOTALS.test(sheet.text(row, 0).trim()))) continue;
    const number = sheet.rowNumber(row);
    const wrong = (message: string): void =>
      void problems.push({ row: number, message: `第 ${number} 行：${message}` });
    const quantity = wholeOf(text('quantity'));
    const [on, expiry] = [day('day'), day('expiry')];
    if (!/^[A-Z0-9][A-Z0-9._-]{3,39}$/.test(item)) wrong(`编码“${item.slice(0, 40)}”不正确`);
    else if (quantity === undefined) wrong(`数量“${text('quantity').slice(0, 20)}”不是正整数（最小单位）`);
    else if (on === undefined) wrong(`日期“${text('day').slice(0, 20)}”不正确`);
    else if (expiry === undefined || (kind === 'opening' && expiry === ''))
      wrong(`有效期“${text('expiry').slice(0, 20)}”不正确`);
    else if (text('lot').length > LONGEST_LOT || (kind === 'opening' && text('lot') === '')) wrong('批号须有 1–40 字');
    else if (kind === 'opening' && parsePrice(text('price')) === undefined)
      wrong(`单价“${text('price').slice(0, 20)}”不正确：写作元，至多四位小数`);
    else
      rows.push({
        row: number,
        item,
        quantity,
        day: on,
        lot: text('lot'),
        expiry,
        price: kind === 'opening' ? text('price') : '',
      });
  }
  return { rows, problems };
}

/** A whole quantity above nil as spreadsheets write it. */
function wholeOf(text: string): number | undefined {
  const plain = text.replace(/[，,]/g, '').replace(/\.0+$/, '');
  return /^[1-9]\d{0,8}$/.test(plain) ? Number(plain) : undefined;
}
