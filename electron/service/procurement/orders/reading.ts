import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Price, price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

/** What was ordered for one unit on one line, by the day on which the order was placed. */
export interface OrderedRow {
  readonly allocation: number;
  readonly order: number;
  readonly supplier: string;
  readonly day: AccountingDate;
  readonly item: string;
  readonly unit: UnitCode;
  /** In packs, without what was cancelled. */
  readonly quantity: number;
  readonly price: Price;
}

/** Everything that was ordered from one day to another, orders that were cancelled left out. */
export async function readOrdered(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly OrderedRow[]> {
  const rows = await db
    .selectFrom('order_allocation as allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
    .select(['allocation.id', 'allocation.unit', 'allocation.quantity', 'allocation.cancelled'])
    .select(['line.order_id', 'line.item', 'line.price', 'paper.subject', 'paper.first'])
    .where('paper.stage', 'in', ['placed', 'confirmed', 'closed'])
    .where('paper.first', '>=', first)
    .where('paper.first', '<=', last)
    .orderBy('allocation.id')
    .execute();
  return rows.map((row) => ({
    ...{ allocation: row.id, order: row.order_id, supplier: row.subject, day: row.first as AccountingDate },
    ...{ item: row.item, unit: row.unit as UnitCode },
    ...{ quantity: row.quantity - row.cancelled, price: price(row.price) },
  }));
}
