import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';

/**
 * A workbook as plain data: what is on each sheet and how it is to be read, printed and recalculated. It knows nothing of
 * XML, so that statements, packs and lists of rejected rows are built and tested as values.
 */
export interface Workbook {
  readonly title: string;
  readonly creator: string;
  /** RFC 3339 instant for the file's properties; given in, so that the same model gives the same bytes. */
  readonly created: string;
  readonly sheets: readonly Sheet[];
  /** Ranges that formulas call by name, so that people can read them: `SUMIFS(余额_期末,余额_单位,D$6,…)`. */
  readonly names?: readonly NamedRange[];
}

export interface NamedRange {
  /** Letters, digits and `_`; not what could be a cell's address. */
  readonly name: string;
  readonly sheet: string;
  /** 0-based column, and the first and last row, 1-based. */
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/**
 * How a cell's value is written and shown.
 * `text` and `wrap` (breaks into lines) stay text whatever they begin with; `code` is text whose zeros stay; `money` is a
 * `Fen` written as a real number in 元; `check` is money that must be 0.00 and shouts when it is not; `date` is an
 * accounting date written as a real date; `integer` is a whole number (a rank, a year), `count` one with separators and a
 * dash for nil; `decimal` is a rate or a score, in hundredths, shown to one decimal; `price` is a 单价, or how far two are
 * apart, in whole 万分之一元, shown in 元 with two to four decimals.
 */
export type CellKind =
  | 'text'
  | 'wrap'
  | 'code'
  | 'money'
  | 'check'
  | 'date'
  | 'integer'
  | 'count'
  | 'decimal'
  | 'price';

/** What a row or a cell is for; decides font, fill and rules. `plain` has no rules: covers and free text; `wrong` is to be mended; `red` was taken back. */
export type Look = 'body' | 'total' | 'section' | 'note' | 'plain' | 'label' | 'head' | 'title' | 'wrong' | 'red';

/**
 * A value by its kind: text for `text`, `wrap`, `code`; `Fen` for `money` and `check`; hundredths for `decimal`; a date for
 * `date`; an integer for `integer` and `count`, 万分之一元 for `price`. Numbers are always safe integers: no float reaches a file.
 */
export type CellValue = string | Fen | AccountingDate | number | null;

/** A cell that is more than a value of its column's kind. */
export interface RichCell {
  readonly value: CellValue;
  /** Instead of the column's kind. */
  readonly kind?: CellKind;
  /** Instead of the row's look. */
  readonly look?: Look;
  /** Without the leading `=`; `value` is then its computed result. */
  readonly formula?: string;
  /** Name of a sheet of this workbook that a click leads to. */
  readonly link?: string;
  /** Steps that the text is moved in (其中). */
  readonly indent?: 0 | 1 | 2 | 3;
  readonly align?: 'left' | 'center' | 'right';
  /** May be filled in although its sheet is locked. */
  readonly open?: true;
}

export type Cell = CellValue | undefined | RichCell;

export interface StyledRow {
  readonly cells: readonly Cell[];
  readonly look?: Look;
  /** A row of data though its look is not `body`: a total that is a line of a statement. */
  readonly data?: true;
  /** In points; without it the row fits its text. */
  readonly height?: number;
  /** Ranges of 0-based columns, first to last, joined into one cell. */
  readonly merge?: readonly (readonly [number, number])[];
}

export type Row = readonly Cell[] | StyledRow;

export interface Column {
  /** One heading, or one a heading row from the top; equal neighbours in the upper rows are joined. */
  readonly heading: string | readonly string[];
  readonly kind: CellKind;
  /** In digits of the body font (a Chinese character takes two); without it, fitted to the values when rows are an array. */
  readonly width?: number;
  /** 0.00 of a total on every page is of no use here: helper columns stand outside the printed area. */
  readonly printed?: false;
}

/** A line between the title and the headings: 编制单位 on the left, 期间 in the middle, 金额单位 on the right. */
export interface BannerLine {
  readonly left?: string;
  readonly center?: string;
  readonly right?: string;
}

export interface PageSetup {
  readonly orientation: 'landscape' | 'portrait';
  /** A4 unless told. */
  readonly paper?: 'A3';
  /** Pages side by side that the columns are fitted to; 1 unless told. */
  readonly pagesWide?: number;
  /** Pages that the rows are fitted to; without it as many as it takes. */
  readonly pagesHigh?: number;
  readonly header?: BannerLine;
  readonly footer?: BannerLine;
}

export interface Sheet {
  readonly name: string;
  readonly title?: string;
  readonly banner?: readonly BannerLine[];
  readonly columns: readonly Column[];
  /** Leave the heading rows out: covers and other free forms. */
  readonly headless?: true;
  /** Of a headless sheet: the row (1-based) that serves as heading, stays in sight and carries the filter. */
  readonly headRow?: number;
  /** Iterated once, when the sheet is written. */
  readonly rows: Iterable<Row>;
  /** After `rows`, rows that are read piece by piece while the sheet is written: more than one holds in memory. */
  readonly later?: AsyncIterable<readonly Row[]>;
  /** Columns at the left that stay in sight and are printed on every page. */
  readonly frozenColumns?: number;
  /** A filter on the headings over all rows up to the first that is not `body`. */
  readonly filter?: true;
  readonly page: PageSetup;
  /** Sheets of a later phase are written after those of an earlier one, so that they can tell what those hold. */
  readonly phase?: number;
  readonly tab?: 'accent' | 'warn' | 'quiet';
  /** Only open cells can be filled in; without a password: it keeps from slips, not from intent. */
  readonly locked?: true;
  /** Not shown, nor offered to be shown: what the program itself reads back. */
  readonly hidden?: true;
  readonly entries?: readonly EntryRule[];
}

/** What a spreadsheet takes in a block of cells (数据有效性). */
export interface EntryRule {
  /** `F4:Q60`, or several of them with blanks between. */
  readonly cells: string;
  /** A range whose values are offered, or a formula that must hold, as of the first cell. */
  readonly rule: { readonly list: string } | { readonly holds: string };
  /** What a refused entry is answered with. */
  readonly message: string;
}

/** The plain form of a row. */
export const styled = (row: Row): StyledRow => ('cells' in row ? row : { cells: row });

/** The rich form of a cell. */
export const rich = (cell: Cell): RichCell =>
  cell !== null && typeof cell === 'object' ? cell : { value: cell === undefined ? null : cell };

export const headingPath = (column: Column): readonly string[] =>
  typeof column.heading === 'string' ? [column.heading] : column.heading;
