import { cellText, XML_HEAD } from './xml.ts';

/** Distinct texts that are kept in memory; those that come later are written in their cells. */
export const SHARED_STRINGS_MAX = 200_000;

/** The workbook's shared strings: a text that repeats is stored once. */
export class SharedStrings {
  readonly #ids = new Map<string, number>();
  readonly #max: number;
  #uses = 0;

  constructor(max = SHARED_STRINGS_MAX) {
    this.#max = max;
  }

  /** The text's number, or undefined when the table is full and the text is new. */
  idOf(text: string): number | undefined {
    const known = this.#ids.get(text);
    if (known !== undefined) {
      this.#uses += 1;
      return known;
    }
    if (this.#ids.size >= this.#max) return undefined;
    const id = this.#ids.size;
    this.#ids.set(text, id);
    this.#uses += 1;
    return id;
  }

  *xml(): Generator<string> {
    yield `${XML_HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.#uses}" uniqueCount="${this.#ids.size}">`;
    let pending = '';
    for (const text of this.#ids.keys()) {
      pending += `<si><t xml:space="preserve">${cellText(text)}</t></si>`;
      if (pending.length > 65_536) {
        yield pending;
        pending = '';
      }
    }
    yield `${pending}</sst>`;
  }
}
