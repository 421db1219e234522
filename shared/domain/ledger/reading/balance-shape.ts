import type { Column } from './columns.ts';
import { TIMES, type Time } from './vocabulary.ts';

/** How balances are signed (LAYOUTS 0.10). */
export type BalanceForm = 'debit-credit' | 'direction' | 'signed' | 'signed-by-side';

/** The columns of one time: a debit and a credit column, or one amount, maybe with a direction beside it. */
export interface Slot {
  readonly debit?: Column;
  readonly credit?: Column;
  readonly amount?: Column;
  readonly direction?: Column;
}

/** One way of reading a trial balance's columns, to be tested by the sums. */
export interface BalanceShape {
  readonly slots: Readonly<Partial<Record<Time, Slot>>>;
  readonly form: BalanceForm;
  /** Whether figures in red ink are negative. */
  readonly redIsMinus: boolean;
}

const TIME_NAMES: Readonly<Record<Time, string>> = {
  yearOpening: '年初',
  opening: '期初',
  period: '本期',
  ytd: '累计',
  closing: '期末',
};
const FORM_NAMES: Readonly<Record<BalanceForm, string>> = {
  'debit-credit': '借贷两栏',
  direction: '按方向栏',
  signed: '借正贷负',
  'signed-by-side': '按科目余额方向',
};

/** The name by which a person chooses a reading: `年初 期初 本期 期末，借贷两栏`. */
export function shapeName(shape: BalanceShape): string {
  const times = TIMES.filter((time) => shape.slots[time]).map((time) => TIME_NAMES[time]);
  return `${times.join(' ')}，${FORM_NAMES[shape.form]}${shape.redIsMinus ? '，红字为负' : ''}`;
}

/** A debit and a credit column side by side, or a single column; its time where the words say it. */
interface Unit {
  readonly debit?: Column;
  readonly credit?: Column;
  readonly amount?: Column;
  readonly time?: Time;
  readonly first: number;
  readonly last: number;
}

const SHAPES_MAX = 400;

/**
 * All ways of giving each amount column a time that the words allow: words fix what they name; a pair or a column without a time
 * takes one that keeps the order 年初, 期初, 本期, 累计, 期末 from left to right. Red ink and signs multiply the ways; the sums decide.
 */
export function balanceShapes(columns: readonly Column[], hasRed: boolean): BalanceShape[] {
  const shapes: BalanceShape[] = [];
  for (const units of unitLists(moneyColumns(columns))) {
    for (const slots of placements(units, columns)) {
      if (!isComplete(slots)) continue;
      for (const form of formsOf(slots))
        for (const redIsMinus of hasRed ? [true, false] : [false])
          if (shapes.length < SHAPES_MAX) shapes.push({ slots, form, redIsMinus });
    }
  }
  return shapes;
}

/** The amount columns in 本币; an amount in another currency counts only where there is no other. */
export function moneyColumns(columns: readonly Column[]): Column[] {
  const money = columns.filter((column) => column.sense.meaning === 'money');
  const local = money.filter((column) => column.sense.currency !== 'original');
  return local.length > 0 ? local : money;
}

/** Columns of a file without headings have no words to tell a pair from single balances. */
const isBare = (column: Column): boolean => column.heading.startsWith('@') && column.sense.side === undefined;

function unitLists(money: readonly Column[]): Unit[][] {
  if (money.some(isBare)) return money.length > BARE_COLUMNS_MAX ? [] : bareUnitLists(money);
  const units: Unit[] = [];
  for (let at = 0; at < money.length; at += 1) {
    const column = money[at]!;
    const next = money[at + 1];
    if (!next || !isPair(column, next)) units.push(single(column));
    else {
      const [debit, credit] = column.sense.side === 'debit' ? [column, next] : [next, column];
      const time = column.sense.time ?? next.sense.time;
      units.push({ debit, credit, time, first: column.index, last: next.index });
      at += 1;
    }
  }
  return [units];
}

/** More amount columns than this are not cut without words: the ways double with each. */
const BARE_COLUMNS_MAX = 12;

/** Every way of cutting columns without headings into pairs and single ones; at most a few hundred. */
function bareUnitLists(columns: readonly Column[]): Unit[][] {
  if (columns.length === 0) return [[]];
  const [first, second] = columns as [Column, Column | undefined];
  const ones = bareUnitLists(columns.slice(1)).map((tail) => [single(first), ...tail]);
  if (!second) return ones;
  const pair: Unit = { debit: first, credit: second, first: first.index, last: second.index };
  return [...bareUnitLists(columns.slice(2)).map((tail) => [pair, ...tail]), ...ones].slice(0, SHAPES_MAX);
}

