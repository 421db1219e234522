import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { awaitedDay } from '../../../../shared/domain/procurement/deliveries/performance.ts';
import { standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { Price } from '../../../../shared/domain/procurement/price.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { OPEN, PLACED, readOrders, rowsOf } from '../orders/documents.ts';

/** What was ordered for a unit on one row of an order, as its receiver needs it. */
export interface OrderedLine {
  readonly allocation: number;
  readonly order: number;
  readonly number: string;
  readonly supplier: string;
  readonly day: AccountingDate;
  /** The day that the supplier promised, or ''. */
  readonly agreed: AccountingDate | '';
  readonly urgent: boolean;
  readonly unit: UnitCode;
  readonly item: string;
  /** In packs, less what was cancelled. */
  readonly quantity: number;
  readonly price: Price;
}

interface Asked {
  readonly unit?: UnitCode | undefined;
  readonly order?: number;
  readonly allocations?: readonly number[];
  /** Days of the order. */
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  /** Only what can still arrive; otherwise orders that are done are there as well. */
  readonly open?: boolean;
}

/** What was ordered, in the order of its rows. */
export async function readOrderedLines(db: BooksReader, asked: Asked): Promise<OrderedLine[]> {
  const { unit, order, allocations, first, last, open } = asked;
  const ids = allocations ? await ordersOf(db, allocations) : order === undefined ? undefined : [order];
  const orders = await readOrders(db, { unit, first, last, stages: open ? OPEN : PLACED, ...(ids ? { ids } : {}) });
  const wanted = allocations && new Set(allocations);
  return rowsOf(orders).flatMap(({ order: of, line, allocation }): OrderedLine[] => {
    if (wanted && !wanted.has(allocation.id)) return [];
    return [
      {
        ...{ allocation: allocation.id, order: of.id, number: of.number, supplier: of.subject },
        ...{ day: of.first as AccountingDate, agreed: of.last as AccountingDate | '', urgent: of.urgent },
        ...{ unit: allocation.unit, item: line.item, quantity: standing(allocation), price: line.price },
      },
    ];
  });
}

/** Ids that one question names. */
const AT_A_TIME = 400;

/** The orders that allocations are of. */
async function ordersOf(db: BooksReader, allocations: readonly number[]): Promise<number[]> {
  const orders = new Set<number>();
  for (let from = 0; from < allocations.length; from += AT_A_TIME) {
    const rows = await db
      .selectFrom('order_allocation as allocation')
      .innerJoin('order_line as line', 'line.id', 'allocation.line')
      .select('line.order_id')
      .where('allocation.id', 'in', allocations.slice(from, from + AT_A_TIME))
      .distinct()
      .execute();
    for (const { order_id: order } of rows) orders.add(order);
  }
  return [...orders];
}

/** Where no supplier is known by its card. */
const DEFAULT_HOURS = 48;

/**
 * The day that an order is awaited: as its supplier promised, or else as it is expected (预计) by the 约定配送时限 on the
 * supplier's card, ordinary or urgent. What is only expected is never late.
 */
export function awaitedOf(
  { day, agreed, urgent }: Pick<OrderedLine, 'day' | 'agreed' | 'urgent'>,
  supplier: Supplier | undefined,
): { readonly promised: AccountingDate; readonly expected: boolean } {
  const hours = urgent ? supplier?.urgentHours : supplier?.hours;
  return { promised: awaitedDay(day, agreed, hours ?? DEFAULT_HOURS), expected: agreed === '' };
}
