import { StoreError } from './port.ts';

/** What a column can hold: text, or a whole number that JavaScript counts exactly (money in 分 up to ±90 万亿元). */
export type Cell = number | string | null;

/**
 * Checks what is about to be written or compared. Both engines would accept worse and change it on the way (SQLite
 * stores NaN as NULL and a fraction as it comes; PostgreSQL has no NUL in text), so it is refused here, alike.
 */
export function asCell(value: unknown): Cell {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw refused('text with a NUL character');
    return value;
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw refused(`the number ${value}, which is not a safe whole number`);
    return value;
  }
  if (value === null) return null;
  // Kysely counts rows and limits with BigInt.
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  throw refused(`a value of type ${typeof value}`);
}

export const asCells = (values: readonly unknown[]): Cell[] => values.map(asCell);

/**
 * Checks a number that came from the database: sums may have left the range in which they are exact, and averages
 * and quotients are not whole. Either would be a wrong amount on a page, so neither passes.
 */
export function exactNumber(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new StoreError('constraint', `The database gave ${value}: not a whole number that can be shown exactly.`);
}

const refused = (what: string): StoreError => new StoreError('constraint', `The books cannot hold ${what}.`);
