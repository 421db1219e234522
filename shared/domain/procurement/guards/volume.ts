import { addFen, type Fen, ZERO } from '../../../kernel/fen.ts';
import { endOf, type Period, periodOfDate, previousPeriod } from '../../../kernel/period.ts';
import { amountOf } from '../price.ts';
import { beyond, type Finding, LEVEL_OF } from './finding.ts';
import { type GuardWorld, type Purchase, papersOf } from './purchase.ts';

interface Month {
  /** Smallest units. */
  quantity: number;
  amount: Fen;
  readonly lines: Purchase[];
}

/**
 * 异常用量 (津 30): a unit bought more of a product in a month than the mean of the months before allows. Months before
 * its first purchase are no past, and months in which it bought nothing since are.
 */
export function suddenVolumes(world: GuardWorld): Finding[] {
  const { volumeBps, volumeMonths, volumeLeast } = world.rules;
  const products = new Map<string, Map<Period, Month>>();
  for (const line of world.purchases) {
    if (line.source !== 'receipt') continue;
    const key = `${line.unit}:${line.item}`;
    const months = products.get(key) ?? new Map<Period, Month>();
    products.set(key, months);
    const at = periodOfDate(line.day);
    const month = months.get(at) ?? { quantity: 0, amount: ZERO, lines: [] };
    months.set(at, month);
    month.quantity += line.packs * line.packSize;
    month.amount = addFen(month.amount, amountOf(line.price, line.packs));
    month.lines.push(line);
  }
  const findings: Finding[] = [];
  for (const [key, months] of products) {
    const [begun] = [...months.keys()].sort();
    for (const [at, { quantity, amount, lines }] of months) {
      const end = endOf(at);
      if (end < world.first || `${at}-01` > world.last || amount < volumeLeast) continue;
      const mean = meanBefore(months, at, volumeMonths, begun!);
      if (mean === undefined || quantity * 10_000 <= mean * (10_000 + volumeBps)) continue;
      const { unit, item, supplier, day } = lines[0]!;
      const cost = amountOf(lines[0]!.price, Math.floor((quantity - mean) / lines[0]!.packSize));
      findings.push({
        ...{ key: `sudden-volume:${key}:${at}`, rule: 'sudden-volume', level: LEVEL_OF['sudden-volume'] },
        ...{ unit, item, supplier, day, found: quantity, held: mean, measure: 'quantity', basis: 'mean' },
        ...{ beyondBps: beyond(quantity, mean), excess: cost, note: '', ordered: lines.map(({ ordered }) => ordered) },
        papers: papersOf(lines),
      });
    }
  }
  return findings;
}

/** The mean of the months before one, whole and rounded down; undefined where there were none. */
function meanBefore(months: ReadonlyMap<Period, Month>, at: Period, count: number, begun: Period): number | undefined {
  let [sum, past, month] = [0, 0, at];
  for (let back = 0; back < count; back += 1) {
    month = previousPeriod(month);
    if (month < begun) break;
    sum += months.get(month)?.quantity ?? 0;
    past += 1;
  }
  return sum === 0 ? undefined : Math.floor(sum / past);
}
