import type { Allocation } from './allocate.ts';
import { apportion } from './apportion.ts';
import { sentThrough } from './trace.ts';

/**
 * Who bears a cost in the end (向前追溯): each department's part of costs that lie with some departments before any of them
 * hands over. The parts sum to what was sent to the 分.
 * @param origin what each department sends, in whole 分, by its number.
 */
export function bearersOf(allocation: Allocation, item: number, origin: Float64Array): Float64Array {
  return allocation.model.method === 'reciprocal'
    ? sentThrough(allocation, item, origin)
    : handedOn(allocation, item, origin);
}

/** Stage after stage by the same weights as all that the giver held. */
function handedOn(allocation: Allocation, item: number, origin: Float64Array): Float64Array {
  const held = origin.slice();
  for (const { givers, items, weights } of allocation.handings()) {
    if (!items.includes(item)) continue;
    for (const giver of givers) {
      const amount = held[giver]!;
      if (amount === 0) continue;
      const parts = new Float64Array(weights.receivers.length);
      apportion(amount, weights, parts);
      held[giver] = 0;
      for (const [place, part] of parts.entries()) held[weights.receivers[place]!]! += part;
    }
  }
  return held;
}
