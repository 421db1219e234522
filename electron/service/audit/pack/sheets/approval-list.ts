import { assert } from '../../../../../shared/kernel/assert.ts';
import type { AccountingDate } from '../../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../../shared/kernel/fen.ts';
import { yearOf } from '../../../../../shared/kernel/period.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, CellKind, Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, type PaperContent, pageOf } from './paper.ts';

/** A column of a list of approvals: what it is called where rows leave as data, and what it says of a fact. */
export interface ListColumn<Fact> extends Column {
  readonly key: string;
  /** A check that leaves as true or false. */
  readonly flag?: true;
  /** Broken into lines for paper alone. */
  readonly lines?: true;
  of(fact: Fact, at: Place): Cell;
}

/** Where a row stands: its number, and its cells by their columns' keys. */
export interface Place {
  readonly row: number;
  /** The address of a cell of this row. */
  cell(key: string): string;
}

/** A list of approvals as a working paper, and as data. */
export interface ApprovalList {
  readonly paper: Paper;
  readonly sheet: Sheet;
  readonly columns: readonly Omit<ListColumn<never>, 'of'>[];
  /** One a fact, without the totals beneath. */
  readonly rows: readonly Row[];
  readonly names: readonly NamedRange[];
}

interface Listed<Fact> {
  readonly paper: Paper;
  readonly columns: readonly ListColumn<Fact>[];
  readonly facts: readonly Fact[];
  /** As of when they are told. */
  readonly until: AccountingDate;
  /** What the sheet says where there is none. */
  readonly none: string;
  /** Facts that were taken back: their rows are red. */
  readonly takenBack?: (fact: Fact) => boolean;
  /** Rows beneath. */
  readonly below?: (frame: ListFrame) => readonly Row[];
  readonly names?: (frame: ListFrame) => readonly NamedRange[];
  readonly frozenColumns: number;
}

/** Where the facts stand on the sheet. */
export interface ListFrame {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columnOf: (key: string) => number;
  /** All cells of a column of facts. */
  readonly range: (key: string) => string;
}

/** A list of facts as a sheet: A3 across, its first columns on every page. */
export function approvalList<Fact>(content: PaperContent, listed: Listed<Fact>): ApprovalList {
  const { paper, columns, facts, until, none, takenBack, below, names, frozenColumns } = listed;
  const head = {
    title: paper.name,
    banner: bannerOf(content, `${yearOf(content.period)}年度，截至 ${until}`),
    columns,
  };
  const { firstRow } = frameOf(head);
  const lastRow = firstRow + Math.max(1, facts.length) - 1;
  const columnOf = (key: string): number => {
    const at = columns.findIndex((column) => column.key === key);
    assert(at >= 0, `a column ${key}`);
    return at;
  };
  const letters = (key: string): string => columnLetters(columnOf(key));
  const range = (key: string): string => `${letters(key)}$${firstRow}:${letters(key)}$${lastRow}`;
  const frame: ListFrame = { firstRow, lastRow, columnOf, range };
  const rows = facts.map((fact, index): Row => {
    const row = firstRow + index;
    const at: Place = { row, cell: (key) => `${letters(key)}${row}` };
    const cells = columns.map((column) => column.of(fact, at));
    return takenBack?.(fact) ? { look: 'red', data: true, cells } : cells;
  });
  const sheet: Sheet = {
    ...{ name: paper.name, ...head, frozenColumns },
    rows: rows.length > 0 ? [...rows, ...(below?.(frame) ?? [])] : [[none]],
    filter: true,
    page: { ...pageOf(content, paper, 'landscape'), paper: 'A3' },
  };
  return { paper, sheet, columns, rows, names: rows.length > 0 ? (names?.(frame) ?? []) : [] };
}

/** A row of totals: what stands in its first column, and formulas by the keys of their columns. */
export function totalRow(
  { columnOf, range }: ListFrame,
  width: number,
  totals: Readonly<Record<string, { readonly result: Fen; readonly kind?: CellKind }>>,
): Row {
  const cells: Cell[] = Array.from({ length: width }, () => ({ value: null, kind: 'text' }));
  cells[0] = { value: '合计', kind: 'text' };
  for (const [key, { result, kind = 'money' }] of Object.entries(totals))
    cells[columnOf(key)] = liveCell({ formula: `SUM(${range(key)})`, result }, kind);
  return { look: 'total', cells };
}
