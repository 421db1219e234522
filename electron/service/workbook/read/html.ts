import { isUtf8 } from 'node:buffer';
import { cellSheet, textCell } from '../../../../shared/domain/ledger/reading/cell-sheet.ts';
import type { RawCell, RawFile } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { Budget } from './limits.ts';
import { refuse } from './refusal.ts';
import { decodeText } from './text.ts';

/** Entities that tables of figures use; an unknown one stays as it is written. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  yen: '¥',
  mdash: '—',
  ndash: '–',
  minus: '−',
  middot: '·',
};

const RED = /color\s*[:=]\s*["']?\s*(?:red\b|#f00\b|#ff0000\b|rgb\(\s*255\s*,\s*0\s*,\s*0\s*\))/i;
const SPAN_MAX = 1000;

/**
 * Reads an HTML page whose tables are a spreadsheet (a common make of `.xls`). All its tables make one sheet, row after row:
 * the title often stands in a table of its own. Spans are filled as merged ranges are.
 */
export function readHtml(file: Buffer, budget: Budget): RawFile {
  const grid = new HtmlGrid(budget);
  let content = '';
  for (const piece of pieces(decodeHtml(file))) {
    if (typeof piece === 'string') {
      content += piece;
      continue;
    }
    const { name, closing, attributes } = piece;
    if (name === 'br' || (name === 'p' && closing)) content += '\n';
    else if ((name === 'font' || name === 'span') && !closing && RED.test(attributes)) grid.redden();
    else if (name === 'table' || name === 'tr' || name === 'td' || name === 'th') {
      grid.text(decode(content));
      content = '';
      if (name === 'table') grid.table(closing);
      else if (name === 'tr') grid.row(closing);
      else grid.cell(closing, attributes);
    }
  }
  const rows = grid.finish();
  if (rows.length === 0) refuse('not-a-table', { what: 'HTML' });
  return { format: 'html', encoding: isUtf8(file) ? 'utf-8' : 'gb18030', sheets: [cellSheet({ name: '', rows })] };
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
}

/**
 * Texts and tags, in one pass: nothing is looked for twice, so that a page of a million opened brackets takes no longer than
 * another. Comments, scripts and styles are left out; a tag that never ends is the end.
 */
function* pieces(text: string): Generator<string | Tag> {
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) {
      yield text.slice(at);
      return;
    }
    if (open > at) yield text.slice(at, open);
    if (text.startsWith('<!--', open)) {
      const end = text.indexOf('-->', open + 4);
      if (end < 0) return;
      at = end + 3;
      continue;
    }
    const name = /\/?[a-z][a-z0-9:]*/iy;
    name.lastIndex = open + 1;
    const word = name.exec(text)?.[0];
    if (word === undefined && text[open + 1] !== '!' && text[open + 1] !== '?') {
      yield '<';
      at = open + 1;
      continue;
    }
    const end = tagEnd(text, open + 1);
    if (end < 0) return;
    at = end + 1;
    if (word === undefined) continue;
    const closing = word.startsWith('/');
    const lower = word.replace('/', '').toLowerCase();
    if (!closing && (lower === 'script' || lower === 'style')) {
      const stop = new RegExp(`</${lower}\\s*>`, 'gi');
      stop.lastIndex = at;
      if (!stop.exec(text)) return;
      at = stop.lastIndex;
    } else yield { name: lower, closing, attributes: text.slice(open + 1 + word.length, end) };
  }
}

/** The `>` of a tag outside its quoted values; a quote that never closes is taken as a letter. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at]!;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '>') return at;
    else if (letter === '"' || letter === "'") quote = letter;
  }
  return quote === '' ? -1 : text.indexOf('>', from);
}

/** A declared Chinese charset wins over a guess, but never over a byte-order mark. */
function decodeHtml(file: Buffer): string {
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(file.toString('latin1', 0, 4096))?.[1] ?? '';
  const marked = (file[0] === 0xef && file[1] === 0xbb) || file[0] === 0xff || file[0] === 0xfe;
  if (!marked && /^gb/i.test(declared) && !isUtf8(file)) {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(file);
    } catch {
      return refuse('unknown-encoding');
    }
  }
  const decoded = decodeText(file);
  return decoded.bytes.toString('utf8', decoded.start);
}

