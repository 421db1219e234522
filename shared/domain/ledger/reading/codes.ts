import { withoutBlanks } from './half-width.ts';

/** Account codes have at least three digits; fewer are row numbers. */
const DIGITS_MIN = 3;
const DIGITS_MAX = 30;
/** Longer cells hold prose. */
const LONGEST = 200;

/** A code as it was written, in its parts: `1002.01` has two, `100201` one. */
interface WrittenCode {
  readonly parts: readonly string[];
  /** A number cell loses the noughts at its end: 1002.10 becomes 1002.1. */
  readonly fromNumber: boolean;
}

/** Cell texts that hold a code and maybe a name behind it: `1001 库存现金`, `2302\应付账款`, `库存现金(1001)`. */
export interface CodeAndName {
  readonly code: string;
  readonly name: string;
}

const CODE = /^\d+(?:[.\-_·]\d+)*[.\-_]?$/;

/** Takes a code apart; undefined when the text is none. */
function written(text: string, fromNumber: boolean): WrittenCode | undefined {
  if (text.length > LONGEST) return undefined;
  let bare = withoutBlanks(text).replace(/^['’‘`]/, '');
  if (/e/i.test(bare)) bare = expanded(bare) ?? bare;
  bare = bare.replace(/\.0+$/, '');
  if (!CODE.test(bare)) return undefined;
  const parts = bare.split(/[.\-_·]/).filter((part) => part !== '');
  const digits = parts.join('').length;
  return digits >= DIGITS_MIN && digits <= DIGITS_MAX ? { parts, fromNumber } : undefined;
}

/** `4.10101010801E+11` with all its digits is a code; with fewer it has lost some, and is none. */
function expanded(text: string): string | undefined {
  const match = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(text);
  if (!match) return undefined;
  const digits = `${match[1]}${match[2] ?? ''}`;
  return digits.length === Number(match[3]) + 1 ? digits : undefined;
}

/** Splits a cell that holds a code and a name; undefined when it does not begin or end with a code. */
export function splitAccount(text: string): CodeAndName | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = text.trim();
  const front = /^[[(【]?\s*(\d[\d.\-_]*\d)\s*[\])】]?(?:\s*[\\/_\-—:：|]\s*|\s+|(?=[^\d\s.\-_]))(.+)$/.exec(bare);
  if (front && front[1]!.replace(/\D/g, '').length >= DIGITS_MIN) return { code: front[1]!, name: front[2]!.trim() };
  const behind = /^(.+?)\s*[[(（【]\s*(\d[\d.\-_]*\d)\s*[\])）】]$/.exec(bare);
  return behind && behind[2]!.replace(/\D/g, '').length >= DIGITS_MIN
    ? { code: behind[2]!, name: behind[1]!.trim() }
    : undefined;
}

export interface CodeText {
  readonly text: string;
  readonly fromNumber: boolean;
}

/**
 * The codes of a file in digits only: separators, blanks, leading quotes and the `.0` of number cells taken off. How the parts are
 * joined is decided over all codes of the file: parts of uneven length (`1002.1`, `1002.10`) are filled up with noughts, in
 * front where they are text, behind where a number cell dropped them.
 */
export class CodeBook {
  readonly #codes = new Map<string, string | undefined>();
  /** Lengths of the levels that the separators show, first level first; empty where no code has separators. */
  readonly separated: readonly number[];

  constructor(texts: Iterable<CodeText>) {
    const codes = new Map<string, WrittenCode | undefined>();
    for (const { text, fromNumber } of texts) if (!codes.has(text)) codes.set(text, written(text, fromNumber));
    const widths: number[] = [];
    for (const code of codes.values())
      if (code)
        for (const [level, part] of code.parts.entries()) widths[level] = Math.max(widths[level] ?? 0, part.length);
    this.separated = widths.length > 1 ? widths : [];
    const asWritten = new Set<string>();
    for (const code of codes.values()) if (code) asWritten.add(code.parts.join('.'));
    for (const [text, code] of codes) this.#codes.set(text, code && joined(code, widths, asWritten));
  }

  /** The code in digits, or undefined when the text is no code. */
  of(text: string): string | undefined {
    return this.#codes.get(text);
  }

  all(): Set<string> {
    const codes = new Set<string>();
    for (const code of this.#codes.values()) if (code !== undefined) codes.add(code);
    return codes;
  }
}

function joined(code: WrittenCode, widths: readonly number[], asWritten: ReadonlySet<string>): string {
  return code.parts
    .map((part, level) => {
      const width = widths[level]!;
      if (level === 0 || part.length === width) return part;
      const before = code.parts.slice(0, level).join('.');
      const front = part.padStart(width, '0');
      const behind = part.padEnd(width, '0');
      const taken = (candidate: string) => asWritten.has([before, candidate].join('.'));
      if (code.fromNumber && code.parts.length === 2) return taken(behind) ? front : behind;
      return taken(front) ? behind : front;
    })
    .join('');
}

/** The official lengths of levels (4-2-2-2…, 财会〔2017〕25号); files with another are noticed by their codes. */
const OFFICIAL_LEVELS: readonly number[] = [4, 2, 2, 2, 2, 2, 2, 2, 2];

/**
 * Lengths of the code levels of a file: from its separators, else from the lengths that occur (4, 7, 10 → 4-3-3). Undefined
 * when they are the official 4-2-2-2.
 */
export function levelLengths(codes: ReadonlySet<string>, separated: readonly number[]): readonly number[] | undefined {
  if (separated.length === 0 && [...codes].every((code) => code.length >= 4 && code.length % 2 === 0)) return undefined;
  const lengths = separated.length > 0 ? separated : stepsOf(codes);
  return lengths.every((length, level) => length === OFFICIAL_LEVELS[level]) ? undefined : lengths;
}

function stepsOf(codes: ReadonlySet<string>): number[] {
  const lengths = [...new Set([...codes].map((code) => code.length))].sort((a, b) => a - b);
  return lengths.map((length, index) => length - (lengths[index - 1] ?? 0));
}

/** Level of a code, 1 for the first; from the lengths of its levels. */
export function levelOf(code: string, lengths: readonly number[] = OFFICIAL_LEVELS): number {
  let end = 0;
  for (const [level, length] of lengths.entries()) {
    end += length;
    if (code.length <= end) return level + 1;
  }
  return lengths.length + 1;
}

/** The codes that another code extends: parents, whose figures are not added again (LAYOUTS 0.7). */
export function parentCodes(codes: Iterable<string>): Set<string> {
  const sorted = [...codes].sort();
  const parents = new Set<string>();
  for (let index = 0; index + 1 < sorted.length; index += 1)
    if (sorted[index + 1]!.startsWith(sorted[index]!) && sorted[index + 1] !== sorted[index])
      parents.add(sorted[index]!);
  return parents;
}
