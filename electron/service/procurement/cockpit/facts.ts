import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { OrderedFor } from '../../../../shared/domain/procurement/cockpit/figures.ts';
import type { OrderedVolume, RunningBatch } from '../../../../shared/domain/procurement/cockpit/progress.ts';
import type { Awaited } from '../../../../shared/domain/procurement/cockpit/shortage.ts';
import { standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import type { AcceptedLine } from '../deliveries/reading.ts';
import type { Register } from '../deliveries/register.ts';
import { readLatestItems } from '../formulary/reading.ts';
import { OPEN, PLACED, rowsOf } from '../orders/documents.ts';
import { readOrdered } from '../orders/reading.ts';
import { readBatches } from '../volumes/content.ts';

/** What a reader sees: its own units, or one of them. */
export const seesUnit =
  (scope: UnitScope, asked: string | undefined) =>
  (unit: UnitCode): boolean =>
    reaches(scope, unit) && (asked === undefined || unit === asked);

interface Came {
  readonly day: AccountingDate;
  readonly packs: number;
}

/** Packs that were accepted of each allocation, by day, what was taken off as a mistake left out. */
function cameOf(receipts: readonly AcceptedLine[]): Map<number, Came[]> {
  const came = new Map<number, Came[]>();
  for (const { allocation, day, packs } of receipts) {
    const own = came.get(allocation);
    if (own) own.push({ day, packs });
    else came.set(allocation, [{ day, packs }]);
  }
  return came;
}

/** Rows of orders that were placed from one day to another, with what came of each; and what has not come yet. */
export function deliveredOf(
  { orders, receipts }: Register,
  asked: { readonly first?: AccountingDate; readonly last: AccountingDate; readonly open?: boolean },
): readonly (OrderedFor & Awaited)[] {
  const { first = '', last, open = false } = asked;
  const stages = open ? OPEN : PLACED;
  const came = cameOf(receipts);
  return orders.flatMap((order) => {
    const day = order.first as AccountingDate;
    if (!stages.includes(order.stage) || day < first || day > last) return [];
    return rowsOf([order]).map(({ line, allocation }) => {
      const ordered = standing(allocation);
      const arrived = came.get(allocation.id) ?? [];
      const packs = arrived.reduce((sum, each) => (each.day <= last ? sum + each.packs : sum), 0);
      return {
        ...{ unit: allocation.unit, item: line.item, order: order.id, number: order.number, ordered, arrived },
        ...{
          price: line.price,
          promised: order.last as AccountingDate | '',
          outstanding: Math.max(0, ordered - packs),
        },
      };
    });
  });
}

/** 集采批次 that run on a day, and what was ordered of their products, in smallest units. */
export async function readRunning(
  db: BooksReader,
  on: AccountingDate,
): Promise<{ readonly batches: readonly RunningBatch[]; readonly ordered: readonly OrderedVolume[] }> {
  const batches = (await readBatches(db))
    .filter(({ paper }) => paper.stage === 'approved' && paper.first <= on && paper.last >= on)
    .map(({ paper, content }) => ({
      ...{ first: paper.first as AccountingDate, last: paper.last as AccountingDate, products: content.products },
    }));
  if (batches.length === 0) return { batches, ordered: [] };
  const codes = new Set(batches.flatMap(({ products }) => products.map(({ item }) => item)));
  const first = batches.reduce((least, batch) => (batch.first < least ? batch.first : least), on);
  const rows = (await readOrdered(db, first, on)).filter(({ item }) => codes.has(item));
  const items = await readLatestItems(db, [...codes]);
  return {
    batches,
    ordered: rows.map(({ item, unit, day, quantity }) => ({
      ...{ item, unit, day, quantity: quantity * (items.get(item)?.packSize ?? 1) },
    })),
  };
}
