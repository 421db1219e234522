import { ZERO } from '../../../kernel/fen.ts';
import { endOf } from '../../../kernel/period.ts';
import type { ItemKind } from '../item.ts';
import { beyond, type Finding, LEVEL_OF } from './finding.ts';
import { type GuardWorld, type Purchase, papersOf } from './purchase.ts';

/** |售价 − 进价| must stay below 0.005 元 of what is sold. */
const TOLERANCE = 50;

/** What may be added to a kind of goods, in 万分之一; undefined where the rule does not ask. */
export function markUpAllowed(kind: ItemKind, rules: GuardWorld['rules']): number | undefined {
  if (kind === 'herbal') return rules.herbalBps;
  // 院内制剂 are made and not bought: they have a price of their own.
  if (kind === 'preparation') return undefined;
  return kind === 'consumable' && !rules.consumables ? undefined : 0;
}

/**
 * 零差率: 药品（除中药饮片） are sold for what they cost; 中药饮片 for at most so much more. The cost is the unit's last
 * delivery until the month's end; what was never delivered is not judged.
 */
export function markUps(world: GuardWorld): Finding[] {
  if (world.sales.length === 0) return [];
  const bought = new Map<string, Purchase[]>();
  for (const line of world.purchases)
    if (line.source === 'receipt') {
      const key = `${line.unit} ${line.item}`;
      const own = bought.get(key);
      if (own) own.push(line);
      else bought.set(key, [line]);
    }
  return world.sales.flatMap((sale) => {
    const end = endOf(sale.month);
    if (end < world.first || sale.month > world.last.slice(0, 7)) return [];
    const cost = bought.get(`${sale.unit} ${sale.item}`)?.findLast(({ day }) => day <= end);
    const kind = cost && (world.itemOn(sale.item, end)?.kind ?? world.itemOn(sale.item, cost.day)?.kind);
    const allowed = kind && markUpAllowed(kind, world.rules);
    if (!cost || allowed === undefined) return [];
    const size = sale.per === 'unit' ? cost.packSize : 1;
    // Both sides times the pack's size, so that nothing is rounded before it is compared.
    const over = sale.price * size - Math.floor((cost.price * (10_000 + allowed)) / 10_000);
    const wrong = allowed === 0 ? Math.abs(over) >= TOLERANCE * size : over >= TOLERANCE * size;
    if (!wrong) return [];
    const held = Math.round(cost.price / size);
    return [
      {
        key: `mark-up:${sale.unit}:${sale.item}:${sale.month}`,
        ...{ rule: 'mark-up', level: LEVEL_OF['mark-up'], unit: sale.unit, item: sale.item, supplier: cost.supplier },
        ...{ day: end, found: sale.price, held, measure: sale.per === 'unit' ? 'unit-price' : 'pack-price' },
        ...{ basis: 'cost', beyondBps: beyond(sale.price * size, cost.price), excess: ZERO, note: '' },
        ...{ ordered: [cost.ordered], papers: papersOf([cost]) },
      } as const,
    ];
  });
}
