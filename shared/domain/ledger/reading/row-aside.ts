import { isBlankRow, rowText } from './grid.ts';
import { isSignatureRow } from './row-words.ts';
import { isColumnNumbers, repeatsHeading, repeatsTitle, type Table } from './table.ts';

/** Why a row is nothing but paper: blank, or the heading printed again. */
export function blankOrHeading(table: Table, row: number): 'blank' | 'repeated-header' | undefined {
  if (isBlankRow(table.sheet, row)) return 'blank';
  return repeatsHeading(table, row) ? 'repeated-header' : undefined;
}

/** Why a row without an account says nothing: column numbers, a title again, people's names, or no figures at all. */
export function asideReason(
  table: Table,
  row: number,
  hasFigures: boolean,
): 'header' | 'title' | 'signature' | undefined {
  const { sheet } = table;
  if (isColumnNumbers(sheet, row)) return 'header';
  if (repeatsTitle(table, rowText(sheet, row))) return 'title';
  if (isSignatureRow(sheet, row)) return 'signature';
  return hasFigures ? undefined : 'title';
}
