import { isUtf8 } from 'node:buffer';
import type { RawFile } from '../../../../shared/domain/ledger/reading/grid.ts';
import { findDelimiter } from './delimiter.ts';
import type { Budget } from './limits.ts';
import { refuse } from './refusal.ts';
import { cutFields, TextSheet } from './text-sheet.ts';

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Text as UTF-8 bytes from `start` on, and what it was. */
export interface DecodedText {
  readonly bytes: Buffer;
  readonly start: number;
  readonly encoding: TextEncoding;
}

/** Decoding in slices keeps the memory of a large GB18030 file at its size and its UTF-8 copy. */
const SLICE_BYTES = 4 * 1024 * 1024;

/**
 * Decodes a text file: byte-order mark, else strict UTF-8, else strict GB18030, which covers GBK and GB2312. What is neither is
 * refused and never guessed. A UTF-8 text cut inside a character is a truncated file, not a GB18030 one.
 */
export function decodeText(file: Buffer): DecodedText {
  if (file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf) {
    if (!isUtf8(file))
      refuse(endsInsideCharacter(file) ? 'truncated' : 'unknown-encoding', { where: '文字在中间断开' });
    return { bytes: refuseBinary(file), start: 3, encoding: 'utf-8-bom' };
  }
  if (file[0] === 0xff && file[1] === 0xfe) return { bytes: recode(file, 'utf-16le'), start: 0, encoding: 'utf-16le' };
  if (file[0] === 0xfe && file[1] === 0xff) return { bytes: recode(file, 'utf-16be'), start: 0, encoding: 'utf-16be' };
  refuseBinary(file);
  if (isUtf8(file)) return { bytes: file, start: 0, encoding: 'utf-8' };
  if (endsInsideCharacter(file)) refuse('truncated', { where: '文字在中间断开' });
  return { bytes: recode(file, 'gb18030'), start: 0, encoding: 'gb18030' };
}

/** The last one to three bytes begin a character that never ends, and all before is UTF-8 with more than ASCII in it. */
function endsInsideCharacter(file: Buffer): boolean {
  for (let cut = 1; cut <= 3 && cut < file.length; cut += 1) {
    const lead = file[file.length - cut]!;
    if (lead >= 0xc2 && lead <= 0xf4) {
      const before = file.subarray(0, file.length - cut);
      return isUtf8(before) && before.some((byte) => byte >= 0x80);
    }
    if ((lead & 0xc0) !== 0x80) return false;
  }
  return false;
}

/** NUL and other control bytes do not stand in a text. */
function refuseBinary(file: Buffer): Buffer {
  if (file.includes(0)) refuse('binary');
  const sample = file.subarray(0, 4096);
  let control = 0;
  for (const byte of sample) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) control += 1;
  if (control * 50 > sample.length) refuse('binary');
  return file;
}

function recode(file: Buffer, label: 'gb18030' | 'utf-16le' | 'utf-16be'): Buffer {
  const decoder = new TextDecoder(label, { fatal: true });
  const slices: Buffer[] = [];
  try {
    for (let at = 0; at < file.length; at += SLICE_BYTES) {
      const text = decoder.decode(file.subarray(at, at + SLICE_BYTES), { stream: true });
      if (text.includes('\0')) refuse('binary');
      slices.push(Buffer.from(text, 'utf8'));
    }
    slices.push(Buffer.from(decoder.decode(), 'utf8'));
  } catch (error) {
    if (error instanceof TypeError) refuse('unknown-encoding');
    throw error;
  }
  return Buffer.concat(slices);
}

/** Reads a delimited text (CSV, TSV, TXT) as one sheet. */
export function readText(decoded: DecodedText, name: string, budget: Budget): RawFile {
  const { delimiter, start } = findDelimiter(decoded.bytes, decoded.start);
  const fields = cutFields(decoded.bytes, start, delimiter.charCodeAt(0), budget);
  const sheet = new TextSheet(name, decoded.bytes, fields);
  return { format: 'csv', encoding: decoded.encoding, delimiter, sheets: [sheet] };
}
