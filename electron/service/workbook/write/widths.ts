import type { Fen } from '../../../../shared/kernel/fen.ts';
import { plainYuan } from './cells.ts';
import { type CellKind, type Column, headingPath, type Row, rich, type Sheet, styled } from './model.ts';

/** Width of a text in digits of the body font: what East Asian typography calls full width takes two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u2026\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** Lines that a text takes in a column of the given width: its own breaks, and those that the width forces. */
export function wrappedLines(text: string, width: number): number {
  const room = Math.max(1, width - PADDING / 2);
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / room)), 0);
}

/** Width of an amount as shown: separators, two decimals, the minus. */
export function moneyWidth(amount: Fen): number {
  const digits = plainYuan(amount).replace(/^-|\..*$/g, '').length;
  return digits + Math.floor((digits - 1) / 3) + 3 + (amount < 0 ? 1 : 0);
}

const DEFAULT_WIDTH: Record<CellKind, number> = {
  text: 16,
  wrap: 40,
  code: 14,
  money: 18,
  check: 14,
  date: 12,
  integer: 8,
  count: 11,
  decimal: 10,
  price: 12,
};
const MIN_WIDTH = 6;
const MAX_WIDTH = 48;
/** Room for the cell's padding and for bold digits. */
const PADDING = 2;

/** The width of each column: as told, else fitted to its heading and values when the rows are at hand, else by its kind. */
export function columnWidths(sheet: Sheet): number[] {
  const rows = Array.isArray(sheet.rows) ? (sheet.rows as readonly Row[]) : undefined;
  return sheet.columns.map((column, index) => {
    if (column.width !== undefined) return column.width;
    const heading = sheet.headless ? 0 : headingWidth(column);
    if (!rows) return Math.max(DEFAULT_WIDTH[column.kind], heading);
    let widest = heading;
    for (const row of rows) {
      const { cells, merge } = styled(row);
      if (merge?.some(([first, last]) => index >= first && index <= last)) continue;
      const cell = cells[index];
      if (cell === null || cell === undefined) continue;
      const { value, kind = column.kind, indent = 0 } = rich(cell);
      widest = Math.max(widest, valueWidth(kind, value) + indent * 2);
    }
    return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, widest + PADDING));
  });
}

/** Long headings may break once. */
function headingWidth(column: Column): number {
  const path = headingPath(column);
  return Math.ceil(Math.min(textWidth(path[path.length - 1] ?? ''), 24) / (column.kind === 'money' ? 1 : 2));
}

function valueWidth(kind: CellKind, value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (kind === 'wrap') return Math.min(DEFAULT_WIDTH.wrap, textWidth(String(value)));
  if (typeof value === 'number')
    return kind === 'integer' || kind === 'count' || kind === 'price'
      ? String(value).length + 2
      : moneyWidth(value as Fen);
  return kind === 'date' ? 10 : textWidth(String(value));
}
