import { addFen, type Fen, fen, negateFen, subtractFen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { ConsolidationSettings, Direction, EliminatedShare, MirrorSide } from '../model.ts';
import { type Relation, type Slot, sideOf, total } from './relation.ts';

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
  const eliminated = relation.group === 'transfer' ? ZERO : common(agreed, debit, credit);
  return {
    debitUnit: relation.debitUnit,
    creditUnit: relation.creditUnit,
    debit,
    credit,
    matched: relation.matched,
    eliminated,
    shares:
      eliminated === 0 ? [] : [...shares(relation, 'debit', eliminated), ...shares(relation, 'credit', eliminated)],
  };
}

/** Slots that take part in the mirror: what a rule explains needs none. */
export const mirrored = (slots: readonly Slot[]): Slot[] => slots.filter((slot) => !slot.explained);

/** The amount nearest to nil among amounts of one sign; nil when their signs differ. */
function common(...amounts: readonly Fen[]): Fen {
  const sign = Math.sign(amounts[0] ?? 0);
  if (sign === 0 || amounts.some((amount) => Math.sign(amount) !== sign)) return ZERO;
  return fen(sign * Math.min(...amounts.map(Math.abs)));
}

interface Holding {
  readonly account: string;
  readonly fund: string | undefined;
  readonly items: string[];
  held: Fen;
  agreed: Fen;
}

/**
 * Spreads the eliminated amount over the accounts of one side: first what was matched on each, then the rest of what
 * each holds, in the order of their codes. No account gives more than it holds; all together give exactly the amount.
 */
function shares(relation: Relation, side: MirrorSide, eliminated: Fen): EliminatedShare[] {
  const holdings = holdingsOf(mirrored(sideOf(relation, side)));
  const whole = sumFen(holdings.map((holding) => holding.held)) === eliminated;
  const given = whole ? holdings.map((holding) => holding.held) : spread(holdings, eliminated);
  const unit = side === 'debit' ? relation.debitUnit : relation.creditUnit;
  return holdings.flatMap(({ account, fund, items }, index): EliminatedShare[] => {
    const amount = given[index]!;
    if (amount === 0) return [];
    return [{ unit, side, account, ...(fund === undefined ? {} : { fund }), amount, items }];
  });
}

function holdingsOf(slots: readonly Slot[]): Holding[] {
  const holdings = new Map<string, Holding>();
  for (const { item, agreed } of slots) {
    const key = `${item.account}|${item.fund ?? ''}`;
    const holding = holdings.get(key) ?? {
      account: item.account,
      fund: item.fund,
      items: [],
      held: ZERO,
      agreed: ZERO,
    };
    holding.held = addFen(holding.held, item.amount);
    holding.agreed = addFen(holding.agreed, agreed);
    holding.items.push(item.id);
    holdings.set(key, holding);
  }
  return [...holdings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, holding]) => holding);
}

/** Amounts of one sign; holdings of the other sign (a red balance) are left where they are. */
function spread(holdings: readonly Holding[], eliminated: Fen): Fen[] {
  const sign = Math.sign(eliminated);
  const capacity = holdings.map(({ held }) => Math.max(0, sign * held));
  const given = holdings.map(({ agreed }, index) => Math.min(capacity[index]!, Math.max(0, sign * agreed)));
  let rest = sign * eliminated - given.reduce((sum, amount) => sum + amount, 0);
  for (let index = 0; index < given.length && rest !== 0; index += 1) {
    const change = rest > 0 ? Math.min(rest, capacity[index]! - given[index]!) : Math.max(rest, -given[index]!);
    given[index]! += change;
    rest -= change;
  }
  return given.map((amount) => (sign < 0 ? negateFen(fen(amount)) : fen(amount)));
}

/** Gross amount of what stays open on both sides. */
export const grossOpen = (slots: readonly Slot[]): Fen =>
  sumFen(slots.filter((slot) => slot.verdict).map((slot) => fen(Math.abs(slot.item.amount))));

/** What the buyer booked above the agreed net amounts because of VAT. */
export const vatOf = (slots: readonly Slot[]): Fen =>
  sumFen(
    slots.filter((slot) => slot.done && !slot.explained).map((slot) => subtractFen(slot.item.amount, slot.agreed)),
  );
