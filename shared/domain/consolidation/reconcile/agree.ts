import { addFen, type Fen, fen, ZERO } from '../../../kernel/fen.ts';
import type { ConsolidationSettings, Direction } from '../model.ts';
import { mirrored, type Relation, total } from './relation.ts';
import { sharesOf } from './shares.ts';

/**
 * What is eliminated of one direction, and of which accounts.
 *
 * Both sides give up the same amount: what they agree on, item by item, plus (by setting) the smaller side of what both
 * booked in different amounts; but never more than either side holds at the period's end. A charge that one side has
 * settled already is agreed on and yet no longer held: then the lower balance is what can be eliminated (DOMAIN 2.4 (f)).
 */
export function agreedDirection(relation: Relation, rest: ConsolidationSettings['rest']): Direction {
  const debit = total(mirrored(relation.debit));
  const credit = total(mirrored(relation.credit));
  const agreed = rest === 'smaller-side' ? addFen(relation.matched, relation.contested) : relation.matched;
  const unfounded = isUnfounded(relation, debit, credit);
  const eliminated = relation.group === 'transfer' || unfounded ? ZERO : common(agreed, debit, credit);
  return {
    debitUnit: relation.debitUnit,
    creditUnit: relation.creditUnit,
    debit,
    credit,
    matched: relation.matched,
    unfounded,
    eliminated,
    shares: eliminated === 0 ? [] : sharesOf(relation, eliminated, rest),
  };
}

/**
 * Red balances on both sides of a stock that began with none: more was settled in the year than charged, which usually
 * means that the debt of last year is not known by counterparty. Taking it out would put receivables and payables in.
 */
function isUnfounded(relation: Relation, debit: Fen, credit: Fen): boolean {
  if (relation.group !== 'receivable-payable' || debit >= 0 || credit >= 0) return false;
  return [relation.debit, relation.credit].some((slots) => slots.every(({ item }) => item.detail === 'item'));
}

/** The amount nearest to nil among amounts of one sign; nil when their signs differ. */
function common(...amounts: readonly Fen[]): Fen {
  const sign = Math.sign(amounts[0] ?? 0);
  if (sign === 0 || amounts.some((amount) => Math.sign(amount) !== sign)) return ZERO;
  return fen(sign * Math.min(...amounts.map(Math.abs)));
}
