import { type Fen, fen, negateFen, ZERO } from '../../../kernel/fen.ts';
import type { Side } from '../account.ts';
import { natureOfCode } from '../charts/element.ts';
import { type BalanceLine, inkedAmount } from './balance-rows.ts';
import type { BalanceShape, Slot } from './balance-shape.ts';
import type { Column } from './columns.ts';

/** A line's figures under one shape: balances debit-positive, turnovers in their own direction. Undefined: no such column. */
export interface Figures {
  readonly yearOpening?: Fen;
  readonly opening?: Fen;
  readonly debit?: Fen;
  readonly credit?: Fen;
  readonly yearDebit?: Fen;
  readonly yearCredit?: Fen;
  readonly closing?: Fen;
  /** A balance that its direction contradicts: 平 with an amount, or an amount without a direction. */
  readonly fault?: { readonly column: Column; readonly code: 'flat-with-amount' | 'no-direction' };
}

export function figuresOf(line: BalanceLine, shape: BalanceShape): Figures {
  const { slots, redIsMinus } = shape;
  let fault: Figures['fault'];
  const amount = (column: Column | undefined): Fen =>
    column ? inkedAmount(line.amounts.get(column), redIsMinus) : ZERO;
  const side = shape.form === 'signed-by-side' ? sideOf(line, shape, amount) : undefined;
  const balance = (slot: Slot | undefined): Fen | undefined => {
    if (!slot) return undefined;
    if (!slot.amount) return fen(amount(slot.debit) - amount(slot.credit));
    const value = amount(slot.amount);
    if (shape.form === 'signed') return value;
    if (side) return side === 'debit' ? value : negateFen(value);
    const direction = slot.direction ? line.directions.get(slot.direction) : undefined;
    if (direction === 'debit') return value;
    if (direction === 'credit') return negateFen(value);
    if (value !== 0)
      fault ??= { column: slot.amount, code: direction === 'flat' ? 'flat-with-amount' : 'no-direction' };
    return value;
  };
  const { period, ytd } = slots;
  return {
    yearOpening: balance(slots.yearOpening),
    opening: balance(slots.opening),
    closing: balance(slots.closing),
    ...(period ? { debit: amount(period.debit), credit: amount(period.credit) } : {}),
    ...(ytd ? { yearDebit: amount(ytd.debit), yearCredit: amount(ytd.credit) } : {}),
    ...(fault ? { fault } : {}),
  };
}

/**
 * The side that an account's balances are relative to: its normal side, unless the line itself proves the other (opening and
 * movement give the closing balance only that way).
 */
function sideOf(line: BalanceLine, shape: BalanceShape, amount: (column: Column | undefined) => Fen): Side {
  const normal = natureOfCode(line.code)?.side ?? 'debit';
  const { opening, yearOpening, closing, period, ytd } = shape.slots;
  const [from, moves] = opening && period ? [opening, period] : [yearOpening, ytd];
  if (!from?.amount || !closing?.amount || !moves) return normal;
  const change = amount(moves.debit) - amount(moves.credit);
  const difference = amount(closing.amount) - amount(from.amount);
  if (difference === change && difference !== -change) return 'debit';
  if (difference === -change && difference !== change) return 'credit';
  return normal;
}

/** Opening, movement and closing of the period, whichever of them the file gives; the rest follows from them. */
export interface CompleteFigures {
  readonly yearOpening?: Fen;
  readonly opening: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit?: Fen;
  readonly yearCredit?: Fen;
  readonly closing: Fen;
}

/**
 * Completes the figures: a missing opening or closing balance follows from the other and the movement; a file of the year (年初,
 * 累计, 期末) is its own period. `yearIsPeriod` says that 年初 is the opening of 本期 (January, or a year's file).
 */
export function completed(figures: Figures, yearIsPeriod: boolean): CompleteFigures {
  const { yearOpening, yearDebit, yearCredit } = figures;
  const debit = figures.debit ?? yearDebit ?? ZERO;
  const credit = figures.credit ?? yearCredit ?? ZERO;
  const movement = debit - credit;
  const start = figures.opening ?? (yearIsPeriod || figures.debit === undefined ? yearOpening : undefined);
  const opening = start ?? fen((figures.closing ?? ZERO) - movement);
  return {
    ...(yearOpening === undefined ? {} : { yearOpening }),
    opening,
    debit,
    credit,
    ...(yearDebit === undefined ? {} : { yearDebit }),
    ...(yearCredit === undefined ? {} : { yearCredit }),
    closing: figures.closing ?? fen(opening + movement),
  };
}

/** 年初 is the opening balance of the figures: in a file of the year, or where 年初 + 本期 gives 期末 in most rows. */
export function isYearPeriod(figures: readonly Figures[], shape: BalanceShape): boolean {
  if (shape.slots.opening || !shape.slots.yearOpening) return false;
  if (!shape.slots.period) return true;
  let agree = 0;
  let differ = 0;
  for (const row of figures) {
    if (row.closing === undefined || row.yearOpening === undefined) continue;
    if (row.debit === row.credit && row.yearOpening === row.closing) continue;
    if (row.yearOpening + (row.debit ?? 0) - (row.credit ?? 0) === row.closing) agree += 1;
    else differ += 1;
  }
  return agree >= differ;
}
