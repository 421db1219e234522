import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { awaitedDay } from '../../../../shared/domain/procurement/deliveries/performance.ts';
import { type Price, price } from '../../../../shared/domain/procurement/price.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

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

/** Ids that one question names. */
const AT_A_TIME = 400;

/** What was ordered, in the order of its rows. */
export async function readOrderedLines(db: BooksReader, asked: Asked): Promise<OrderedLine[]> {
  const lines: OrderedLine[] = [];
  const { unit, order, allocations, first, last, open } = asked;
  for (let from = 0; allocations === undefined ? from === 0 : from < allocations.length; from += AT_A_TIME) {
    let rows = db
      .selectFrom('order_allocation as allocation')
      .innerJoin('order_line as line', 'line.id', 'allocation.line')
      .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
      .select(['allocation.id', 'allocation.unit', 'allocation.quantity', 'allocation.cancelled', 'line.order_id'])
      .select([
        'line.item',
        'line.price',
        'paper.number',
        'paper.subject',
        'paper.first',
        'paper.last',
        'paper.content',
      ])
      .where('paper.stage', 'in', open ? ['placed', 'confirmed'] : ['placed', 'confirmed', 'closed'])
      .orderBy('allocation.id');
    if (unit !== undefined) rows = rows.where('allocation.unit', '=', unit);
    if (order !== undefined) rows = rows.where('line.order_id', '=', order);
    if (allocations) rows = rows.where('allocation.id', 'in', allocations.slice(from, from + AT_A_TIME));
    if (first !== undefined) rows = rows.where('paper.first', '>=', first);
    if (last !== undefined) rows = rows.where('paper.first', '<=', last);
    const urgent = new Map<number, boolean>();
    for (const row of await rows.execute()) {
      if (!urgent.has(row.order_id)) urgent.set(row.order_id, isUrgent(row.content));
      lines.push({
        ...{ allocation: row.id, order: row.order_id, number: row.number, supplier: row.subject },
        ...{
          day: row.first as AccountingDate,
          agreed: row.last as AccountingDate | '',
          urgent: urgent.get(row.order_id)!,
        },
        ...{ unit: row.unit as UnitCode, item: row.item, quantity: row.quantity - row.cancelled },
        price: price(row.price),
      });
    }
  }
  return lines;
}

/** 紧急 orders are owed by the urgent hours; their content says so. */
export const isUrgent = (content: string): boolean =>
  content !== '' && (JSON.parse(content) as { readonly urgent?: unknown }).urgent === true;

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
