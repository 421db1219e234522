import { plainFenOf, type RawCell, type RawFile, type RawSheet, rowCells } from './grid.ts';
import { columnsOfBlock } from './heading.ts';
import type { Layout, Reading, Rejection } from './reading.ts';
import { REASON_HEADING, withoutReasons } from './reason-column.ts';

/** A cell as it is given back: `amount` counts, `date` is a day as the file counts days, `code` and words stay text. */
export interface MarkedCell {
  readonly kind: 'amount' | 'number' | 'date' | 'text';
  readonly text: string;
  /** Read as negative for its red ink. */
  readonly negative?: boolean;
  /** The cell on its left reaches over this one. */
  readonly joined?: boolean;
}

/** A row in its old place; `reasons` is what is wrong with it, or the heading 原因. */
export interface MarkedRow {
  /** 1-based, as in the file. */
  readonly row: number;
  readonly cells: readonly MarkedCell[];
  readonly bad: boolean;
  readonly reasons?: string;
}

export interface MarkedSheet {
  readonly name: string;
  readonly date1904: boolean;
  /** Columns of the file; 原因 is the one after them. */
  readonly columns: number;
  /** The last row of the heading, 1-based; 0 where there is none. */
  readonly headRow: number;
  readonly rows: readonly MarkedRow[];
}

/** What of a reading says how its file is given back. */
export type Marking = Pick<Reading, 'kind' | 'rejections' | 'layout'>;

/**
 * The whole file with what is wrong written beside each bad row (原因), every row and column in its old place: mended there and
 * imported again it is the whole month, and not only the rows that were mended.
 */
export function markedFile(reading: Marking, original: RawFile): readonly MarkedSheet[] {
  const file = withoutReasons(original);
  return file.sheets
    .map((sheet, at) => ({ sheet, own: reading.rejections.filter((one) => isOf(one, sheet, at)) }))
    .filter(({ sheet, own }) => !sheet.hidden || own.length > 0)
    .map(({ sheet, own }) => markedSheet(sheet, own, reading));
}

/** A file of one sheet names none in its rejections. */
const isOf = ({ sheet }: Rejection, { name }: RawSheet, at: number): boolean =>
  sheet === undefined ? at === 0 : sheet === name;

function markedSheet(sheet: RawSheet, rejections: readonly Rejection[], reading: Marking): MarkedSheet {
  const headRow = reading.layout.headerRows.at(-1) ?? 0;
  const rules: CellRules = {
    headRow,
    amounts: amountColumns(sheet, reading.layout),
    redIsMinus: readsRedAsMinus(reading),
  };
  const why = reasonsByRow(rejections, headRow);
  let columns = 0;
  const rows = Array.from({ length: sheet.rowCount }, (_, at): MarkedRow => {
    const row = sheet.rowNumber(at);
    columns = Math.max(columns, sheet.width(at));
    const reasons = why.get(row);
    const cells = rowCells(sheet, at).map((cell, column) =>
      markedCell(cell, row, column, at > 0 && sheet.text(at - 1, column) === cell.text, rules),
    );
    return { row, cells, bad: reasons !== undefined, ...(reasons === undefined ? {} : { reasons }) };
  });
  // Beside the heading, or where there is none beside the first good row: so that reading knows the column again.
  const titled = rows.find(({ row, bad }) => !bad && row >= headRow) ?? rows.find(({ bad }) => !bad);
  return {
    name: sheet.name,
    date1904: sheet.date1904 === true,
    columns,
    headRow,
    rows: rows.map((row) => (row === titled && why.size > 0 ? { ...row, reasons: REASON_HEADING } : row)),
  };
}

interface CellRules {
  readonly headRow: number;
  readonly amounts: ReadonlySet<number>;
  readonly redIsMinus: boolean;
}

function markedCell(
  cell: RawCell,
  row: number,
  column: number,
  fromAbove: boolean,
  { headRow, amounts, redIsMinus }: CellRules,
): MarkedCell {
  const { kind, text, red, date, copied } = cell;
  const isAmount = row > headRow && amounts.has(column);
  // A merged cell's amount counts once; the words of a merged heading stand once.
  if (copied && (row <= headRow || isAmount)) return { kind: 'text', text: '', joined: row <= headRow && !fromAbove };
  const plain = text !== '' && !Number.isNaN(plainFenOf(text));
  return {
    kind: date ? 'date' : isAmount && plain ? 'amount' : kind === 'number' && plain ? 'number' : 'text',
    text,
    ...(red && redIsMinus ? { negative: true } : {}),
  };
}

/** Red ink in vouchers is minus unless it was found to be a mark; in tables only where it was found to be minus. */
const readsRedAsMinus = ({ kind, layout: { redInk } }: Marking): boolean =>
  kind === 'vouchers' || kind === 'subsidiary-ledger' ? redInk !== 'mark' : redInk === 'minus';

const AMOUNT = /(^|\.)(debit|credit|amount|balance|opening|closing|yearOpening|movement|ytd)(#\d+)?$/;

/** The columns that the reading took for amounts, by their headings or, without any, by their places. */
function amountColumns(sheet: RawSheet, { columns, headerRows }: Layout): ReadonlySet<number> {
  const headings = new Set(
    Object.entries(columns).flatMap(([meaning, heading]) => (AMOUNT.test(meaning) ? [heading] : [])),
  );
  const places = [...headings].flatMap((heading) => (/^@\d+$/.test(heading) ? [Number(heading.slice(1)) - 1] : []));
  const [first, last] = [headerRows[0], headerRows.at(-1)].map((row) => (row === undefined ? -1 : indexOf(sheet, row)));
  if (first === undefined || last === undefined || first < 0 || last < 0) return new Set(places);
  const named = columnsOfBlock(sheet, first, last).filter(({ heading }) => headings.has(heading));
  return new Set([...places, ...named.map(({ index }) => index)]);
}

function indexOf(sheet: RawSheet, number: number): number {
  for (let row = 0; row < sheet.rowCount; row += 1) if (sheet.rowNumber(row) === number) return row;
  return -1;
}

/** Everything that is wrong with each row; what is wrong with the table as a whole stands in the row below its heading. */
function reasonsByRow(rejections: readonly Rejection[], headRow: number): ReadonlyMap<number, string> {
  const why = new Map<number, string>();
  for (const { row, column, message } of rejections) {
    const at = Math.max(row, headRow + 1);
    const reason = column ? `${column}：${message}` : message;
    const before = why.get(at);
    why.set(at, before === undefined ? reason : `${before}；${reason}`);
  }
  return why;
}
