import type { UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { reaches } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Allocation } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { SettlementMode } from '../../../../shared/domain/procurement/orders/settlement.ts';
import type { PaperStage } from '../../../../shared/domain/procurement/papers.ts';
import { type Price, price } from '../../../../shared/domain/procurement/price.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import type { Paper } from '../papers/papers.ts';

export interface OrderLine {
  readonly id: number;
  readonly item: string;
  /** Of a pack. */
  readonly price: Price;
  readonly agreement: number | null;
  readonly allocations: readonly Allocation[];
}

/** An order (采购订单): a paper whose subject is the supplier, `first` its day, `last` the promised day or ''. */
export interface OrderDocument extends Paper {
  readonly urgent: boolean;
  readonly settlement: SettlementMode;
  readonly lines: readonly OrderLine[];
}

/** Orders that were placed, and stand or were done; and of these those of which more may come. */
export const PLACED: readonly PaperStage[] = ['placed', 'confirmed', 'closed'];
export const OPEN: readonly PaperStage[] = ['placed', 'confirmed'];

/** Which orders are wanted, and what of them; all of all where nothing is said. */
export interface OrdersWanted {
  /** Of orders. */
  readonly ids?: readonly number[];
  readonly stages?: readonly PaperStage[];
  /** From one day to another on which they were placed (or drafted). */
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  /** Only what is ordered for the unit; orders that are not for it are left out. */
  readonly unit?: UnitCode | undefined;
}

/** Ids that one question names. */
const AT_A_TIME = 400;

/** Orders with their lines and for whom each is, by their ids: the one reading of what was ordered. */
export async function readOrders(db: BooksReader, wanted: OrdersWanted = {}): Promise<OrderDocument[]> {
  const { ids } = wanted;
  if (ids === undefined) return readSome(db, wanted);
  const orders: OrderDocument[] = [];
  const once = [...new Set(ids)].sort((a, b) => a - b);
  for (let from = 0; from < once.length; from += AT_A_TIME)
    orders.push(...(await readSome(db, { ...wanted, ids: once.slice(from, from + AT_A_TIME) })));
  return orders;
}

/** Each table is read on its own: what an order says is not read again with every line and allocation. */
async function readSome(db: BooksReader, wanted: OrdersWanted): Promise<OrderDocument[]> {
  const { unit } = wanted;
  let heads = db
    .selectFrom('procurement_paper as paper')
    .innerJoin('order_head as head', 'head.order_id', 'paper.id')
    .selectAll('paper')
    .select(['head.urgent', 'head.settlement'])
    .orderBy('paper.id');
  let lines = db.selectFrom('order_line').selectAll().orderBy('id');
  let allocations = db
    .selectFrom('order_allocation as allocation')
    .select(['allocation.id', 'allocation.line', 'allocation.request_line', 'allocation.unit'])
    .select(['allocation.quantity', 'allocation.cancelled'])
    .orderBy('allocation.id');
  if (unit !== undefined) allocations = allocations.where('allocation.unit', '=', unit);
  const orders = narrowed(db, wanted);
  if (orders) {
    heads = heads.where('paper.id', 'in', orders);
    lines = lines.where('order_id', 'in', orders);
    allocations = allocations
      .innerJoin('order_line as line', 'line.id', 'allocation.line')
      .where('line.order_id', 'in', orders);
  }
  const ofLine = new Map<number, Allocation[]>();
  for (const row of await allocations.execute()) {
    const { id, line, request_line: requestLine, quantity, cancelled } = row;
    const allocation = { id, requestLine, unit: row.unit as UnitCode, quantity, cancelled };
    const known = ofLine.get(line);
    if (known) known.push(allocation);
    else ofLine.set(line, [allocation]);
  }
  const ofOrder = new Map<number, OrderLine[]>();
  for (const { id, order_id: order, item, price: each, agreement } of await lines.execute()) {
    const own = ofLine.get(id);
    if (!own) continue;
    const line = { id, item, price: price(each), agreement, allocations: own };
    const known = ofOrder.get(order);
    if (known) known.push(line);
    else ofOrder.set(order, [line]);
  }
  return (await heads.execute()).flatMap(({ urgent, settlement, ...paper }): OrderDocument[] => {
    const own = ofOrder.get(paper.id);
    if (unit !== undefined && !own) return [];
    const head = { urgent: urgent === 1, settlement: settlement as SettlementMode };
    return [{ ...(paper as Paper), ...head, lines: own ?? [] }];
  });
}

/** The ids of the orders that are wanted; undefined where all are. */
function narrowed(db: BooksReader, { ids, stages, first, last }: OrdersWanted) {
  if (!ids && !stages && first === undefined && last === undefined) return undefined;
  let orders = db.selectFrom('procurement_paper').select('id').where('kind', '=', 'order');
  if (ids) orders = orders.where('id', 'in', [...ids, 0]);
  if (stages) orders = orders.where('stage', 'in', [...stages]);
  if (first !== undefined) orders = orders.where('first', '>=', first);
  if (last !== undefined) orders = orders.where('first', '<=', last);
  return orders;
}

/** What is ordered for one unit on one line of an order. */
export interface OrderRow {
  readonly order: OrderDocument;
  readonly line: OrderLine;
  readonly allocation: Allocation;
}

/** Every row of orders, in the order in which they were kept. */
export const rowsOf = (orders: readonly OrderDocument[]): OrderRow[] =>
  orders
    .flatMap((order) =>
      order.lines.flatMap((line) => line.allocations.map((allocation): OrderRow => ({ order, line, allocation }))),
    )
    .sort((a, b) => a.allocation.id - b.allocation.id);

/**
 * An order as far as a reader may see it: all of it, or what is ordered for the own units, and nothing of what is still
 * being thought of. Undefined where nothing of it is theirs: how much others get is not told.
 */
export function orderWithin(scope: UnitScope, order: OrderDocument): OrderDocument | undefined {
  if (scope.kind === 'community') return order;
  if (order.stage === 'draft') return undefined;
  const lines = order.lines
    .map((line) => ({ ...line, allocations: line.allocations.filter(({ unit }) => reaches(scope, unit)) }))
    .filter(({ allocations }) => allocations.length > 0);
  return lines.length === 0 ? undefined : { ...order, lines };
}

/** What is signed of an order (签认的内容), prices in 万分之一元, quantities in packs. */
export const orderContent = (
  order: Omit<OrderDocument, keyof Paper> & Pick<Paper, 'number' | 'subject' | 'first' | 'last'>,
) =>
  canonicalJson({
    form: 'tongcai-order-1',
    ...{ number: order.number, supplier: order.subject, day: order.first, promised: order.last },
    ...{ urgent: order.urgent, settlement: order.settlement },
    lines: order.lines.map(({ item, price, agreement, allocations }) => ({
      ...{ item, price, agreement },
      allocations: allocations.map(({ requestLine, unit, quantity, cancelled }) => ({
        ...{ requestLine, unit, quantity, cancelled },
      })),
    })),
  });
