import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { isRisky, writtenValue } from './cells.ts';
import { type Cell, type Column, headingPath, type Row, rich, styled } from './model.ts';

/**
 * A table as CSV for spreadsheets: UTF-8 with a byte order mark, commas, CRLF. Money has two decimals and no separators.
 * Text that a spreadsheet would take for a formula gets a leading `'`, because CSV has no other way to say "text".
 */
export function writeCsv(table: { readonly columns: readonly Column[]; readonly rows: Iterable<Row> }): string {
  const lines = [table.columns.map((column) => quoted(headingPath(column).join(' '))).join(',')];
  for (const row of table.rows) {
    const { cells } = styled(row);
    lines.push(table.columns.map((column, index) => csvCell(column, cells[index])).join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(column: Column, cell: Cell): string {
  const { value, kind = column.kind } = rich(cell);
  if (value === null) return '';
  if (typeof value === 'number' && (kind === 'money' || kind === 'check')) return formatYuan(fen(value));
  if (typeof value === 'string' && kind === 'date') return value;
  const written = writtenValue(kind, value);
  if (written === undefined) return '';
  return written.type === 'number' ? written.digits : quoted(written.text);
}

const quoted = (text: string): string => {
  const safe = isRisky(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
