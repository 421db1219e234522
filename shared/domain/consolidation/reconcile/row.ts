import { addFen, type Fen, fen, subtractFen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { Period } from '../../../kernel/period.ts';
import type {
  ConsolidationSettings,
  DifferenceClass,
  ExplainedItem,
  Pair,
  PairDifference,
  UnmatchedItem,
} from '../model.ts';
import { agreedDirection } from './agree.ts';
import { mirrored, type Relation, type Slot } from './relation.ts';

/** When two classes are open with the same amount, the row carries the one that comes first here. */
const ORDER: readonly DifferenceClass[] = [
  'wrong-counterparty',
  'wrong-account',
  'amount',
  'missing-counterpart',
  'timing',
  'vat',
];

/** The row of a pair, mirror group and book, from its one or two directions. */
export function rowOf(
  pair: Pair,
  relations: readonly Relation[],
  rest: ConsolidationSettings['rest'],
  sinceOf: (open: boolean) => Period,
): PairDifference {
  const first = relations[0]!;
  const directions = relations.map((relation) => agreedDirection(relation, rest));
  const slots = relations.flatMap((relation) => [...relation.debit, ...relation.credit]);
  const unmatched = slots.flatMap(unmatchedOf);
  const { left, right } = sides(pair, relations);
  const difference = subtractFen(left, right);
  const kind = classOf(unmatched, difference);
  return {
    pair,
    kind: first.group,
    book: first.book,
    left,
    right,
    difference,
    class: kind,
    open: sumFen(unmatched.map(({ amount }) => fen(Math.abs(amount)))),
    matched: relations.flatMap((relation) => relation.matches),
    unmatched,
    explained: slots.flatMap(explainedOf),
    directions,
    since: sinceOf(unmatched.length > 0),
  };
}

/**
 * What each unit says the first one claims from the second, both directions netted; turned round when more was booked
 * the other way, so that an ordinary pair shows positive amounts.
 */
function sides([one]: Pair, relations: readonly Relation[]): { readonly left: Fen; readonly right: Fen } {
  let left: Fen = ZERO;
  let right: Fen = ZERO;
  let forward = 0;
  for (const relation of relations) {
    const debit = sumOf(relation.debit);
    const credit = sumOf(relation.credit);
    const along = relation.debitUnit === one;
    left = along ? addFen(left, debit) : subtractFen(left, credit);
    right = along ? addFen(right, credit) : subtractFen(right, debit);
    forward += (along ? 1 : -1) * (gross(relation.debit) + gross(relation.credit));
  }
  return forward >= 0 ? { left, right } : { left: subtractFen(ZERO, left), right: subtractFen(ZERO, right) };
}

const sumOf = (slots: readonly Slot[]): Fen => sumFen(mirrored(slots).map(({ item }) => item.amount));
const gross = (slots: readonly Slot[]): number =>
  mirrored(slots).reduce((sum, { item }) => sum + Math.abs(item.amount), 0);

function unmatchedOf({ item, verdict }: Slot): UnmatchedItem[] {
  if (!verdict) return [];
  return [
    {
      item: item.id,
      unit: item.unit,
      counterparty: item.counterparty,
      side: item.side,
      code: item.code,
      account: item.account,
      amount: item.amount,
      date: item.date,
      ...(item.document === undefined ? {} : { document: item.document }),
      class: verdict.class,
      reason: verdict.reason,
      ...(verdict.counterpart === undefined ? {} : { counterpart: verdict.counterpart }),
    },
  ];
}

const explainedOf = ({ item, explained }: Slot): ExplainedItem[] =>
  explained ? [{ item: item.id, rule: explained.rule, reason: explained.reason }] : [];

/** The class with the largest open amount; a difference with nothing unmatched is the VAT on matched items (E5). */
function classOf(unmatched: readonly UnmatchedItem[], difference: Fen): DifferenceClass {
  if (unmatched.length === 0) return difference === 0 ? 'matched' : 'vat';
  const open = new Map<DifferenceClass, number>();
  for (const { class: kind, amount } of unmatched) open.set(kind, (open.get(kind) ?? 0) + Math.abs(amount));
  return ORDER.reduce((best, kind) => ((open.get(kind) ?? 0) > (open.get(best) ?? 0) ? kind : best));
}
