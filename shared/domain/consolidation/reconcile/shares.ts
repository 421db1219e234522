import { addFen, type Fen, fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import { areSolePartners } from '../mirror.ts';
import type { ConsolidationSettings, EliminatedShare, MirrorSide } from '../model.ts';
import { mirrored, otherSide, type Relation, type Slot } from './relation.ts';

type Rest = ConsolidationSettings['rest'];

/** What one account (and fund source) of one side holds against the other unit, and what of it is agreed on. */
interface Holding {
  readonly account: string;
  readonly fund: string | undefined;
  readonly items: string[];
  held: Fen;
  agreed: Fen;
}

/**
 * Spreads the eliminated amount over the accounts of both sides: first what was agreed on each, less where the account it
 * was matched with holds less by now; then what its usual partner holds; then the rest of what each holds, in the order
 * of their codes. No account gives more than it holds; all of a side together give exactly the amount.
 */
export function sharesOf(relation: Relation, eliminated: Fen, rest: Rest): EliminatedShare[] {
  const holdings = {
    debit: holdingsOf(mirrored(relation.debit), rest),
    credit: holdingsOf(mirrored(relation.credit), rest),
  };
  return (['debit', 'credit'] as const).flatMap((side) => {
    const unit = side === 'debit' ? relation.debitUnit : relation.creditUnit;
    const given = spread(relation, side, holdings[side], holdings[otherSide(side)], eliminated);
    return holdings[side].flatMap(({ account, fund, items }, index): EliminatedShare[] => {
      const amount = given[index]!;
      if (amount === 0) return [];
      return [{ unit, side, account, ...(fund === undefined ? {} : { fund }), amount, items }];
    });
  });
}

function holdingsOf(slots: readonly Slot[], rest: Rest): Holding[] {
  const holdings = new Map<string, Holding>();
  for (const { item, agreed, shared } of slots) {
    const { account, fund } = item;
    const key = `${account}|${fund ?? ''}`;
    const holding = holdings.get(key) ?? { account, fund, items: [], held: ZERO, agreed: ZERO };
    holding.held = addFen(holding.held, item.amount);
    holding.agreed = addFen(holding.agreed, rest === 'smaller-side' ? addFen(agreed, shared) : agreed);
    holding.items.push(item.id);
    holdings.set(key, holding);
  }
  return [...holdings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, holding]) => holding);
}

/** Amounts of one sign, one a holding; holdings of the other sign (a red balance) are left where they are. */
function spread(
  relation: Relation,
  side: MirrorSide,
  own: readonly Holding[],
  others: readonly Holding[],
  eliminated: Fen,
): Fen[] {
  if (sumFen(own.map(({ held }) => held)) === eliminated) return own.map(({ held }) => held);
  const sign = Math.sign(eliminated);
  const capacity = own.map(({ held }) => Math.max(0, sign * held));
  const given = own.map(({ agreed }, index) => Math.min(capacity[index]!, Math.max(0, sign * agreed)));
  let rest = sign * eliminated - given.reduce((sum, amount) => sum + amount, 0);
  /** Moves one amount as near to a goal as the rest allows. */
  const move = (index: number, goal: number): void => {
    const change = goal - given[index]!;
    const step = rest > 0 ? Math.min(rest, Math.max(0, change)) : Math.max(rest, Math.min(0, change));
    given[index]! += step;
    rest -= step;
  };
  const short = shortfalls(relation, side, others);
  own.forEach(({ account }, index) => {
    const before = given[index]!;
    if (rest < 0) move(index, Math.max(0, before - (short.get(account) ?? 0)));
    short.set(account, (short.get(account) ?? 0) - (before - given[index]!));
  });
  own.forEach(({ account }, index) => {
    if (rest > 0) move(index, Math.min(capacity[index]!, partnerHeld(account, side, others, sign)));
  });
  own.forEach((_, index) => {
    move(index, rest > 0 ? capacity[index]! : 0);
  });
  return given.map((amount) => fen(sign * amount));
}

/** What the usual partner of an account holds on the other side. */
const partnerHeld = (account: string, side: MirrorSide, others: readonly Holding[], sign: number): number =>
  others
    .filter((other) =>
      side === 'debit' ? areSolePartners(account, other.account) : areSolePartners(other.account, account),
    )
    .reduce((sum, { held }) => sum + Math.max(0, sign * held), 0);

/**
 * By account of this side, how much of what was agreed the accounts on the other side no longer hold: settled there in
 * the last days, and not here yet.
 */
function shortfalls(relation: Relation, side: MirrorSide, others: readonly Holding[]): Map<string, number> {
  const short = new Map<string, number>();
  for (const { account, held, agreed } of others) {
    let missing = Math.max(0, Math.abs(agreed) - Math.max(0, Math.sign(agreed) * held));
    for (const [key, amount] of relation.links) {
      const [debit = '', credit = ''] = key.split('|');
      const [own, other] = side === 'debit' ? [debit, credit] : [credit, debit];
      if (other !== account || missing === 0) continue;
      const part = Math.min(missing, Math.abs(amount));
      short.set(own, (short.get(own) ?? 0) + part);
      missing -= part;
    }
  }
  return short;
}
