import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { OrderedFor } from '../../../../shared/domain/procurement/cockpit/figures.ts';
import type { OrderedVolume, RunningBatch } from '../../../../shared/domain/procurement/cockpit/progress.ts';
import type { Awaited } from '../../../../shared/domain/procurement/cockpit/shortage.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { readLatestItems } from '../formulary/reading.ts';
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
async function readCame(db: BooksReader): Promise<Map<number, Came[]>> {
  const rows = await db
    .selectFrom('receipt_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
    .select(['line.allocation', 'line.accepted', 'paper.first'])
    .where('paper.stage', '=', 'accepted')
    .where('line.accepted', '>', 0)
    .execute();
  const off = await db
    .selectFrom('return_line as back')
    .innerJoin('procurement_paper as paper', 'paper.id', 'back.return_id')
    .innerJoin('receipt_line as line', 'line.id', 'back.receipt_line')
    .innerJoin('procurement_paper as receipt', 'receipt.id', 'line.receipt')
    .select(['line.allocation', 'back.packs', 'receipt.first'])
    .where('paper.stage', '=', 'accepted')
    .where('back.form', '=', 'reversal')
    .execute();
  const came = new Map<number, Came[]>();
  const add = (allocation: number, day: string, packs: number): void => {
    const own = came.get(allocation);
    const each = { day: day as AccountingDate, packs };
    if (own) own.push(each);
    else came.set(allocation, [each]);
  };
  for (const { allocation, first, accepted } of rows) add(allocation, first, accepted);
  for (const { allocation, first, packs } of off) add(allocation, first, -packs);
  return came;
}

/** Rows of orders that were placed from one day to another, with what came of each; and what has not come yet. */
export async function readDelivered(
  db: BooksReader,
  asked: { readonly first?: AccountingDate; readonly last: AccountingDate; readonly open?: boolean },
): Promise<readonly (OrderedFor & Awaited)[]> {
  const { first = '0000-01-01', last, open = false } = asked;
  const heads = await db
    .selectFrom('procurement_paper as paper')
    .select(['paper.id', 'paper.number', 'paper.last'])
    .where('paper.kind', '=', 'order')
    .where('paper.stage', 'in', open ? ['placed', 'confirmed'] : ['placed', 'confirmed', 'closed'])
    .where('paper.first', '>=', first)
    .where('paper.first', '<=', last)
    .execute();
  const orders = new Map(
    heads.map(({ id, number, last: promised }) => [id, { number, promised: promised as AccountingDate | '' }]),
  );
  const rows = await db
    .selectFrom('order_allocation as allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .select(['allocation.id', 'allocation.unit', 'allocation.quantity', 'allocation.cancelled'])
    .select(['line.order_id', 'line.item', 'line.price'])
    .execute();
  const came = await readCame(db);
  return rows.flatMap((row) => {
    const order = orders.get(row.order_id);
    if (!order) return [];
    const ordered = row.quantity - row.cancelled;
    const arrived = came.get(row.id) ?? [];
    const packs = arrived.reduce((sum, each) => (each.day <= last ? sum + each.packs : sum), 0);
    return [
      {
        ...{ unit: row.unit as UnitCode, item: row.item, order: row.order_id, number: order.number, ordered, arrived },
        ...{ price: price(row.price), promised: order.promised, outstanding: Math.max(0, ordered - packs) },
      },
    ];
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
