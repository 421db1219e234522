import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { Price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { PLACED, readOrders, rowsOf } from './documents.ts';

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
  const orders = await readOrders(db, { first, last, stages: PLACED });
  return rowsOf(orders).map(({ order, line, allocation }) => ({
    ...{ allocation: allocation.id, order: order.id, supplier: order.subject, day: order.first as AccountingDate },
    ...{ item: line.item, unit: allocation.unit, quantity: standing(allocation), price: line.price },
  }));
}
