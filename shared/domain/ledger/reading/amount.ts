import { type Fen, fen } from '../../../kernel/fen.ts';
import type { RawSheet } from './grid.ts';
import { halfWidth } from './half-width.ts';

/** Why a cell that should hold money does not: each is told with its row and column, and none becomes 0. */
export type AmountFault = 'not-a-number' | 'three-decimals' | 'too-large' | 'error-cell';

export type AmountReading =
  | { readonly ok: true; readonly amount: Fen }
  | { readonly ok: false; readonly fault: AmountFault };

/** What the figures of a file are counted in: 1 for 元, 10000 for 万元 when a person has said so. */
export type Multiplier = 1 | 100 | 1000 | 10_000 | 1_000_000 | 100_000_000;

/** How people and programs write that there is nothing: `None` and `NULL` are left behind by scripts. */
const NOTHING = /^(?:[-–—－―]{1,4}|none|null|nil|\(空\)|空|无|\/)?$/i;
const CURRENCY = /人民币|rmb|cny|[¥￥$]|(?:元|圆)整?$/gi;
/** Digits, maybe in groups of three (or of four, as 万 counts) parted by commas, and a decimal part. */
const FIGURE = /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)?(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
const LONGEST = 80;
/** A spreadsheet shows 15 significant digits; beyond them a written number is the noise of a binary float. */
const SHOWN_DIGITS = 15;
/** Safe for every sum of a community: below 10^15 分. */
const LARGEST_DIGITS = 15;

/**
 * Reads an amount as people write it: `1,234.50`, `１，２３４．５０`, `￥`, blanks, `-5,600.00`, `(5,600.00)`, `5,600.00-`, `△`, `负`;
 * nothing and dashes are zero. What has more than two decimals, or is no figure at all, is a fault (LAYOUTS 0.9).
 */
export function parseAmount(text: string, multiplier: Multiplier = 1): AmountReading {
  if (text.length > LONGEST) return fault('not-a-number');
  const bare = halfWidth(text).replace(/[ ']/g, '').replace(/[−﹣]/g, '-');
  if (NOTHING.test(bare)) return ZERO_AMOUNT;
  const { negative, figure: rest } = signOf(bare.replace(CURRENCY, ''));
  const figure = FIGURE.exec(rest);
  if (!figure || (figure[1] === undefined && !figure[2])) return fault('not-a-number');
  const whole = (figure[1] ?? '').replaceAll(',', '');
  return scaled(whole, figure[2] ?? '', Number(figure[3] ?? '0'), negative, multiplier);
}

/** Takes the sign off: in front, behind, or as parentheses; two signs at once are no figure. */
function signOf(text: string): { readonly negative: boolean; readonly figure: string } {
  const bracketed = /^\(([^()]*)\)$/.exec(text);
  if (bracketed) return { negative: true, figure: bracketed[1]! };
  const front = /^([-–—△▲▽▼负红])(.*)$/.exec(text);
  if (front) return { negative: true, figure: front[2]! };
  const behind = /^(.*)[-–—]$/.exec(text);
  if (behind) return { negative: true, figure: behind[1]! };
  return { negative: false, figure: text.startsWith('+') ? text.slice(1) : text };
}

const fault = (kind: AmountFault): AmountReading => ({ ok: false, fault: kind });
const ZERO_AMOUNT: AmountReading = { ok: true, amount: fen(0) };

/** `whole.fraction × 10^exponent × multiplier` in 分, exactly, or the fault. */
function scaled(whole: string, fraction: string, exponent: number, negative: boolean, by: Multiplier): AmountReading {
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  if (digits === '') return ZERO_AMOUNT;
  /** Places of the point from the right, once the amount is counted in 分. */
  const places = fraction.length - exponent - 2 - (String(by).length - 1);
  const { kept, dropped } = withoutNoise(digits, fraction.length);
  let amountDigits = kept;
  const point = places - dropped;
  if (point > 0) {
    if (!/^0*$/.test(kept.slice(Math.max(0, kept.length - point)))) return fault('three-decimals');
    amountDigits = kept.slice(0, Math.max(0, kept.length - point));
  } else if (point < 0) {
    if (kept.length - point > 40) return fault('too-large');
    amountDigits = kept + '0'.repeat(-point);
  }
  amountDigits = amountDigits.replace(/^0+/, '');
  if (amountDigits.length > LARGEST_DIGITS) return fault('too-large');
  const amount = Number(amountDigits || '0');
  return { ok: true, amount: fen(negative ? -amount : amount) };
}

/** A decimal of more than 15 significant digits is rounded to them: 50000.099999999999 is 50000.1. */
function withoutNoise(digits: string, decimals: number): { kept: string; dropped: number } {
  const excess = digits.length - SHOWN_DIGITS;
  if (excess <= 0 || decimals < 4) return { kept: digits, dropped: 0 };
  const head = digits.slice(0, SHOWN_DIGITS);
  const kept = digits.charCodeAt(SHOWN_DIGITS) >= 0x35 ? (BigInt(head) + 1n).toString() : head;
  return { kept, dropped: excess };
}

/**
 * Reads a cell that should hold money; an empty one is zero. A value repeated over a merged range counts once, at the range's
 * first cell. `redIsMinus` says that a figure in red ink is negative (红字).
 */
export function readAmount(
  sheet: RawSheet,
  row: number,
  column: number,
  multiplier: Multiplier,
  redIsMinus: boolean,
): AmountReading {
  if (multiplier === 1) {
    const plain = sheet.plainFen(row, column);
    if (!Number.isNaN(plain)) return { ok: true, amount: fen(plain) };
  }
  const kind = sheet.kind(row, column);
  if (kind === 'empty' || sheet.copied(row, column)) return ZERO_AMOUNT;
  if (kind === 'error') return fault('error-cell');
  const text = sheet.text(row, column);
  const read = parseAmount(kind === 'number' ? withoutSumNoise(text) : text, multiplier);
  if (read.ok && redIsMinus && read.amount > 0 && sheet.red(row, column))
    return { ok: true, amount: fen(-read.amount) };
  return read;
}

/**
 * A sum that a spreadsheet added up in binary floats may be off in the last digits it shows: 1057946.22999998. Where at least
 * four noughts or nines follow the 分, they are that noise; a real third decimal is not.
 */
function withoutSumNoise(text: string): string {
  const noisy = /^(-?\d+\.\d\d)(0000|9999)\d*$/.exec(text);
  if (!noisy) return text;
  if (noisy[2] === '0000') return noisy[1]!;
  const [yuan = '', cents = ''] = noisy[1]!.replace('-', '').split('.');
  const up = (BigInt(yuan + cents) + 1n).toString().padStart(3, '0');
  return `${text.startsWith('-') ? '-' : ''}${up.slice(0, -2)}.${up.slice(-2)}`;
}

const FAULTS: Readonly<Record<AmountFault, (text: string) => string>> = {
  'not-a-number': (text) => `金额“${text}”不是数字`,
  'three-decimals': (text) => `金额 ${text} 的小数超过两位（分以下）`,
  'too-large': (text) => `金额 ${text} 过大，超出可记账的范围`,
  'error-cell': (text) => `金额单元格是错误值 ${text}`,
};

/** One sentence for a faulty amount, with the text as it stands in the file. */
export const amountSentence = (kind: AmountFault, text: string): string => FAULTS[kind](text.slice(0, 40));
