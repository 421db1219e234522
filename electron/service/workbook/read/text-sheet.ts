import type { CellKind, RawSheet } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { Budget } from './limits.ts';
import { plainFenOfBytes } from './plain-fen.ts';
import { refuse } from './refusal.ts';

const CR = 0x0d;
const LF = 0x0a;
const QUOTE = 0x22;
const EQUALS = 0x3d;

/** Classes of bytes while fields are cut: everything else is content. */
const CONTENT = 0;
const DELIMITER = 1;
const LINE_END = 2;
const QUOTE_MARK = 3;

/** Where the fields of a delimited text lie: two numbers a row and one a field, no object for any of them. */
interface Fields {
  readonly rows: number;
  /** Byte at which each row begins. */
  readonly rowBegins: Uint32Array;
  /** Index of each row's first field in {@link ends}; one more at the end. */
  readonly rowFields: Uint32Array;
  /** Byte after each field; the next one begins behind the delimiter. */
  readonly ends: Uint32Array;
}

/**
 * Cuts UTF-8 bytes into rows and fields (RFC 4180): CR, LF or CRLF, quoted fields with line ends and doubled quotes in
 * them. A quote inside an unquoted field is content. A quote that never closes is refused with its row.
 */
export function cutFields(bytes: Buffer, start: number, delimiter: number, budget: Budget): Fields {
  const { limits } = budget;
  const classes = new Uint8Array(256);
  classes[delimiter] = DELIMITER;
  classes[CR] = LINE_END;
  classes[LF] = LINE_END;
  classes[QUOTE] = QUOTE_MARK;
  let ends = new Uint32Array(Math.max(1024, Math.floor(bytes.length / 10)));
  let rowBegins = new Uint32Array(Math.max(256, Math.floor(bytes.length / 64)));
  let rowFields = new Uint32Array(rowBegins.length);
  const longest = limits.cellChars * 4;
  const { length } = bytes;
  let rows = 0;
  let fields = 0;
  let rowBegin = start;
  let fieldBegin = start;
  let at = start;
  /** One loop over all bytes and no function inside it: variables that a closure shares cost this loop half its speed. */
  while (at < length || fieldBegin < length || rowBegin < fieldBegin) {
    const kind = at < length ? classes[bytes[at]!]! : LINE_END;
    if (kind === CONTENT) {
      at += 1;
      continue;
    }
    if (kind === QUOTE_MARK) {
      if (opensField(bytes, fieldBegin, at)) {
        at = closingQuote(bytes, at + 1);
        if (at < 0) refuse('unclosed-quote', { row: rows + 1 });
      }
      at += 1;
      continue;
    }
    if (at - fieldBegin > longest) refuse('cell-too-long', { row: rows + 1, limit: limits.cellChars });
    if (fields === ends.length) ends = grown(ends);
    ends[fields] = at;
    fields += 1;
    if (kind === DELIMITER) {
      at += 1;
      fieldBegin = at;
      continue;
    }
    if (rows + 2 > rowBegins.length) {
      rowBegins = grown(rowBegins);
      rowFields = grown(rowFields);
    }
    rowBegins[rows] = rowBegin;
    if (fields - rowFields[rows]! > limits.columns)
      refuse('too-many-columns', { row: rows + 1, limit: limits.columns });
    rows += 1;
    rowFields[rows] = fields;
    if (rows > limits.rows) refuse('too-many-rows', { limit: limits.rows });
    if ((rows & 0xffff) === 0) budget.checkTime();
    at += at < length && bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
    rowBegin = at;
    fieldBegin = at;
  }
  budget.cells(fields);
  return { rows, rowBegins, rowFields, ends };
}

/** A quote opens a quoted field at its beginning, behind blanks, or as Excel's guard `="001"`. */
function opensField(bytes: Buffer, fieldBegin: number, quote: number): boolean {
  let at = quote - 1;
  if (at >= fieldBegin && bytes[at] === EQUALS) at -= 1;
  while (at >= fieldBegin && bytes[at]! <= 0x20) at -= 1;
  return at < fieldBegin;
}

function grown(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}

