import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { acceptedOf, type OrderedLine } from './ordered-line.ts';

/** What of a line's amount is each unit's, in 分: by what it accepted of the order's line, or was to get. Sums exactly. */
export function unitShares(
  order: OrderedLine,
  amount: Fen,
): readonly { readonly unit: UnitCode; readonly amount: Fen }[] {
  const anything = acceptedOf(order) > 0;
  const weights = new Map<UnitCode, number>();
  for (const { unit, ordered } of order.units) weights.set(unit, (weights.get(unit) ?? 0) + (anything ? 0 : ordered));
  if (anything) for (const { unit, packs } of order.accepted) weights.set(unit, (weights.get(unit) ?? 0) + packs);
  const units = [...weights].filter(([, weight]) => weight > 0);
  const parts = shareFen(
    amount,
    units.map(([, weight]) => weight),
  );
  return units.map(([unit], at) => ({ unit, amount: parts![at]! }));
}

/** The day on which so many packs of an order's line were there, the oldest receipts first; its last where they never were. */
export function acceptedDay({ accepted, day }: OrderedLine, packs: number): AccountingDate {
  let sum = 0;
  let last = day;
  for (const each of [...accepted].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    if (each.packs <= 0) continue;
    if (sum >= packs && sum > 0) break;
    sum += each.packs;
    last = each.day;
  }
  return last;
}
