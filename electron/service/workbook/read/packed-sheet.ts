import { type CellKind, plainFenOf, type RawSheet } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { Budget } from './limits.ts';
import { plainFenOfBytes } from './plain-fen.ts';
import { refuse } from './refusal.ts';

const KINDS: readonly CellKind[] = ['empty', 'text', 'number', 'error'];
const KIND_BITS = 3;
export const TEXT = 1;
export const NUMBER = 2;
export const ERROR = 3;
/** The value is an index of the shared strings instead of a place in the pool. */
export const SHARED = 4;
export const DATE = 8;
export const RED = 16;

/** A merged range, 0-based and inclusive; rows are numbers as the file writes them. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Merged cells are few; a file that merges more than this is not a ledger. */
const MERGED_CELLS_MAX = 2_000_000;
const COLUMN_STRIDE = 16_384;

/** Collects a sheet's cells in typed arrays: five bytes a cell and its digits, no object for any of them. */
export class PackedSheetBuilder {
  #kinds = new Uint8Array(4096);
  #values = new Uint32Array(4096);
  #rowStarts = new Uint32Array(1024);
  #rowNumbers = new Uint32Array(1024);
  #pool: Uint8Array = new Uint8Array(16384);
  #poolEnd = 1;
  #rows = 0;
  #cells = 0;
  #widest = 0;
  readonly #sheet: string;
  readonly #budget: Budget;

  constructor(sheet: string, budget: Budget) {
    this.#sheet = sheet;
    this.#budget = budget;
  }

  get lastRowNumber(): number {
    return this.#rows === 0 ? 0 : this.#rowNumbers[this.#rows - 1]!;
  }

