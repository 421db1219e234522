import { type Fen, fen } from '../../kernel/fen.ts';
import type { Allocation } from './allocate.ts';
import { byGiver } from './handing.ts';

/**
 * What some departments have cost together before they handed anything over: each its direct cost and what it took from
 * departments outside the group, in 分. What one of them took of another stands with the giver, so that it counts once. Of
 * a department that hands nothing over this is its full cost; of one that does, the cost of what it does for others.
 */
export function beforeHanding({ model, handings }: Allocation, group: readonly number[]): Fen[] {
  const inside = new Set(group);
  const sums = new Map(
    group.map((department) => [department, model.direct.reduce((sum, amounts) => sum + amounts[department]!, 0)]),
  );
  for (const handing of handings())
    for (const department of group) {
      const place = handing.weights.receivers.indexOf(department);
      if (place < 0) continue;
      const taken = handing.items.reduce(
        (sum, _, at) =>
          sum +
          byGiver(handing, at).reduce(
            (part, row, giver) => part + (inside.has(handing.givers[giver]!) ? 0 : row[place]!),
            0,
          ),
        0,
      );
      sums.set(department, sums.get(department)! + taken);
    }
  return group.map((department) => fen(sums.get(department)!));
}
