import type { ReactNode } from 'react';
import { type Fen, parseYuan } from '../../shared/kernel/fen.ts';
import { formatAmount, groupedYuan } from './amount.tsx';
import type { AmountUnit } from './context.tsx';

/** What a cell holds before it is shown. Money is Fen, or 元 as the contract's decimal string. */
export type CellValue = string | number | null | undefined;

/** One column of a grid. */
export interface GridColumn<Row> {
  /** Stable: the remembered widths and order go by it. */
  readonly id: string;
  readonly title: string;
  /** How it is shown and sorted. `money`: right-aligned in 元 or 万元; `number`: right-aligned as given. */
  readonly kind?: 'text' | 'money' | 'number';
  readonly value: (row: Row) => CellValue;
  /** A cell that is more than its text (a chip, a link); `value` stays what is sorted, copied and exported. */
  readonly render?: (row: Row) => ReactNode;
  /** What is copied and exported, where the screen says it in other words than `value` is sorted by. */
  readonly text?: (row: Row) => string;
  /** Pixels; without it the column takes its share of what is left (`flex`, 1 by default). */
  readonly width?: number;
  readonly flex?: number;
  readonly minWidth?: number;
  readonly pin?: 'left' | 'right';
  /** Not shown until the person chooses it. */
  readonly hidden?: boolean;
  /** Whether its cells may be typed into; needs the grid's `onEdit`. */
  readonly editable?: boolean | ((row: Row) => boolean);
  /** False where the order of the rows is a meaning of its own (a ledger by date). */
  readonly sortable?: boolean;
}

/** A column of whole numbers (visits, pieces), grouped as amounts are; nothing where there were none. */
export const countColumn = <Row>(
  id: string,
  title: string,
  countOf: (row: Row) => number,
  more: Pick<GridColumn<Row>, 'width' | 'pin'> = {},
): GridColumn<Row> => ({
  ...{ id, title, kind: 'number', width: 96, value: (row) => countOf(row) || undefined },
  render: (row) => (countOf(row) === 0 ? '' : countOf(row).toLocaleString('en')),
  ...more,
});

/** Rows `start` (from 0) up to but not including `end`, and how many there are in all. `sort` is what the person chose. */
export type FetchRows<Row> = (
  start: number,
  end: number,
  sort: { readonly column: string; readonly descending: boolean } | undefined,
) => Promise<{ readonly rows: readonly Row[]; readonly total: number }>;

/** A money cell's amount; undefined where there is none. */
export function fenOf(value: CellValue): Fen | undefined {
  if (typeof value === 'number') return value as Fen;
  return typeof value === 'string' ? parseYuan(value) : undefined;
}

/** A cell as text: `amountUnit` as on screen, or `exact` in 元 for copying and export. */
export function textOf<Row>(column: GridColumn<Row>, row: Row, amounts: AmountUnit | 'exact'): string {
  if (column.text) return column.text(row);
  const value = column.value(row);
  if (value === null || value === undefined) return '';
  if (column.kind !== 'money') return String(value);
  const amount = fenOf(value);
  if (amount === undefined) return '';
  return amounts === 'exact' ? groupedYuan(amount).replaceAll(',', '') : formatAmount(amount, amounts);
}

/** Orders two cells: numbers by their size, texts by their characters' codes, what is empty first. */
export function compareCells(a: CellValue, b: CellValue, kind: GridColumn<unknown>['kind']): number {
  const [left, right] = kind === 'money' ? [fenOf(a), fenOf(b)] : [a ?? undefined, b ?? undefined];
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it; amounts stay amounts. */
const defused = (text: string, isFigure: boolean): string =>
  !isFigure && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as lines of CSV, amounts exact in 元, each ended by CR LF. */
export function csvLines<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string {
  const cellOf = (column: GridColumn<Row>, row: Row): string =>
    quoted(defused(textOf(column, row, 'exact'), column.kind !== undefined && column.kind !== 'text'));
  return rows.map((row) => `${columns.map((column) => cellOf(column, row)).join(',')}\r\n`).join('');
}

/** The rows as CSV with headings. */
export const csvOf = <Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string =>
  `${columns.map(({ title }) => quoted(defused(title, false))).join(',')}\r\n${csvLines(columns, rows)}`;

/** A block as spreadsheets put it on the clipboard: lines of cells between tabs, quoted where a cell has line breaks. */
export function blockOf(text: string): string[][] {
  const block: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  for (;;) {
    const match = cells.exec(text);
    if (!match) return block;
    const [, inQuotes, bare = '', end] = match;
    block.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? bare);
    if (end === '' || cells.lastIndex === text.length) return block;
    if (end !== '\t') block.push([]);
  }
}