  beginRow(number: number): void {
    if (number <= this.lastRowNumber) refuse('duplicate-cell', { sheet: this.#sheet, row: number });
    if (this.#rows >= this.#budget.limits.rows) refuse('too-many-rows', { limit: this.#budget.limits.rows });
    if (this.#rows + 2 > this.#rowStarts.length) {
      this.#rowStarts = grown(this.#rowStarts, new Uint32Array(this.#rowStarts.length * 2));
      this.#rowNumbers = grown(this.#rowNumbers, new Uint32Array(this.#rowNumbers.length * 2));
    }
    this.#rowStarts[this.#rows] = this.#cells;
    this.#rowNumbers[this.#rows] = number;
    this.#rows += 1;
    this.#rowStarts[this.#rows] = this.#cells;
  }

  /** Puts a cell of the current row; columns may come out of order, never twice. */
  put(column: number, kind: number, value: number): void {
    const start = this.#rowStarts[this.#rows - 1]!;
    const index = start + column;
    if (index >= this.#cells) {
      if (column >= this.#budget.limits.columns)
        refuse('too-many-columns', { row: this.lastRowNumber, limit: this.#budget.limits.columns });
      this.#budget.cells(index + 1 - this.#cells);
      if (index >= this.#kinds.length) {
        const size = Math.max(this.#kinds.length * 2, index + 1);
        this.#kinds = grown(this.#kinds, new Uint8Array(size));
        this.#values = grown(this.#values, new Uint32Array(size));
      }
      this.#cells = index + 1;
      this.#rowStarts[this.#rows] = this.#cells;
      if (column >= this.#widest) this.#widest = column + 1;
    } else if (this.#kinds[index] !== 0) refuse('duplicate-cell', { sheet: this.#sheet, row: this.lastRowNumber });
    this.#kinds[index] = kind;
    this.#values[index] = value;
  }

  /** Keeps bytes in the pool, ended by NUL (which no XML text holds), and gives their place. */
  keep(bytes: Uint8Array, start: number, end: number): number {
    const place = this.#room(end - start);
    for (let at = start, to = place; at < end; at += 1, to += 1) this.#pool[to] = bytes[at]!;
    this.#poolEnd = place + (end - start) + 1;
    return place;
  }

  keepText(text: string): number {
    const bytes = Buffer.from(text, 'utf8');
    return this.keep(bytes, 0, bytes.length);
  }

  #room(bytes: number): number {
    if (this.#poolEnd + bytes + 1 > this.#pool.length)
      this.#pool = grown(this.#pool, new Uint8Array(Math.max(this.#pool.length * 2, this.#poolEnd + bytes + 1)));
    return this.#poolEnd;
  }

  finish(facts: {
    readonly hidden: boolean;
    readonly date1904: boolean;
    readonly shared: readonly string[];
    readonly merged: readonly MergedRange[];
  }): RawSheet {
    const content: PackedContent = {
      name: this.#sheet,
      kinds: this.#kinds,
      values: this.#values,
      rowStarts: this.#rowStarts,
      rowNumbers: this.#rowNumbers,
      rows: this.#rows,
      pool: Buffer.from(this.#pool.buffer),
      ...facts,
    };
    return new PackedSheet(content, fillMerged(content, this.#widest));
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

interface PackedContent {
  readonly name: string;
  readonly hidden: boolean;
  readonly date1904: boolean;
  readonly kinds: Uint8Array;
  readonly values: Uint32Array;
  readonly rowStarts: Uint32Array;
  readonly rowNumbers: Uint32Array;
  readonly rows: number;
  readonly pool: Buffer;
  readonly shared: readonly string[];
  readonly merged: readonly MergedRange[];
}

interface Merged {
  /** row × stride + column → index of the range's first cell. */
  readonly from: ReadonlyMap<number, number>;
  /** Width of each row that a merged range reaches into; 0 elsewhere. */
  readonly widths: Uint16Array;
}

/** Repeats each merged range's first value over the range, as far as the sheet has rows and columns. */
function fillMerged(content: PackedContent, widest: number): Merged | undefined {
  if (content.merged.length === 0) return undefined;
  const from = new Map<number, number>();
  const widths = new Uint16Array(content.rows);
  for (const range of content.merged) {
    const first = rowAt(content, range.firstRow);
    if (content.rowNumbers[first] !== range.firstRow) continue;
    const anchor = content.rowStarts[first]! + range.firstColumn;
    const filled = anchor < content.rowStarts[first + 1]! && content.kinds[anchor] !== 0;
    const lastColumn = Math.min(range.lastColumn, widest - 1);
    for (let row = first; row < content.rows && content.rowNumbers[row]! <= range.lastRow; row += 1) {
      const start = content.rowStarts[row]!;
      const end = content.rowStarts[row + 1]!;
      for (let column = range.firstColumn; column <= lastColumn; column += 1) {
        if (row === first && column === range.firstColumn) continue;
        if (start + column < end) content.kinds[start + column] = 0;
        if (filled) from.set(row * COLUMN_STRIDE + column, anchor);
      }
      if (filled) widths[row] = Math.max(widths[row]!, lastColumn + 1);
      if (from.size > MERGED_CELLS_MAX) refuse('too-many-cells', { limit: MERGED_CELLS_MAX });
    }
  }
  return { from, widths };
}

/** Index of the first row whose number is not below the given one. */
function rowAt(content: PackedContent, number: number): number {
  let low = 0;
  let high = content.rows;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (content.rowNumbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

class PackedSheet implements RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly date1904: boolean;
  readonly rowCount: number;
  readonly #content: PackedContent;
  readonly #merged: Merged | undefined;

  constructor(content: PackedContent, merged: Merged | undefined) {
    this.name = content.name;
    this.hidden = content.hidden;
    this.date1904 = content.date1904;
    this.rowCount = content.rows;
    this.#content = content;
    this.#merged = merged;
  }

  rowNumber(row: number): number {
    return this.#content.rowNumbers[row] ?? row + 1;
  }

  width(row: number): number {
    if (row < 0 || row >= this.rowCount) return 0;
    const own = this.#content.rowStarts[row + 1]! - this.#content.rowStarts[row]!;
    return Math.max(own, this.#merged?.widths[row] ?? 0);
  }

  kind(row: number, column: number): CellKind {
    const index = this.#index(row, column);
    return index < 0 ? 'empty' : KINDS[this.#content.kinds[index]! & KIND_BITS]!;
  }

  text(row: number, column: number): string {
    const index = this.#index(row, column);
    if (index < 0) return '';
    const bits = this.#content.kinds[index]!;
    const value = this.#content.values[index]!;
    if (bits === 0) return '';
    if (bits & SHARED) return this.#content.shared[value] ?? '';
    const { pool } = this.#content;
    const text = pool.toString('utf8', value, pool.indexOf(0, value));
    return (bits & KIND_BITS) === NUMBER ? text : text.trim();
  }

  red(row: number, column: number): boolean {
    const index = this.#index(row, column);
    return index >= 0 && (this.#content.kinds[index]! & RED) !== 0;
  }

  date(row: number, column: number): boolean {
    const index = this.#index(row, column);
    return index >= 0 && (this.#content.kinds[index]! & DATE) !== 0;
  }

  copied(row: number, column: number): boolean {
    return this.#merged?.from.has(row * COLUMN_STRIDE + column) === true;
  }

  plainFen(row: number, column: number): number {
    const index = this.#index(row, column);
    if (index < 0) return 0;
    const bits = this.#content.kinds[index]!;
    if (bits === 0) return 0;
    if (bits !== NUMBER || this.#merged?.widths[row]) {
      const usual = (bits & (DATE | RED)) === 0 && (bits & KIND_BITS) !== ERROR && !this.copied(row, column);
      return usual ? plainFenOf(this.text(row, column)) : Number.NaN;
    }
    const { pool } = this.#content;
    const start = this.#content.values[index]!;
    let end = start;
    while (pool[end] !== 0) end += 1;
    return plainFenOfBytes(pool, start, end);
  }

  /** Place of the cell's bits and value, through a merged range; −1 where the row has no such cell. */
  #index(row: number, column: number): number {
    if (row < 0 || row >= this.rowCount || column < 0) return -1;
    if (this.#merged?.widths[row]) {
      const anchor = this.#merged.from.get(row * COLUMN_STRIDE + column);
      if (anchor !== undefined) return anchor;
    }
    const start = this.#content.rowStarts[row]!;
    const index = start + column;
    return index < this.#content.rowStarts[row + 1]! ? index : -1;
  }
}
