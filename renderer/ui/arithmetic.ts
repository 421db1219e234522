import { Decimal, roundToFen } from '../../shared/kernel/decimal.ts';
import { type Fen, parseYuan } from '../../shared/kernel/fen.ts';

/** Full-width digits and signs, as an input method leaves them. */
const HALF: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '÷': '/',
  '。': '.',
  '．': '.',
  '，': ',',
};
/** More digits than any amount has: what is longer was not meant. */
const MAX_LENGTH = 100;

const plain = (typed: string): string =>
  [...typed]
    .map((char) => HALF[char] ?? (char >= '０' && char <= '９' ? String(char.charCodeAt(0) - 0xff10) : char))
    .join('')
    .replaceAll(/[\s,¥￥元]/g, '');

/**
 * Reads an amount in 元 as it is typed: separators, full-width digits, and arithmetic with + − × ÷ and brackets
 * (`1200*3`, `(100+20.5)/2`), exact until the end, then rounded half-up to whole 分. Undefined for anything else, for a
 * division by zero, and for more than an amount can be.
 */
export function readAmount(typed: string): Fen | undefined {
  const text = plain(typed);
  if (text === '' || text.length > MAX_LENGTH) return undefined;
  const reader = { text, at: 0 };
  const value = sum(reader);
  if (!value?.isFinite() || reader.at !== text.length) return undefined;
  if (value.abs().greaterThan('9999999999999.99')) return undefined;
  return parseYuan(text) ?? roundToFen(value);
}

interface Reader {
  readonly text: string;
  at: number;
}

const take = (reader: Reader, wanted: RegExp): string | undefined => {
  const char = reader.text[reader.at];
  if (char === undefined || !wanted.test(char)) return undefined;
  reader.at += 1;
  return char;
};

function sum(reader: Reader): Decimal | undefined {
  let left = product(reader);
  for (let sign = take(reader, /[+-]/); left && sign; sign = take(reader, /[+-]/)) {
    const right = product(reader);
    left = right && (sign === '+' ? left.plus(right) : left.minus(right));
  }
  return left;
}

function product(reader: Reader): Decimal | undefined {
  let left = factor(reader);
  for (let sign = take(reader, /[*/]/); left && sign; sign = take(reader, /[*/]/)) {
    const right = factor(reader);
    left = right && (sign === '*' ? left.times(right) : left.dividedBy(right));
  }
  return left;
}

function factor(reader: Reader): Decimal | undefined {
  const sign = take(reader, /[+-]/);
  if (sign) {
    const value = factor(reader);
    return sign === '-' ? value?.negated() : value;
  }
  if (take(reader, /\(/)) {
    const value = sum(reader);
    return take(reader, /\)/) ? value : undefined;
  }
  const digits = /^\d+(\.\d*)?|^\.\d+/.exec(reader.text.slice(reader.at))?.[0];
  if (digits === undefined) return undefined;
  reader.at += digits.length;
  return new Decimal(digits);
}
