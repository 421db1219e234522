import type { UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { reaches } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Allocation } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { SettlementMode } from '../../../../shared/domain/procurement/orders/settlement.ts';
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

/** Orders with their lines: those of the ids that are given, or those placed (or drafted) from one day to another. */
export async function readOrders(
  db: BooksReader,
  wanted: { readonly ids: readonly number[] } | { readonly first: string; readonly last: string },
): Promise<OrderDocument[]> {
  const ids = 'ids' in wanted ? [...wanted.ids] : [];
  const [from, to] = 'ids' in wanted ? ['', '9999'] : [wanted.first, wanted.last];
  let heads = db
    .selectFrom('procurement_paper as paper')
    .innerJoin('order_head as head', 'head.order_id', 'paper.id')
    .selectAll('paper')
    .select(['head.urgent', 'head.settlement'])
    .where('paper.kind', '=', 'order')
    .where('paper.first', '>=', from)
    .where('paper.first', '<=', to);
  let rows = db
    .selectFrom('order_allocation as allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
    .select(['line.order_id', 'line.id as line', 'line.item', 'line.price', 'line.agreement'])
    .select(['allocation.id', 'allocation.request_line', 'allocation.unit'])
    .select(['allocation.quantity', 'allocation.cancelled'])
    .where('paper.first', '>=', from)
    .where('paper.first', '<=', to);
  if ('ids' in wanted) {
    heads = heads.where('paper.id', 'in', [...ids, 0]);
    rows = rows.where('line.order_id', 'in', [...ids, 0]);
  }
  const lines = new Map<number, OrderLine & { allocations: Allocation[] }>();
  const ofOrder = new Map<number, OrderLine[]>();
  for (const row of await rows.orderBy('allocation.line').orderBy('allocation.id').execute()) {
    let line = lines.get(row.line);
    if (!line) {
      const { item, agreement } = row;
      line = { ...{ id: row.line, item, price: price(row.price), agreement }, allocations: [] };
      lines.set(row.line, line);
      ofOrder.set(row.order_id, [...(ofOrder.get(row.order_id) ?? []), line]);
    }
    const { id, quantity, cancelled } = row;
    line.allocations.push({ id, requestLine: row.request_line, unit: row.unit as UnitCode, quantity, cancelled });
  }
  return (await heads.orderBy('paper.id').execute()).map(({ urgent, settlement, ...paper }) => ({
    ...(paper as Paper),
    ...{ urgent: urgent === 1, settlement: settlement as SettlementMode },
    lines: ofOrder.get(paper.id) ?? [],
  }));
}

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
