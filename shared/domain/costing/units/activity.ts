import { type Fen, fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { ServiceActivity, ServiceItem } from './service-item.ts';

/** Resources of a department by what uses them up: hours of equipment (折旧、摊销), hours of people (all else). */
export interface Resources {
  readonly staff: Fen;
  readonly machine: Fen;
}

/**
 * 作业成本法 (第25条): resources to activities by the hours that they took, activities to items by how often they were carried
 * out for them. Without any hours of equipment its cost goes by those of people.
 *
 * @returns a cost an item, in their order, summing to the resources; undefined where a resource has no hours at all.
 */
export function activityCosts(
  resources: Resources,
  items: readonly ServiceItem[],
  activities: readonly ServiceActivity[],
): Fen[] | undefined {
  const places = new Map(items.map(({ code }, place) => [code, place]));
  const uses = activities.flatMap((use) => {
    const place = places.get(use.item);
    return place === undefined ? [] : [{ ...use, place, count: BigInt(items[place]!.count) }];
  });
  const names = [...new Set(uses.map(({ activity }) => activity))];
  const hours = (of: 'staff' | 'machine'): bigint[] =>
    names.map((name) =>
      uses.reduce((sum, use) => (use.activity === name ? sum + BigInt(use[of]) * use.count : sum), 0n),
    );
  const [staffHours, machineHours] = [hours('staff'), hours('machine')];
  const equipped = machineHours.some((time) => time > 0n);
  const staff = shareFen(resources.staff, staffHours);
  const machine = shareFen(resources.machine, equipped ? machineHours : staffHours);
  if (!staff || !machine) return undefined;
  const costs = items.map((): Fen => ZERO);
  for (const [at, name] of names.entries()) {
    const own = uses.filter(({ activity }) => activity === name);
    const parts = shareFen(
      sumFen([staff[at]!, machine[at]!]),
      own.map(({ count }) => count),
    );
    // Hours are hours of operations: an activity that bears cost was carried out.
    for (const [place, use] of own.entries()) costs[use.place] = fen(costs[use.place]! + (parts?.[place] ?? 0));
  }
  return costs;
}
