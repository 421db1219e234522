/** XML as bytes: the pieces of tags and cells that a sheet has millions of, found without making strings. */

export const LT = 0x3c;
export const GT = 0x3e;
export const SLASH = 0x2f;
export const SPACE = 0x20;
export const EQUALS = 0x3d;
export const MINUS = 0x2d;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const LETTER_C = 0x63;
export const LETTER_R = 0x72;
export const LETTER_S = 0x73;
export const LETTER_T = 0x74;
export const LETTER_V = 0x76;
const COLON = 0x3a;

/** `</row>`, of which a sheet has as many as rows. */
export const endsRow = (bytes: Buffer, tag: number): boolean =>
  bytes[tag + 2] === LETTER_R && bytes[tag + 3] === 0x6f && bytes[tag + 4] === 0x77 && bytes[tag + 5] === GT;

/** The attribute `r` of a row; −1 when it has none. */
export function rowNumber(bytes: Buffer, tag: number, gt: number): number {
  for (let at = tag + 4; at + 3 < gt; at += 1) {
    if (bytes[at]! > SPACE || bytes[at + 1] !== LETTER_R || bytes[at + 2] !== EQUALS) continue;
    const from = at + 4;
    let to = from;
    while (to < gt && bytes[to] !== bytes[at + 3]) to += 1;
    return unsigned(bytes, from, Math.min(to, from + 8));
  }
  return -1;
}

/** The `>` that ends a tag, outside its quoted values; −1 when it has not come yet. */
export function tagEnd(bytes: Buffer, start: number): number {
  let quote = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at;
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
  }
  return -1;
}

export function localName(bytes: Buffer, start: number, gt: number): string {
  let from = start;
  let at = start;
  for (; at < gt; at += 1) {
    const byte = bytes[at]!;
    if (byte === COLON) from = at + 1;
    else if (byte <= SPACE || byte === SLASH) break;
  }
  return bytes.toString('latin1', from, at);
}

/** `c` or `x:c`: the local name is that one letter. */
export function isCell(bytes: Buffer, start: number): boolean {
  let from = start;
  let at = start;
  for (; ; at += 1) {
    const byte = bytes[at] ?? GT;
    if (byte === COLON) from = at + 1;
    else if (byte <= SPACE || byte === SLASH || byte === GT) break;
  }
  return at - from === 1 && bytes[from] === LETTER_C;
}

/** Where the element ends, its own name not being nested in it: none of a cell's parts nests in itself. */
export function elementEnd(bytes: Buffer, name: string, from: number): { start: number; end: number } | undefined {
  for (let tag = bytes.indexOf('</', from); tag >= 0; tag = bytes.indexOf('</', tag + 2)) {
    const gt = bytes.indexOf(GT, tag);
    if (gt < 0) return undefined;
    if (localName(bytes, tag + 2, gt) === name) return { start: tag, end: gt + 1 };
  }
  return undefined;
}

/** Column of a reference such as `AB12`, from 0; far beyond any limit when it has more than three letters. */
export function columnOf(bytes: Uint8Array, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]! & 0xdf;
    if (byte < 0x41 || byte > 0x5a) break;
    column = column * 26 + (byte - 0x40);
    if (column > 1_000_000) break;
  }
  return column - 1;
}

export function unsigned(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return start === end ? -1 : value;
}

/** Digits, a leading minus and points only: such a number of at most 15 bytes is shown as it is written. */
export function plainDigits(bytes: Uint8Array, from: number, to: number): boolean {
  let points = 0;
  for (let at = bytes[from] === MINUS ? from + 1 : from; at < to; at += 1) {
    const byte = bytes[at]!;
    if (byte === 0x2e) points += 1;
    else if (byte < 0x30 || byte > 0x39) return false;
  }
  return points <= 1 && to - from > points;
}

export function onlySpace(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at]!;
    if (byte > SPACE && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) return false;
  }
  return true;
}

export function after(bytes: Buffer, mark: string, from: number): number {
  const at = bytes.indexOf(mark, from, 'latin1');
  return at < 0 ? -1 : at + mark.length;
}