function closingQuote(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(QUOTE, from);
  while (at >= 0 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
  return at;
}

const CACHE_SLOTS = 1 << 15;
const CACHED_BYTES_MAX = 64;
const LAST_COLUMNS = 64;

/** A delimited text as a sheet: its fields stay bytes until somebody asks, and repeated ones are decoded once. */
export class TextSheet implements RawSheet {
  readonly name: string;
  readonly rowCount: number;
  readonly #bytes: Buffer;
  readonly #rowBegins: Uint32Array;
  readonly #rowFields: Uint32Array;
  readonly #ends: Uint32Array;
  /** Recently decoded fields by a hash of their bytes: place, length and string. */
  readonly #cachedAt = new Uint32Array(CACHE_SLOTS);
  readonly #cachedLength = new Uint8Array(CACHE_SLOTS);
  readonly #cached: string[] = new Array<string>(CACHE_SLOTS).fill('');
  /** The field asked for last in each column. */
  readonly #lastAt = new Uint32Array(LAST_COLUMNS);
  readonly #lastLength = new Uint8Array(LAST_COLUMNS);
  readonly #last: string[] = new Array<string>(LAST_COLUMNS).fill('');
  /** Bounds of the field found last: the two numbers would otherwise be an object for each of millions of cells. */
  #from = 0;
  #to = 0;

  constructor(name: string, bytes: Buffer, fields: Fields) {
    this.name = name;
    this.#bytes = bytes;
    this.#rowBegins = fields.rowBegins;
    this.#rowFields = fields.rowFields;
    this.#ends = fields.ends;
    this.rowCount = fields.rows;
  }

  rowNumber(row: number): number {
    return row + 1;
  }

  width(row: number): number {
    if (row < 0 || row >= this.rowCount) return 0;
    return this.#rowFields[row + 1]! - this.#rowFields[row]!;
  }

  kind(row: number, column: number): CellKind {
    return this.#find(row, column) && this.#textIn(column) !== '' ? 'text' : 'empty';
  }

  text(row: number, column: number): string {
    return this.#find(row, column) ? this.#textIn(column) : '';
  }

  red(): boolean {
    return false;
  }

  date(): boolean {
    return false;
  }

  copied(): boolean {
    return false;
  }

  plainFen(row: number, column: number): number {
    if (!this.#find(row, column)) return 0;
    let from = this.#from;
    let to = this.#to;
    if (this.#bytes[from] === QUOTE && to - from >= 2 && this.#bytes[to - 1] === QUOTE) {
      from += 1;
      to -= 1;
      while (from < to && this.#bytes[from]! <= 0x20) from += 1;
      while (to > from && this.#bytes[to - 1]! <= 0x20) to -= 1;
    }
    return plainFenOfBytes(this.#bytes, from, to);
  }

  /** Sets the bounds of a field without the blanks around it; false when the row has no such field. */
  #find(row: number, column: number): boolean {
    if (row < 0 || row >= this.rowCount || column < 0) return false;
    const field = this.#rowFields[row]! + column;
    if (field >= this.#rowFields[row + 1]!) return false;
    const bytes = this.#bytes;
    let from = column === 0 ? this.#rowBegins[row]! : this.#ends[field - 1]! + 1;
    let to = this.#ends[field]!;
    while (from < to && bytes[from]! <= 0x20) from += 1;
    while (to > from && bytes[to - 1]! <= 0x20) to -= 1;
    this.#from = from;
    this.#to = to;
    return true;
  }

  /** The field's text; a column often says the same as in the row above. */
  #textIn(column: number): string {
    const from = this.#from;
    const length = this.#to - from;
    if (length === 0) return '';
    if (length > CACHED_BYTES_MAX || column >= LAST_COLUMNS) return this.#decode(from, length);
    if (this.#lastLength[column] === length && sameBytes(this.#bytes, this.#lastAt[column]!, from, length))
      return this.#last[column]!;
    const text = this.#decode(from, length);
    this.#lastAt[column] = from;
    this.#lastLength[column] = length;
    this.#last[column] = text;
    return text;
  }

  #decode(from: number, length: number): string {
    if (length > CACHED_BYTES_MAX) return decodeField(this.#bytes, from, from + length);
    let hash = 0x811c9dc5;
    for (let at = from; at < from + length; at += 1) hash = Math.imul(hash ^ this.#bytes[at]!, 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (CACHE_SLOTS - 1);
    if (this.#cachedLength[slot] === length && sameBytes(this.#bytes, this.#cachedAt[slot]!, from, length))
      return this.#cached[slot]!;
    const text = decodeField(this.#bytes, from, from + length);
    this.#cachedAt[slot] = from;
    this.#cachedLength[slot] = length;
    this.#cached[slot] = text;
    return text;
  }
}

function sameBytes(bytes: Buffer, a: number, b: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[a + at] !== bytes[b + at]) return false;
  return true;
}

/** The text of a field: quotes taken off, doubled quotes halved, `="001"` opened, blanks around it left out. */
function decodeField(bytes: Buffer, from: number, to: number): string {
  const raw = bytes.toString('utf8', from, to);
  const unquoted = raw.length >= 2 && raw.startsWith('"') && raw.endsWith('"') && isWholeQuote(raw);
  return openGuard((unquoted ? raw.slice(1, -1).replaceAll('""', '"') : raw).trim());
}

/** One quoted text from end to end, not two beside each other (`"a" and "b"`). */
const isWholeQuote = (raw: string): boolean => !raw.slice(1, -1).replaceAll('""', '').includes('"');

/** Excel's way of keeping a code text in CSV: `="001"`, read as `001`. */
function openGuard(text: string): string {
  return text.startsWith('="') && text.endsWith('"') && text.length >= 3
    ? text.slice(2, -1).replaceAll('""', '"').trim()
    : text;
}
