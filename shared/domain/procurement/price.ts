import { assert } from '../../kernel/assert.ts';
import { type Fen, fen } from '../../kernel/fen.ts';

declare const priceBrand: unique symbol;

/** 单价 of one pack, in whole 万分之一元 (0.0001 元), never below nil: listed prices and invoices go that fine. */
export type Price = number & { readonly [priceBrand]: true };

/** Brands a whole number of 万分之一元. Asserts that it is a safe integer and not below nil. */
export function price(amount: number): Price {
  assert(Number.isSafeInteger(amount) && amount >= 0, `not a price: ${amount}`);
  return amount as Price;
}

const WRITTEN = /^(\d{1,9})(?:\.(\d{1,4}))?$/;

/** Reads a price in 元 with at most four decimals: `"12.5"`, `"0.0363"`; undefined for anything else. */
export function parsePrice(text: string): Price | undefined {
  const match = WRITTEN.exec(text);
  if (!match) return undefined;
  const [, yuan = '0', parts = ''] = match;
  return price(Number(yuan) * 10_000 + Number(parts.padEnd(4, '0')));
}

/** Writes a price in 元 with two decimals, or up to four where it has them: `"12.50"`, `"0.0363"`. */
export function formatPrice(amount: Price): string {
  const digits = String(amount).padStart(5, '0');
  const parts = digits.slice(-4);
  return `${digits.slice(0, -4)}.${parts.slice(0, 2)}${parts.slice(2).replace(/0+$/, '')}`;
}

/** 单价 × 数量, rounded half-up to whole 分 (四舍五入). The quantity is whole and may be below nil (a return). */
export function amountOf(each: Price, quantity: number): Fen {
  assert(Number.isSafeInteger(quantity), `not a whole quantity: ${quantity}`);
  const half = each * Math.abs(quantity) + 50;
  // Whole numbers that fit are divided as they are; only what does not fit takes the longer way.
  const rounded = Number.isSafeInteger(half) ? (half - (half % 100)) / 100 : roundedInFull(each, quantity);
  return fen(quantity < 0 ? -rounded : rounded);
}

const roundedInFull = (each: Price, quantity: number): number =>
  Number((BigInt(each) * BigInt(Math.abs(quantity)) + 50n) / 100n);
