import { createHash } from 'node:crypto';
import type { CellObserver } from '../../workbook/write/sheet-data.ts';

/**
 * The digest of a sheet's content (工作表内容摘要): SHA-256, as lower-case hexadecimal, of UTF-8 text made like this.
 *
 * - First line: `sheet`, TAB, the sheet's name.
 * - Then one line for each cell that holds a value, row by row from the top and from left to right:
 *   its address (`B7`), TAB, `n` for a number or `t` for text, TAB, the value, TAB, the formula without its `=` (nothing
 *   when there is none).
 * - A number's value is its digits as the file has them: 元 with at most two decimals and no needless zeros (`1234.5`,
 *   `-0.01`, `0`), a whole number, or a date's serial day. A formula's value is the result that stands in the file.
 * - In names, text and formulas `\`, TAB, LF and CR are written `\\`, `\t`, `\n`, `\r`.
 * - Every line, the last one too, ends with LF.
 *
 * How a cell looks is not content; the file's seal covers it (seal.ts).
 */
export class ContentDigest implements CellObserver {
  readonly #hash = createHash('sha256');
  #pending: string;
  #cells = 0;

  constructor(sheet: string) {
    this.#pending = `sheet\t${escaped(sheet)}\n`;
  }

  cell(ref: string, type: 'number' | 'text', value: string, formula: string | undefined): void {
    const shown = type === 'number' ? `n\t${value}` : `t\t${escaped(value)}`;
    this.#pending += `${ref}\t${shown}\t${formula === undefined ? '' : escaped(formula)}\n`;
    this.#cells += 1;
    if (this.#pending.length > 65_536) this.#flush();
  }

  /** Cells that hold a value. */
  get cells(): number {
    return this.#cells;
  }

  /** Ends the digest; nothing can be added afterwards. */
  finish(): string {
    this.#flush();
    return this.#hash.digest('hex');
  }

  #flush(): void {
    this.#hash.update(this.#pending, 'utf8');
    this.#pending = '';
  }
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!) : text;

/** SHA-256 of bytes or UTF-8 text, as lower-case hexadecimal. */
export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
