import { assert } from '../../kernel/assert.ts';
import { type AccountingDate, daysBetween } from '../../kernel/date.ts';
import { addFen, type Fen, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';

/** Which way an aged account goes: 应收 (what is owed to us, debit) or 应付 (what we owe, credit). */
export type AgedSide = 'receivable' | 'payable';

/**
 * 往来科目: the first-level group accounts whose balances are somebody's and are aged, which are those whose lines must
 * name a counterparty (voucher-findings.ts). A unit's account is aged where it maps to one of them or below.
 */
export const AGED: Readonly<Record<AgedSide, readonly string[]>> = {
  // 应收票据、应收账款、预付账款、其他应收款
  receivable: ['1211', '1212', '1214', '1218'],
  // 应付票据、应付账款、预收账款、其他应付款、长期应付款
  payable: ['2301', '2302', '2305', '2307', '2502'],
};

/** The side on which a group account is aged; undefined where it is not. `P` before a code marks another chart's account. */
export function agedSide(group: string | undefined): AgedSide | undefined {
  const first = group?.replace(/^P/, '').slice(0, 4) ?? '';
  return (Object.keys(AGED) as AgedSide[]).find((side) => AGED[side].includes(first));
}

/** What moved an account with one counterparty, in the account's own direction: more is positive, settled negative. */
export interface AgedMovement {
  /** Undefined: nobody knows since when (年初余额). */
  readonly date: AccountingDate | undefined;
  readonly amount: Fen;
}

/** What is still open of a movement. All open items of an account and counterparty have one sign. */
export type OpenItem = AgedMovement;

/**
 * 先进先出 (first in, first out): what is open after the movements of one account and counterparty, the oldest first.
 *
 * It assumes, where vouchers do not say which invoice a payment settles, that each opposite movement settles the oldest
 * that is open: what is oldest is then what was really left longest, or the age is understated where a newer invoice was
 * paid before an older one. A red entry (红字) settles like a payment. What settles more than is open stands open the
 * other way from its own day on (预收、预付性质), and is settled in turn. Movements come in the order in which they
 * count; whoever gives them puts, of one day, what adds before what settles, so that nothing becomes an advance only for
 * having been posted first. Holds: the open items sum to the movements, to the 分.
 */
export function openItems(movements: Iterable<AgedMovement>): OpenItem[] {
  let open: OpenItem[] = [];
  let moved = ZERO;
  for (const { date, amount } of movements) {
    moved = addFen(moved, amount);
    let rest = amount;
    let settled = 0;
    while (rest !== 0) {
      const oldest = open[settled];
      if (oldest === undefined || oldest.amount > 0 === rest > 0) break;
      const left = addFen(oldest.amount, rest);
      if (left !== 0 && left > 0 === oldest.amount > 0) {
        open[settled] = { ...oldest, amount: left };
        rest = ZERO;
      } else {
        settled += 1;
        rest = left;
      }
    }
    if (settled > 0) open = open.slice(settled);
    if (rest !== 0) open.push({ date, amount: rest });
  }
  assert(sumFen(open.map(({ amount }) => amount)) === moved, 'open items sum to the movements');
  return open;
}

/** Upper bounds of the bands in days (账龄分段): ≤30, 31–90, 91–180, 181–365, 1–2 years, 2–3 years, more. A choice. */
export const DEFAULT_BANDS: readonly number[] = [30, 90, 180, 365, 730, 1095];

/** An open amount by its age: `bands` has one more than there are bounds, the last for what is older than all. */
export interface Aged {
  readonly total: Fen;
  /** 年初余额（账龄不明） that is still open. */
  readonly unknown: Fen;
  readonly bands: readonly Fen[];
}

/** Open items by their age in days at `asOf`, which lies before none of them. Holds: unknown and bands sum to the total. */
export function ageOpenItems(items: readonly OpenItem[], asOf: AccountingDate, bounds: readonly number[]): Aged {
  const bands: Fen[] = Array(bounds.length + 1).fill(ZERO);
  let unknown = ZERO;
  for (const { date, amount } of items) {
    if (date === undefined) unknown = addFen(unknown, amount);
    else {
      const band = bandOf(daysBetween(date, asOf), bounds);
      bands[band] = addFen(bands[band]!, amount);
    }
  }
  return { total: sumFen([unknown, ...bands]), unknown, bands };
}

/** The first band whose bound is not exceeded. */
function bandOf(days: number, bounds: readonly number[]): number {
  const at = bounds.findIndex((bound) => days <= bound);
  return at < 0 ? bounds.length : at;
}

/**
 * The movements of one account and counterparty through the years, in their order, from what is kept of it: openings of
 * the years, and what moved on each day. The first opening is of unknown age; where a later one differs from what was
 * open (an opening given by hand), the difference comes in as unknown or settles.
 */
export function* movementsThrough(
  years: Iterable<{ readonly opening: Fen; readonly days: readonly AgedMovement[] }>,
): Generator<AgedMovement> {
  let standing = ZERO;
  for (const { opening, days } of years) {
    if (opening !== standing) yield { date: undefined, amount: subtractFen(opening, standing) };
    standing = opening;
    for (const day of days) {
      standing = addFen(standing, day.amount);
      yield day;
    }
  }
}
