import { ZERO } from '../../../kernel/fen.ts';
import type { MirrorSide } from '../model.ts';
import { nearest, push } from './match.ts';
import { agreeable, daysApart, openSlots, otherSide, type Relation, type Slot, settle, sideOf } from './relation.ts';

/**
 * One-to-many matching: one payment that covers several charges, one settlement note booked in several lines. Only exact
 * sums count. The search is bounded; where thousands are open nobody booked the same facts, and it is not begun.
 */
const OPEN_LIMIT = 1_000;
const ITEMS_TRIED = 200;
const SUBSET_POOL = 16;
const SUBSET_SIZE = 5;
const STEPS_PER_ITEM = 3_000;

/** Matches single items of either side with several of the other whose amounts add up to them exactly. */
export function matchNets(relation: Relation): void {
  if (items(relation.debit).length > OPEN_LIMIT || items(relation.credit).length > OPEN_LIMIT) return;
  for (const side of ['debit', 'credit'] as const) {
    const singles = items(sideOf(relation, side))
      .sort((a, b) => Math.abs(b.item.amount) - Math.abs(a.item.amount))
      .slice(0, ITEMS_TRIED);
    for (const single of singles) {
      if (single.done) continue;
      const pool = items(sideOf(relation, otherSide(side))).filter((slot) => smaller(slot, single));
      const likely = pool.filter((slot) => agreeable(slot, single));
      // A payment's own document is rarely that of what it pays: where none agrees, the amounts alone decide.
      const parts = partsOf(likely, single) ?? (likely.length < pool.length ? partsOf(pool, single) : undefined);
      if (parts) settleNet(relation, side, single, parts);
    }
  }
}

/** A red entry and what it corrects, or a charge settled at once, on one side only: together they are nothing. */
export function matchReversals(relation: Relation): void {
  for (const side of ['debit', 'credit'] as const) {
    const negatives = new Map<number, Slot[]>();
    for (const slot of items(sideOf(relation, side))) {
      if (slot.item.amount < 0) push(negatives, -slot.item.amount, slot);
    }
    if (negatives.size === 0) continue;
    for (const slot of items(sideOf(relation, side))) {
      const other = nearest(slot, openSlots(negatives.get(slot.item.amount) ?? []));
      if (!other) continue;
      const both = [slot, other];
      settle(relation, side === 'debit' ? both : [], side === 'credit' ? both : [], ZERO, 'net');
    }
  }
}

const items = (slots: readonly Slot[]): Slot[] => openSlots(slots).filter((slot) => slot.item.detail === 'item');

const smaller = (part: Slot, whole: Slot): boolean =>
  Math.sign(part.item.amount) === Math.sign(whole.item.amount) &&
  Math.abs(part.item.amount) < Math.abs(whole.item.amount);

const partsOf = (pool: readonly Slot[], single: Slot): Slot[] | undefined =>
  pool.length < 2 ? undefined : (run(pool, single) ?? subset(pool, single));

function settleNet(relation: Relation, side: MirrorSide, single: Slot, parts: readonly Slot[]): void {
  const amount = single.item.amount;
  if (side === 'debit') settle(relation, [single], parts, amount, 'net');
  else settle(relation, parts, [single], amount, 'net');
}

/** Consecutive items (by date) that add up to the single one: the charges since the last payment. */
function run(pool: readonly Slot[], single: Slot): Slot[] | undefined {
  const goal = Math.abs(single.item.amount);
  let from = 0;
  let sum = 0;
  for (let to = 0; to < pool.length; to += 1) {
    sum += Math.abs(pool[to]!.item.amount);
    while (sum > goal) {
      sum -= Math.abs(pool[from]!.item.amount);
      from += 1;
    }
    if (sum === goal && to > from) return pool.slice(from, to + 1);
  }
  return undefined;
}

/** A few items near in date that add up to the single one; the search gives up after a fixed number of steps. */
function subset(pool: readonly Slot[], single: Slot): Slot[] | undefined {
  const near = [...pool].sort((a, b) => daysApart(a, single) - daysApart(b, single)).slice(0, SUBSET_POOL);
  let steps = 0;
  const chosen: Slot[] = [];
  const search = (start: number, rest: number): boolean => {
    if (rest === 0) return chosen.length > 1;
    if (chosen.length === SUBSET_SIZE) return false;
    for (let i = start; i < near.length; i += 1) {
      steps += 1;
      if (steps > STEPS_PER_ITEM) return false;
      const amount = Math.abs(near[i]!.item.amount);
      if (amount > rest) continue;
      chosen.push(near[i]!);
      if (search(i + 1, rest - amount)) return true;
      chosen.pop();
    }
    return false;
  };
  return search(0, Math.abs(single.item.amount)) ? chosen : undefined;
}
