import { type Fen, negateFen } from '../../../shared/kernel/fen.ts';
import { readAmount } from '../../ui/arithmetic.ts';
import {
  amountOf,
  amountText,
  type Book,
  blankRow,
  differenceOf,
  type Row,
  rowsOf,
  type Sheet,
  settled,
} from './sheet.ts';

/** The cells of a line in which one types, from left to right. */
export const CELLS = ['summary', 'code', 'debit', 'credit'] as const;
export type Cell = (typeof CELLS)[number];
export type Side = 'debit' | 'credit';
export const isSide = (cell: string): cell is Side => cell === 'debit' || cell === 'credit';
export const otherSide = (side: Side): Side => (side === 'debit' ? 'credit' : 'debit');

/** A place on the sheet. */
export interface Place {
  readonly row: number;
  readonly cell: Cell;
}

export const rowAt = (sheet: Sheet, id: number): Row | undefined => sheet.rows.find((row) => row.id === id);

/** Changes one line; the others stay the very same. An amount on one side takes the other side's away. */
export function changed(sheet: Sheet, id: number, change: Partial<Row>): Sheet {
  const rows = sheet.rows.map((row) => {
    if (row.id !== id) return row;
    const next = { ...row, ...change };
    if (change.debit) next.credit = '';
    else if (change.credit) next.debit = '';
    return next;
  });
  return { ...sheet, rows };
}

/** Puts a blank line into the block of a line, before it or after it. */
export function inserted(sheet: Sheet, id: number, where: 'before' | 'after', summary = ''): Sheet {
  const at = sheet.rows.findIndex((row) => row.id === id);
  const beside = sheet.rows[at];
  if (!beside) return sheet;
  const rows = [...sheet.rows];
  rows.splice(where === 'before' ? at : at + 1, 0, blankRow(sheet.next, beside.book, summary));
  return { ...sheet, rows, next: sheet.next + 1 };
}

/** Takes a line away; a block keeps a line to type on. */
export const removed = (sheet: Sheet, id: number): Sheet =>
  settled({ ...sheet, rows: sheet.rows.filter((row) => row.id !== id) });

/** The line above in the same block. */
export function above(sheet: Sheet, id: number): Row | undefined {
  const row = rowAt(sheet, id);
  if (!row) return undefined;
  const own = rowsOf(sheet, row.book);
  return own[own.indexOf(row) - 1];
}

/** What a line must bear, debit-positive, for its block to balance; undefined where the others cannot be added. */
export function balancingOf(sheet: Sheet, id: number): Fen | undefined {
  const row = rowAt(sheet, id);
  if (!row) return undefined;
  const difference = differenceOf(rowsOf(sheet, row.book).filter((each) => each !== row));
  return difference === undefined ? undefined : negateFen(difference);
}

/** `=`: the amount that balances the block, on the side where it is black. */
export function balanced(sheet: Sheet, id: number): { sheet: Sheet; side: Side } | undefined {
  const amount = balancingOf(sheet, id);
  if (amount === undefined || amount === 0) return undefined;
  const side = amount > 0 ? 'debit' : 'credit';
  const text = amountText(amount > 0 ? amount : negateFen(amount));
  return { sheet: changed(sheet, id, { [side]: text }), side };
}

/** Space: the amount moves to the other side as it stands. */
export function swapped(sheet: Sheet, id: number): Sheet {
  const row = rowAt(sheet, id);
  if (!row || (row.debit === '') === (row.credit === '')) return sheet;
  return {
    ...sheet,
    rows: sheet.rows.map((each) => (each === row ? { ...row, debit: row.credit, credit: row.debit } : each)),
  };
}

/** `-` on a finished amount: black becomes red, red black. */
export function reddened(sheet: Sheet, id: number, side: Side): Sheet {
  const row = rowAt(sheet, id);
  return row?.[side] ? changed(sheet, id, { [side]: amountText(negateFen(amountOf(row[side]))) }) : sheet;
}

/** An amount as it was typed: arithmetic, or a number with its minus behind it, as 金蝶 takes a red entry. */
export function readTyped(text: string): Fen | undefined {
  const behind = /^(.*[^-+*/×÷])-$/.exec(text.trim())?.[1];
  const amount = readAmount(behind ?? text);
  return amount !== undefined && behind !== undefined ? negateFen(amount) : amount;
}

/** Puts a budget block in the place of what stands there, as the rules propose it. */
export function withBudget(sheet: Sheet, lines: readonly Omit<Row, 'id' | 'book'>[]): Sheet {
  const rows = lines.map((line, at): Row => ({ ...line, id: sheet.next + at, book: 'budget' }));
  return settled({ ...sheet, rows: [...rowsOf(sheet, 'financial'), ...rows], next: sheet.next + rows.length });
}

/** How an account's cell of a pasted block is read: the code of an account of the block's book, or the digits themselves. */
export type ReadAccount = (text: string, book: Book) => string;

const bare = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/**
 * Lays a block from a spreadsheet out from one cell to the right and down; lines that are wanting are added to the same
 * block. A cell without an amount in it (`-`, a heading) leaves its side empty.
 */
export function pasted(
  sheet: Sheet,
  from: Place,
  block: readonly (readonly string[])[],
  readAccount: ReadAccount,
): Sheet {
  const first = rowAt(sheet, from.row);
  if (!first) return sheet;
  const start = CELLS.indexOf(from.cell);
  let next = sheet;
  let id = first.id;
  block.forEach((cells, down) => {
    if (down > 0) {
      const own = rowsOf(next, first.book);
      const below = own[own.findIndex((row) => row.id === id) + 1];
      if (!below) next = inserted(next, id, 'after');
      id = below?.id ?? next.next - 1;
    }
    for (const [right, text] of cells.entries()) {
      const cell = CELLS[start + right];
      if (cell === undefined) break;
      next = changed(next, id, { [cell]: pastedCell(cell, text, first.book, readAccount) });
    }
  });
  return next;
}

function pastedCell(cell: Cell, text: string, book: Book, readAccount: ReadAccount): string {
  if (cell === 'summary') return bare(text).slice(0, 500);
  if (cell === 'code') return readAccount(bare(text), book);
  const amount = readTyped(text);
  return amount === undefined ? '' : amountText(amount);
}
