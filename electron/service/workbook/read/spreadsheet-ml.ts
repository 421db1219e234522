import { cellSheet, textCell } from '../../../../shared/domain/ledger/reading/cell-sheet.ts';
import type { RawCell, RawFile, RawSheet } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { Budget } from './limits.ts';
import { shownNumber } from './number-text.ts';
import { refuse } from './refusal.ts';
import { isDateFormat, isRedColour, isRedFormat } from './styles.ts';
import { type AttributeOf, xmlTokens } from './xml.ts';

const PART = 'XML 表格';

interface Style {
  date: boolean;
  red: boolean;
}

/** Reads an XML spreadsheet of Excel 2003 (SpreadsheetML, `urn:schemas-microsoft-com:office:spreadsheet`). */
export function readSpreadsheetMl(text: string, budget: Budget): RawFile {
  const styles = new Map<string, Style>();
  const sheets: RawSheet[] = [];
  let style: Style | undefined;
  let sheet: SheetMaker | undefined;
  let inData = false;
  let inStyles = false;
  for (const token of xmlTokens(text, PART, budget.limits)) {
    if (token.kind === 'text') {
      if (inData) sheet?.text(token.text);
    } else if (token.kind === 'open') {
      const { name, attribute, empty } = token;
      if (name === 'Styles') inStyles = !empty;
      else if (inStyles && name === 'Style') {
        style = { date: false, red: false };
        styles.set(attribute('ID') ?? '', style);
      } else if (style && name === 'NumberFormat') {
        const format = attribute('Format') ?? '';
        style.date = /\bdate\b|\btime\b/i.test(format) || isDateFormat(format);
        style.red ||= isRedFormat(format);
      } else if (style && name === 'Font') style.red ||= isRedColour({ rgb: attribute('Color')?.replace('#', '') });
      else if (name === 'Worksheet') {
        sheet = new SheetMaker(attribute('Name') ?? '', styles, budget);
        if (sheets.length >= budget.limits.sheets) refuse('too-many-sheets', { limit: budget.limits.sheets });
      } else if (name === 'SheetHidden' || name === 'Visible') continue;
      else if (name === 'Row') sheet?.row(attribute);
      else if (name === 'Cell') sheet?.cell(attribute);
      else if (name === 'Data') {
        inData = !empty;
        sheet?.data(attribute('Type') ?? 'String');
      }
    } else if (token.name === 'Data') inData = false;
    else if (token.name === 'Styles') inStyles = false;
    else if (token.name === 'Style') style = undefined;
    else if (token.name === 'Worksheet' && sheet) {
      sheets.push(sheet.finish());
      sheet = undefined;
    }
  }
  if (sheets.length === 0) refuse('not-a-table', { what: 'XML' });
  return { format: 'spreadsheetml', sheets };
}

/** Collects one sheet; `Index`, `MergeAcross` and `MergeDown` say where cells lie. */
class SheetMaker {
  readonly #name: string;
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #budget: Budget;
  readonly #rows: (RawCell | undefined)[][] = [];
  readonly #numbers: number[] = [];
  readonly #down: { row: number; last: number; from: number; to: number; cell: RawCell }[] = [];
  #column = 0;
  #cell: { column: number; across: number; down: number; style: Style | undefined; formula: boolean } | undefined;
  #type = 'String';
  #text: string | undefined;

  constructor(name: string, styles: ReadonlyMap<string, Style>, budget: Budget) {
    this.#name = name;
    this.#styles = styles;
    this.#budget = budget;
  }

  row(attribute: AttributeOf): void {
    this.#endCell();
    const previous = this.#numbers.at(-1) ?? 0;
    const number = count(attribute('Index')) ?? previous + 1;
    if (number <= previous) refuse('duplicate-cell', { sheet: this.#name, row: number });
    if (this.#rows.length >= this.#budget.limits.rows) refuse('too-many-rows', { limit: this.#budget.limits.rows });
    this.#rows.push([]);
    this.#numbers.push(number);
    this.#column = 0;
  }

  cell(attribute: AttributeOf): void {
    this.#endCell();
    const index = count(attribute('Index'));
    const column = index === undefined ? this.#free(this.#column) : index - 1;
    if (column < this.#column) refuse('duplicate-cell', { sheet: this.#name, row: this.#numbers.at(-1) ?? 1 });
    const across = count(attribute('MergeAcross')) ?? 0;
    this.#cell = {
      column,
      across,
      down: count(attribute('MergeDown')) ?? 0,
      style: this.#styles.get(attribute('StyleID') ?? ''),
      formula: attribute('Formula') !== undefined,
    };
    this.#type = 'String';
    this.#text = undefined;
    this.#column = column + across + 1;
    if (this.#column > this.#budget.limits.columns)
      refuse('too-many-columns', { row: this.#numbers.at(-1) ?? 1, limit: this.#budget.limits.columns });
  }

  data(type: string): void {
    this.#type = type;
    this.#text = '';
  }

  text(text: string): void {
    if (this.#text === undefined) return;
    this.#text += text;
    if (this.#text.length > this.#budget.limits.cellChars)
      refuse('cell-too-long', { row: this.#numbers.at(-1) ?? 1, limit: this.#budget.limits.cellChars });
  }

  finish(): RawSheet {
    this.#endCell();
    for (const [index, row] of this.#rows.entries()) {
      const number = this.#numbers[index]!;
      for (const merge of this.#down)
        if (number > merge.row && number <= merge.last)
          for (let column = merge.from; column <= merge.to; column += 1) row[column] ??= merge.cell;
    }
    return cellSheet({ name: this.#name, rows: this.#rows, rowNumbers: this.#numbers });
  }

  /** The next column that no cell merged down from above holds. */
  #free(from: number): number {
    const number = this.#numbers.at(-1) ?? 1;
    let column = from;
    for (;;) {
      const held = this.#down.find(
        (merge) => number > merge.row && number <= merge.last && column >= merge.from && column <= merge.to,
      );
      if (!held) return column;
      column = held.to + 1;
    }
  }

  #endCell(): void {
    const place = this.#cell;
    const row = this.#rows.at(-1);
    this.#cell = undefined;
    if (!place || !row) return;
    const value = this.#value(place.style, place.formula);
    this.#budget.cells(place.across + 1);
    const copy: RawCell = value.kind === 'empty' ? value : { ...value, copied: true };
    row[place.column] = value;
    for (let step = 1; step <= place.across; step += 1) row[place.column + step] = copy;
    if (place.down > 0) {
      const number = this.#numbers.at(-1) ?? 1;
      if (this.#down.length > 100_000) refuse('too-many-cells', { limit: 100_000 });
      this.#down.push({
        row: number,
        last: number + place.down,
        from: place.column,
        to: place.column + place.across,
        cell: copy,
      });
    }
  }

  #value(style: Style | undefined, formula: boolean): RawCell {
    const text = this.#text?.trim();
    if (text === undefined || text === '')
      return formula && this.#text === undefined
        ? { kind: 'error', text: '（公式没有保存的结果）' }
        : { kind: 'empty', text: '' };
    if (this.#type === 'Error') return { kind: 'error', text };
    if (this.#type !== 'Number') return textCell(text);
    const shown = shownNumber(text);
    if (shown === undefined) return { kind: 'error', text };
    const cell: { kind: 'number'; text: string; red?: boolean; date?: boolean } = { kind: 'number', text: shown };
    if (style?.date) cell.date = true;
    if (style?.red && !shown.startsWith('-')) cell.red = true;
    return cell;
  }
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
