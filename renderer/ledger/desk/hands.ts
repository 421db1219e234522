import type { KeyboardEvent } from 'react';
import {
  above,
  balanced,
  CELLS,
  type Cell,
  changed,
  inserted,
  isSide,
  otherSide,
  reddened,
  removed,
  rowAt,
  swapped,
} from './editing.ts';
import { type Step, stepOf } from './keys.ts';
import { DETAILS, type Detail, hasWeight, type Row, rowsOf, type Sheet } from './sheet.ts';
import { placeOf, type Spot, type Typing } from './use-sheet.ts';

/** What keys do on the sheet needs of the page. */
export interface Hands extends Typing {
  /** Details that the line's account calls for and that are not there yet. */
  readonly wanting: (row: Row) => readonly Detail[];
  readonly isDue: (row: Row, detail: Detail) => boolean;
  readonly openDetails: (row: number) => void;
}

/** Where Enter leads from a cell: right, into the details where they are called for, then down; a new line after the last. */
function onFrom(hands: Hands, row: Row, cell: Cell): Spot {
  const { now, edit, wanting, openDetails } = hands;
  if (cell === 'summary') return { row: row.id, cell: 'code' };
  if (cell === 'code') {
    const [first] = wanting(row);
    if (first !== undefined) {
      openDetails(row.id);
      return { row: row.id, detail: first };
    }
    return { row: row.id, cell: row.credit !== '' ? 'credit' : 'debit' };
  }
  if (cell === 'debit' && row.debit === '') return { row: row.id, cell: 'credit' };
  const own = rowsOf(now(), row.book);
  const below = own[own.findIndex(({ id }) => id === row.id) + 1];
  if (below) {
    // The narration goes along to a line that says nothing yet.
    if (below.summary === '' && !hasWeight(below)) edit((sheet) => changed(sheet, below.id, { summary: row.summary }));
    return { row: below.id, cell: 'summary' };
  }
  const id = now().next;
  edit((sheet) => inserted(sheet, row.id, 'after', row.summary));
  return { row: id, cell: 'summary' };
}

function backFrom(sheet: Sheet, row: Row, cell: Cell): Spot | undefined {
  const left = CELLS[CELLS.indexOf(cell) - 1];
  if (left !== undefined) return { row: row.id, cell: left };
  const up = sheet.rows[sheet.rows.indexOf(row) - 1];
  return up && { row: up.id, cell: 'credit' };
}

function besideRow(sheet: Sheet, row: Row, cell: Cell, step: 1 | -1): Spot | undefined {
  const other = sheet.rows[sheet.rows.indexOf(row) + step];
  return other && { row: other.id, cell };
}

function stepInCell(hands: Hands, row: Row, cell: Cell, step: Step): Spot | undefined {
  const sheet = hands.now();
  if (step === 'on') return onFrom(hands, row, cell);
  if (step === 'back') return backFrom(sheet, row, cell);
  return besideRow(sheet, row, cell, step === 'up' ? -1 : 1);
}

/** Through what the account calls for, then to the amount; who opened the details on their own goes through all of them. */
function stepInDetail({ wanting, isDue }: Hands, of: Row, detail: Detail, step: Step): Spot | undefined {
  const at = DETAILS.indexOf(detail);
  const row = of.id;
  if (step === 'on') {
    const next =
      wanting(of).find((each) => DETAILS.indexOf(each) > at) ?? (isDue(of, detail) ? undefined : DETAILS[at + 1]);
    return next ? { row, detail: next } : { row, cell: of.credit !== '' ? 'credit' : 'debit' };
  }
  if (step === 'back') {
    const before = DETAILS[at - 1];
    return before ? { row, detail: before } : { row, cell: 'code' };
  }
  return undefined;
}

const isWhollySelected = ({ value, selectionStart, selectionEnd }: HTMLInputElement): boolean =>
  value !== '' && selectionStart === 0 && selectionEnd === value.length;

/** The keys of an amount's cell that are no digits: `=` balances, Space changes the side, `-` makes it red. */
function inAmount(event: KeyboardEvent, hands: Hands, row: number, side: 'debit' | 'credit'): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const { now, edit, goTo } = hands;
  if (event.key === '=' || event.key === '＝') {
    balance(hands, row);
    return true;
  }
  if (event.key === ' ') {
    edit((sheet) => swapped(sheet, row));
    const moved = rowAt(now(), row)?.[side] === '';
    goTo({ row, cell: moved ? otherSide(side) : side });
    return true;
  }
  if (event.key === '-' && isWhollySelected(event.target as HTMLInputElement) && rowAt(now(), row)?.[side]) {
    edit((sheet) => reddened(sheet, row, side));
    return true;
  }
  return false;
}

/** Fills in the amount that balances the line's block, and goes to where it stands. */
export function balance({ now, edit, goTo }: Hands, row: number): void {
  const done = balanced(now(), row);
  if (!done) return;
  edit(() => done.sheet);
  goTo({ row, cell: done.side });
}

/** Puts a line in before the one that is typed on. */
export function insertLine({ now, edit, goTo }: Hands, row: number): void {
  const id = now().next;
  edit((sheet) => inserted(sheet, row, 'before'));
  goTo({ row: id, cell: 'summary' });
}

/** Takes the line away that is typed on, and goes to the one that comes in its place. */
export function removeLine({ now, edit, goTo }: Hands, row: number): void {
  const at = now().rows.findIndex(({ id }) => id === row);
  edit((sheet) => removed(sheet, row));
  const { rows } = now();
  const next = rows[Math.min(at, rows.length - 1)];
  goTo(next && { row: next.id, cell: 'summary' });
}

/** What a word of command puts into a cell: the narration or the account of the line above, or of the first. */
export function copied(sheet: Sheet, id: number, cell: Cell, from: 'above' | 'first'): Partial<Row> | undefined {
  const row = rowAt(sheet, id);
  if (!row) return undefined;
  // The first budget line takes what the last financial line says.
  const up = above(sheet, id) ?? sheet.rows[sheet.rows.indexOf(row) - 1];
  const source = from === 'first' ? sheet.rows[0] : up;
  if (!source) return undefined;
  if (cell === 'summary') return { summary: source.summary };
  return cell === 'code' && source.book === row.book ? { code: source.code } : undefined;
}

/** Carries out what a key means where the focus is; true when it meant something. */
export function press(event: KeyboardEvent, hands: Hands): boolean {
  const at = placeOf(event.target);
  const row = at && rowAt(hands.now(), at.row);
  if (!at || !row) return false;
  if (at.cell !== undefined && isSide(at.cell) && inAmount(event, hands, row.id, at.cell)) return true;
  const step = stepOf(event);
  if (step === undefined) return false;
  const spot =
    at.cell !== undefined
      ? stepInCell(hands, row, at.cell, step)
      : at.detail !== undefined
        ? stepInDetail(hands, row, at.detail, step)
        : undefined;
  hands.goTo(spot);
  return spot !== undefined || step === 'on';
}
