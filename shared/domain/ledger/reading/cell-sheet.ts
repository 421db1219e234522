import { type CellKind, plainFenOf, type RawCell, type RawSheet } from './grid.ts';

/** A sheet made of cell objects: for small sources (HTML tables, SpreadsheetML) and for tests. */
class CellSheet implements RawSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly date1904?: boolean;
  readonly #rows: readonly (readonly (RawCell | undefined)[])[];
  readonly #numbers: readonly number[];

  constructor(content: SheetContent) {
    this.name = content.name;
    if (content.hidden) this.hidden = true;
    if (content.date1904) this.date1904 = true;
    this.#rows = content.rows;
    this.#numbers = content.rowNumbers ?? content.rows.map((_, index) => index + 1);
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  rowNumber(row: number): number {
    return this.#numbers[row] ?? row + 1;
  }

  width(row: number): number {
    return this.#rows[row]?.length ?? 0;
  }

  kind(row: number, column: number): CellKind {
    return this.#rows[row]?.[column]?.kind ?? 'empty';
  }

  text(row: number, column: number): string {
    return this.#rows[row]?.[column]?.text ?? '';
  }

  red(row: number, column: number): boolean {
    return this.#rows[row]?.[column]?.red === true;
  }

  date(row: number, column: number): boolean {
    return this.#rows[row]?.[column]?.date === true;
  }

  copied(row: number, column: number): boolean {
    return this.#rows[row]?.[column]?.copied === true;
  }

  plainFen(row: number, column: number): number {
    const cell = this.#rows[row]?.[column];
    if (!cell || cell.kind === 'empty') return 0;
    return cell.kind === 'error' || cell.red || cell.date || cell.copied ? Number.NaN : plainFenOf(cell.text);
  }
}

export interface SheetContent {
  readonly name: string;
  readonly hidden?: boolean;
  readonly date1904?: boolean;
  readonly rows: readonly (readonly (RawCell | undefined)[])[];
  readonly rowNumbers?: readonly number[];
}

export const cellSheet = (content: SheetContent): RawSheet => new CellSheet(content);

/** A cell of text, trimmed as {@link RawSheet.text} promises; empty when nothing is left. */
export function textCell(text: string): RawCell {
  const trimmed = text.trim();
  return trimmed === '' ? { kind: 'empty', text: '' } : { kind: 'text', text: trimmed };
}
