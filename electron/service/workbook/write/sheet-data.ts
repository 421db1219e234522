import { assert } from '../../../../shared/kernel/assert.ts';
import { columnLetters, ROWS_PER_SHEET_MAX } from './address.ts';
import { isRisky, plainYuan, writtenValue } from './cells.ts';
import { type Cell, type CellKind, type Look, type RichCell, type Row, rich, type Sheet, styled } from './model.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { Styles } from './styles.ts';
import { wrappedLines } from './widths.ts';
import { cellText } from './xml.ts';

/** Told of every cell in the order of writing: the digest of a sheet's content is made of these. */
export interface CellObserver {
  cell(ref: string, type: 'number' | 'text', value: string, formula: string | undefined): void;
}

export interface WriteContext {
  readonly strings: SharedStrings;
  readonly styles: Styles;
  readonly observer: CellObserver | undefined;
}

/** What writing the rows brought to light; the end of the sheet's XML needs it. */
export interface RowFacts {
  lastRow: number;
  /** Rows of data: those of the look `body`, and those that say so. */
  dataRows: number;
  /** The last of the run of data rows at the top, which the filter covers. */
  lastFilteredRow: number;
  readonly merges: string[];
  readonly links: { readonly ref: string; readonly sheet: string }[];
  readonly checks: string[];
}

/** Points of one line of wrapped text. */
const LINE_HEIGHT = 14;

/** Writes rows one after another, from the row number it is given. */
export class RowWriter {
  readonly facts: RowFacts;
  readonly #context: WriteContext;
  readonly #kinds: readonly CellKind[];
  readonly #letters: string[];
  readonly #widths: readonly number[];
  readonly #wrapping: boolean;
  readonly #bodyStyles: readonly { readonly plain: number; readonly guarded: number }[];
  #row: number;
  #filtering = true;

  constructor(sheet: Sheet, firstRow: number, widths: readonly number[], context: WriteContext) {
    this.#context = context;
    this.#widths = widths;
    this.#wrapping = sheet.columns.some((column) => column.kind === 'wrap');
    this.#row = firstRow;
    this.#kinds = sheet.columns.map((column) => column.kind);
    this.#letters = sheet.columns.map((_, index) => columnLetters(index));
    this.#bodyStyles = this.#kinds.map((kind) => ({
      plain: this.#style(kind, 'body', false),
      guarded: this.#style(kind, 'body', kind === 'text' || kind === 'wrap' || kind === 'code'),
    }));
    this.facts = {
      lastRow: firstRow - 1,
      dataRows: 0,
      lastFilteredRow: firstRow - 1,
      merges: [],
      links: [],
      checks: [],
    };
  }

  row(row: Row): string {
    const { cells, look = 'body', data, height = this.#wrappedHeight(row), merge } = styled(row);
    const number = this.#row;
    assert(number <= ROWS_PER_SHEET_MAX, 'more rows than a sheet can hold');
    assert(cells.length <= this.#kinds.length, 'more cells than columns');
    let xml = height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}" customHeight="1">`;
    for (let index = 0; index < cells.length; index += 1) xml += this.#cell(cells[index], index, look, number);
    // Ruled rows are ruled to the last column, and merged ranges to their last cell.
    if (look !== 'plain')
      for (let i = cells.length; i < this.#kinds.length; i += 1) xml += this.#cell(null, i, look, number);
    for (const [first, last] of merge ?? []) {
      if (last > first) this.facts.merges.push(`${this.#letters[first]}${number}:${this.#letters[last]}${number}`);
    }
    this.#row += 1;
    this.facts.lastRow = number;
    if (look === 'body' || data) {
      this.facts.dataRows += 1;
      if (this.#filtering) this.facts.lastFilteredRow = number;
    } else {
      this.#filtering = false;
    }
    return `${xml}</row>`;
  }

  /**
   * What the texts of the wrapping columns need, undefined for one line. Excel would fit the row by itself when it opens;
   * LibreOffice's printing does not, and lets the lines of neighbouring rows run over each other.
   */
  #wrappedHeight(row: Row): number | undefined {
    if (!this.#wrapping) return undefined;
    const { cells } = styled(row);
    let lines = 1;
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index];
      if (this.#kinds[index] !== 'wrap' || cell === null || cell === undefined) continue;
      lines = Math.max(lines, wrappedLines(String(rich(cell).value ?? ''), this.#widths[index]!));
    }
    return lines > 1 ? lines * LINE_HEIGHT + 4 : undefined;
  }

  #cell(cell: Cell, index: number, look: Look, row: number): string {
    const kind = this.#kinds[index]!;
    const ref = this.#letters[index]! + row;
    if (look === 'body' && (cell === null || typeof cell !== 'object')) {
      // The fast path: a plain value of its column's kind, which journals are made of.
      const styles = this.#bodyStyles[index]!;
      if (kind === 'check') this.facts.checks.push(ref);
      if (cell === null || cell === undefined || cell === '') return `<c r="${ref}" s="${styles.plain}"/>`;
      if (typeof cell === 'number' && kind === 'money')
        return this.#number(ref, styles.plain, plainYuan(cell), undefined);
      const written = writtenValue(kind, cell)!;
      if (written.type === 'number') return this.#number(ref, styles.plain, written.digits, undefined);
      return this.#text(ref, isRisky(written.text) ? styles.guarded : styles.plain, written.text, undefined);
    }
    return this.#richCell(rich(cell), kind, look, ref);
  }

  #richCell(cell: RichCell, columnKind: CellKind, rowLook: Look, ref: string): string {
    const kind = cell.kind ?? columnKind;
    const written = writtenValue(kind, cell.value);
    const guarded = written?.type === 'text' && cell.formula === undefined && isRisky(written.text);
    const style = this.#context.styles.idOf({
      kind,
      look: cell.look ?? rowLook,
      indent: cell.indent ?? 0,
      align: cell.align,
      guarded,
      link: cell.link !== undefined,
      open: cell.open === true,
    });
    if (kind === 'check') this.facts.checks.push(ref);
    if (cell.link !== undefined) this.facts.links.push({ ref, sheet: cell.link });
    if (written === undefined) {
      assert(cell.formula === undefined, 'a formula without its result');
      return `<c r="${ref}" s="${style}"/>`;
    }
    return written.type === 'number'
      ? this.#number(ref, style, written.digits, cell.formula)
      : this.#text(ref, style, written.text, cell.formula);
  }

  #number(ref: string, style: number, digits: string, formula: string | undefined): string {
    this.#context.observer?.cell(ref, 'number', digits, formula);
    return `<c r="${ref}" s="${style}">${formulaXml(formula)}<v>${digits}</v></c>`;
  }

  #text(ref: string, style: number, text: string, formula: string | undefined): string {
    this.#context.observer?.cell(ref, 'text', text, formula);
    if (formula !== undefined)
      return `<c r="${ref}" s="${style}" t="str">${formulaXml(formula)}<v>${cellText(text)}</v></c>`;
    const shared = this.#context.strings.idOf(text);
    if (shared !== undefined) return `<c r="${ref}" s="${style}" t="s"><v>${shared}</v></c>`;
    return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
  }

  #style(kind: CellKind, look: Look, guarded: boolean): number {
    return this.#context.styles.idOf({ kind, look, indent: 0, align: undefined, guarded, link: false });
  }
}

function formulaXml(formula: string | undefined): string {
  if (formula === undefined) return '';
  assert(
    formula.length > 0 && formula.length <= 8192 && !formula.startsWith('='),
    'a formula has 1–8192 characters and no leading =',
  );
  return `<f>${cellText(formula)}</f>`;
}
