import { formatPrice, price } from '../../../../shared/domain/procurement/price.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import { dateOf, daysBetween, parseDate } from '../../../../shared/kernel/date.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { CellKind, CellValue } from './model.ts';
import { fittingText } from './xml.ts';

/** A value as it is written: a number's digits, or text. */
export type Written =
  | { readonly type: 'number'; readonly digits: string }
  | { readonly type: 'text'; readonly text: string };

/** What a spreadsheet would take for a formula when someone types or pastes it. */
const RISKY = new Set([...'=+-@\t\r\n'].map((character) => character.charCodeAt(0)));

export const isRisky = (text: string): boolean => RISKY.has(text.charCodeAt(0));

/**
 * The value of a cell of this kind as the file carries it, or undefined for an empty one. Money is written from its 分
 * as decimal text, never through a float; numbers that are not whole are a defect and refused.
 */
export function writtenValue(kind: CellKind, value: CellValue | undefined): Written | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') {
    if (kind === 'price')
      return { type: 'number', digits: `${value < 0 ? '-' : ''}${formatPrice(price(Math.abs(value)))}` };
    const isWhole = kind === 'integer' || kind === 'count';
    assert(isWhole || kind === 'money' || kind === 'check' || kind === 'decimal', `a number in a cell of ${kind}`);
    if (!isWhole) return { type: 'number', digits: plainYuan(value) };
    assert(Number.isSafeInteger(value), `not a whole number: ${value}`);
    return { type: 'number', digits: String(value) };
  }
  if (kind === 'date') return { type: 'number', digits: String(dateSerial(value)) };
  assert(kind === 'text' || kind === 'wrap' || kind === 'code', `text in a cell of ${kind}`);
  return value === '' ? undefined : { type: 'text', text: fittingText(value) };
}

/** 元 without needless zeros, the shortest form of the same number: `1234.5`, `-0.01`, `3`. */
export function plainYuan(amount: number): string {
  const text = formatYuan(fen(amount));
  if (text.endsWith('.00')) return text.slice(0, -3);
  return text.endsWith('0') ? text.slice(0, -1) : text;
}

const DAY_ONE = dateOf(1900, 1, 1)!;
const DAY_BEFORE_LEAP_ERROR = dateOf(1900, 2, 28)!;

/** A date as spreadsheets count days: 1 is 1900-01-01, and the 29 February that 1900 did not have is counted. */
export function dateSerial(text: string): number {
  const date = parseDate(text);
  assert(date, `not a date: ${text}`);
  return 1 + daysBetween(DAY_ONE, date) + (date > DAY_BEFORE_LEAP_ERROR ? 1 : 0);
}