function decode(text: string): string {
  return text
    .replace(/[ \t\r\n]+/g, (space) => (space.includes('\n') && space.trim() === '' ? space : ' '))
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));?/gi,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = hex === undefined ? Number.parseInt(decimal ?? '0', 10) : Number.parseInt(hex, 16);
        return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
      },
    )
    .trim();
}

interface OpenCell {
  text: string;
  red: boolean;
  readonly columns: number;
  readonly rows: number;
}

/** Lays cells on a grid as a browser does: a row span holds its column in the rows below. */
class HtmlGrid {
  readonly #rows: RawCell[][] = [];
  /** Cells that reach down from rows above: column → rest of rows and the value. */
  readonly #hanging = new Map<number, { rest: number; cell: RawCell }>();
  readonly #budget: Budget;
  #current: RawCell[] | undefined;
  #cell: OpenCell | undefined;
  #depth = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  table(closing: boolean): void {
    this.#endRow();
    this.#depth += closing ? -1 : 1;
    if (this.#depth > this.#budget.limits.depth) refuse('too-deep', { part: 'HTML', limit: this.#budget.limits.depth });
    if (closing) this.#hanging.clear();
  }

  row(closing: boolean): void {
    this.#endRow();
    if (closing) return;
    if (this.#rows.length >= this.#budget.limits.rows) refuse('too-many-rows', { limit: this.#budget.limits.rows });
    this.#current = [];
    this.#hang();
  }

  cell(closing: boolean, attributes: string): void {
    this.#endCell();
    if (closing || !this.#current) return;
    const span = (name: string) => {
      const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes)?.[1] ?? '1');
      return Math.min(Math.max(value, 1), SPAN_MAX);
    };
    this.#cell = { text: '', red: RED.test(attributes), columns: span('colspan'), rows: span('rowspan') };
  }

  text(text: string): void {
    if (this.#cell && text !== '') this.#cell.text += this.#cell.text === '' ? text : ` ${text}`;
  }

  redden(): void {
    if (this.#cell) this.#cell.red = true;
  }

  finish(): readonly (readonly RawCell[])[] {
    this.#endRow();
    return this.#rows;
  }

  #endRow(): void {
    this.#endCell();
    if (this.#current) this.#rows.push(this.#current);
    this.#current = undefined;
  }

  #endCell(): void {
    const cell = this.#cell;
    const row = this.#current;
    this.#cell = undefined;
    if (!cell || !row) return;
    if (cell.text.length > this.#budget.limits.cellChars)
      refuse('cell-too-long', { row: this.#rows.length + 1, limit: this.#budget.limits.cellChars });
    const plain = textCell(cell.text);
    const first: RawCell = cell.red && plain.kind === 'text' ? { ...plain, red: true } : plain;
    const copy: RawCell = first.kind === 'empty' ? first : { ...first, copied: true };
    for (let index = 0; index < cell.columns; index += 1) {
      const value = index === 0 ? first : copy;
      if (row.length >= this.#budget.limits.columns)
        refuse('too-many-columns', { row: this.#rows.length + 1, limit: this.#budget.limits.columns });
      if (cell.rows > 1) this.#hanging.set(row.length, { rest: cell.rows - 1, cell: copy });
      row.push(value);
      this.#budget.cells(1);
    }
    this.#hang();
  }

  /** Fills the columns that a cell from above holds, from the place the row has come to. */
  #hang(): void {
    const row = this.#current;
    if (!row) return;
    for (let above = this.#hanging.get(row.length); above; above = this.#hanging.get(row.length)) {
      if (above.rest === 0) break;
      above.rest -= 1;
      row.push(above.cell);
      this.#budget.cells(1);
    }
  }
}
