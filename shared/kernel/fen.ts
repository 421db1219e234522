import { assert } from './assert.ts';

declare const fenBrand: unique symbol;

/** An amount of money in whole 分 (1/100 元), positive or negative, always a safe integer. No float ever holds money. */
export type Fen = number & { readonly [fenBrand]: true };

/** Brands an integer number of 分. Asserts that it is a safe integer; normalises −0. */
export function fen(amount: number): Fen {
  assert(Number.isSafeInteger(amount), `not a whole number of 分: ${amount}`);
  return (amount === 0 ? 0 : amount) as Fen;
}

export const ZERO: Fen = fen(0);

export const addFen = (a: Fen, b: Fen): Fen => fen(a + b);
export const subtractFen = (a: Fen, b: Fen): Fen => fen(a - b);
export const negateFen = (a: Fen): Fen => fen(-a);
export const absFen = (a: Fen): Fen => fen(Math.abs(a));

/** Σ of the amounts; asserts that no partial sum leaves the safe range. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0;
  for (const amount of amounts) {
    total += amount;
    assert(Number.isSafeInteger(total), 'a sum of money left the safe range');
  }
  return fen(total);
}

const YUAN = /^(-)?(\d{1,13})(?:\.(\d{1,2}))?$/;

/**
 * Reads a plain decimal amount in 元, as the contract and the command line write it: `"1234.5"`, `"-0.01"`.
 * No separators, signs of currency or exponents; at most 13 digits before the point and two after it.
 * Returns undefined for anything else; the reader of imported files has its own, wider reading.
 */
export function parseYuan(text: string): Fen | undefined {
  const match = YUAN.exec(text);
  if (!match) return undefined;
  const [, minus, yuan = '0', cents = ''] = match;
  const amount = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return fen(minus ? -amount : amount);
}

/**
 * An amount in 元 as people read it, in a sentence or on a screen: two decimals and thousands separators, `"-1,234.50"`.
 * What a machine reads is `formatYuan`'s.
 */
export function groupedYuan(amount: Fen): string {
  const [whole = '0', cents = '00'] = formatYuan(amount).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** Writes an amount in 元 with exactly two decimals and no separators: `"-1234.50"`. Exact for every Fen. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
