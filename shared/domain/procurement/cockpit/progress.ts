import type { AccountingDate } from '../../../kernel/date.ts';
import { addFen, type Fen, ZERO } from '../../../kernel/fen.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { amountOf } from '../price.ts';
import type { BatchProduct } from '../volumes/batch.ts';
import { elapsedOf } from '../volumes/progress.ts';
import { type Rate, rate } from './figures.ts';

/** A running batch (集采批次) with its days. */
export interface RunningBatch {
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly products: readonly BatchProduct[];
}

/** What was ordered for a unit, in smallest units. */
export interface OrderedVolume {
  readonly item: string;
  readonly unit: UnitCode;
  readonly day: AccountingDate;
  readonly quantity: number;
}

/**
 * 集采完成率 at selected prices, in 分: of each agreed volume at most as much as was agreed, so that no product makes up for
 * another. 序时进度 is that of the batches, each weighing what it agreed on.
 */
export function volumeProgress(
  batches: readonly RunningBatch[],
  ordered: readonly OrderedVolume[],
  on: AccountingDate,
  sees: (unit: UnitCode) => boolean,
): { readonly done: Rate; readonly timeBps: number | undefined } {
  let [part, whole] = [ZERO, ZERO] as [Fen, Fen];
  let elapsed = 0;
  for (const { first, last, products } of batches) {
    const sums = new Map<string, number>();
    for (const { item, unit, day, quantity } of ordered)
      if (first <= day && day <= last && day <= on)
        sums.set(`${item} ${unit}`, (sums.get(`${item} ${unit}`) ?? 0) + quantity);
    const { days, gone } = elapsedOf({ first, last, on });
    for (const { item, selected, volumes } of products)
      for (const { unit, quantity } of volumes) {
        if (!sees(unit)) continue;
        const agreed = amountOf(selected, quantity);
        whole = addFen(whole, agreed);
        part = addFen(part, amountOf(selected, Math.max(0, Math.min(quantity, sums.get(`${item} ${unit}`) ?? 0))));
        elapsed += (agreed * gone) / days;
      }
  }
  return { done: rate(part, whole), timeBps: whole === 0 ? undefined : Math.round((elapsed * 10_000) / whole) };
}
