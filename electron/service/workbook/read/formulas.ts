import { refuse } from './refusal.ts';

/** Told of a formula cell: its row as the sheet numbers it, its column from 0, the tag `<f …` and what stands in it. */
export type OnFormula = (row: number, column: number, tag: string, text: string) => void;

export interface FormulaSink {
  sheet(name: string): OnFormula;
}

/** Formulas longer than a spreadsheet takes are not read. */
const FORMULA_MAX = 8192;

/**
 * The formulas of a file, each as it looks from its own cell, so that one that was filled down (共享公式) or saved again by
 * another program compares equal to the one that was handed out.
 */
export class Formulas implements FormulaSink {
  readonly #sheets = new Map<string, Map<string, string>>();

  /** The cell's formula as {@link relativeFormula} writes it; undefined where there is none. Rows from 1, columns from 0. */
  at(sheet: string, row: number, column: number): string | undefined {
    return this.#sheets.get(sheet)?.get(`${row} ${column}`);
  }

  sheet(name: string): OnFormula {
    const cells = new Map<string, string>();
    const shared = new Map<string, string>();
    this.#sheets.set(name, cells);
    return (row, column, tag, text) => {
      if (text.length > FORMULA_MAX) refuse('cell-too-long', { row, limit: FORMULA_MAX });
      const kind = / t=["'](\w+)["']/.exec(tag)?.[1] ?? 'normal';
      const group = kind === 'shared' ? / si=["'](\d{1,9})["']/.exec(tag)?.[1] : undefined;
      const own = text === '' ? undefined : relativeFormula(text, row, column);
      if (group !== undefined && own !== undefined) shared.set(group, own);
      const said = own ?? (group === undefined ? undefined : shared.get(group)) ?? '';
      cells.set(`${row} ${column}`, kind === 'array' || kind === 'dataTable' ? `{${said}}` : said);
    };
  }
}

/**
 * A formula as seen from its cell: addresses as distances (`R[0]C[-3]`), without blanks, `$` and case. For formulas whose
 * only names are functions and addresses of their own sheet.
 */
export const relativeFormula = (formula: string, row: number, column: number): string =>
  formula
    .replace(/^=/, '')
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(
      /\$?\b([A-Z]{1,3})\$?(\d{1,7})\b/g,
      (_, letters: string, number: string) => `R[${Number(number) - row}]C[${columnIndex(letters) - column}]`,
    );

const columnIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