function single(column: Column): Unit {
  const { time, side } = column.sense;
  const place = { time, first: column.index, last: column.index };
  if (side === 'debit') return { debit: column, ...place };
  if (side === 'credit') return { credit: column, ...place };
  return { amount: column, ...place };
}

/** 借 followed by 贷 of the same time, or of none (`期初借|贷`). */
function isPair(column: Column, next: Column): boolean {
  const { side, time } = column.sense;
  if (!side || !next.sense.side || side === next.sense.side) return false;
  return time === next.sense.time || next.sense.time === undefined || time === undefined;
}

/** Gives units without a time every time that keeps the order; a time is taken once, or its two columns stand apart. */
function placements(units: readonly Unit[], columns: readonly Column[]): Partial<Record<Time, Slot>>[] {
  const directions = columns.filter((column) => column.sense.meaning === 'direction');
  const results: Partial<Record<Time, Slot>>[] = [];
  const order = (time: Time) => TIMES.indexOf(time);
  const place = (at: number, last: number, slots: Partial<Record<Time, Slot>>): void => {
    if (results.length >= SHAPES_MAX) return;
    const unit = units[at];
    if (!unit) {
      if (keepsToWords(slots, units)) results.push(slots);
      return;
    }
    const next = units.slice(at + 1).find((later) => later.time !== undefined && order(later.time) > last)?.time;
    const below = next === undefined ? TIMES.length : order(next);
    const open = unit.time ? [unit.time] : TIMES.filter((time) => order(time) > last && order(time) < below);
    let placed = false;
    for (const time of open) {
      if (unit.amount && (time === 'period' || time === 'ytd')) continue;
      const before = slots[time];
      if (before && !fitsBeside(before, unit)) continue;
      const direction = unit.amount ? directionFor(unit, units, directions, time) : undefined;
      const slot: Slot = {
        ...before,
        ...(unit.debit ? { debit: unit.debit } : {}),
        ...(unit.credit ? { credit: unit.credit } : {}),
        ...(unit.amount ? { amount: unit.amount } : {}),
        ...(direction ? { direction } : {}),
      };
      placed = true;
      place(at + 1, Math.max(last, order(time)), { ...slots, [time]: slot });
    }
    /** A column that no time is left for (an amount of another kind) does not stop the others. */
    if (!placed) place(at + 1, last, slots);
  };
  place(0, -1, {});
  return results;
}

/** Without a word for it, a movement is the period's before it is the year's, and an opening balance the period's before 年初. */
function keepsToWords(slots: Readonly<Partial<Record<Time, Slot>>>, units: readonly Unit[]): boolean {
  const said = (time: Time) => units.some((unit) => unit.time === time);
  if (slots.ytd && !slots.period && !said('ytd')) return false;
  return !(slots.yearOpening && !slots.opening && !said('yearOpening'));
}

/** The other column of a pair whose two columns stand apart (all 借方 first, then all 贷方). */
const fitsBeside = (slot: Slot, unit: Unit): boolean =>
  !unit.amount && !slot.amount && !(unit.debit && slot.debit) && !(unit.credit && slot.credit);

/** The direction that belongs to a single balance: of its own time, beside it, or the only one there is. */
function directionFor(
  unit: Unit,
  units: readonly Unit[],
  directions: readonly Column[],
  time: Time,
): Column | undefined {
  const own = directions.find((direction) => direction.sense.time === time);
  if (own) return own;
  const free = directions.filter((direction) => direction.sense.time === undefined);
  const before = free.findLast(
    (direction) =>
      direction.index < unit.first && !units.some((other) => other.first > direction.index && other.first < unit.first),
  );
  if (before) return before;
  const behind = free.find((direction) => direction.index === unit.last + 1);
  return behind ?? (directions.length === 1 ? directions[0] : undefined);
}

/** Opening, movement and closing can be told: two of them at least, or the year's own three. */
export function isComplete(slots: Readonly<Partial<Record<Time, Slot>>>): boolean {
  const moves = slots.period !== undefined || slots.ytd !== undefined;
  return moves && (slots.opening !== undefined || slots.closing !== undefined || slots.yearOpening !== undefined);
}

function formsOf(slots: Readonly<Partial<Record<Time, Slot>>>): BalanceForm[] {
  const singles = Object.values(slots).filter((slot) => slot.amount);
  if (singles.length === 0) return ['debit-credit'];
  if (singles.every((slot) => slot.direction)) return ['direction', 'signed'];
  return ['signed', 'signed-by-side'];
}
