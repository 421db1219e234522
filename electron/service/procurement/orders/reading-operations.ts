import { procurement } from '../../../../shared/contract/procurement.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { Breach } from '../../../../shared/domain/procurement/orders/guards.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readItems } from '../formulary/reading.ts';
import { readSteps } from '../papers/papers.ts';
import { type OpenLine, readOpenLines } from '../requests/reading.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { type OrderDocument, orderWithin, readOrders } from './documents.ts';
import { deliverersOf, heldTo, NO_ACCOUNT, readGround, settledBy } from './ground.ts';
import { lineSums, orderHead, stepsWithin } from './order-out.ts';
import { readOrderChanges, readOrderOverrides, readOrderRequests } from './order-parts.ts';
import { readReceived } from './received.ts';

/** 采购计划 and orders, to each reader as far as they are theirs. */
export const orderReading: readonly Implementation[] = [
  query(procurement.orderPlan, async ({ db, scope, nowMs }, asked) => {
    const open = withinScope(scope, await readOpenLines(db), ({ unit }) => unit);
    const day = asked.day ?? usualDay(open, chinaDay(nowMs) as AccountingDate);
    const ground = await readGround(
      db,
      day,
      open.map(({ item }) => item),
    );
    const lines = open.map((line) => {
      const deliverers = deliverersOf(ground, line.item, line.unit);
      const wanted = { ...line, supplier: deliverers[0] ?? '' };
      const held = heldTo(ground, wanted);
      const item = ground.items.get(line.item);
      const price = held.ok ? held.value.price : ground.agreed.get(line.item)?.price;
      return {
        ...{ requestLine: line.requestLine, request: line.number, unit: line.unit, item: line.item, kind: line.kind },
        ...{ needed: line.needed, approved: line.approved, open: line.open, suppliers: deliverers },
        ...{ unitName: ground.unitName(line.unit), itemName: item ? itemTitle(item) : line.item },
        ...{ maker: item?.maker ?? '', settlement: settledBy(ground, wanted) },
        ...(price === undefined ? {} : { price: formatPrice(price) }),
        problems: held.ok ? [] : sayBreaches(held.error),
      };
    });
    const suppliers = [...ground.suppliers.values()].map(({ code, name, roles, stopped }) => ({
      ...{ code, name, delivers: !stopped && roles.includes('distributor') },
    }));
    return {
      day,
      problems: ground.account ? [] : [NO_ACCOUNT],
      suppliers,
      lines,
    };
  }),

  query(procurement.orders, async ({ db, scope, caller }, { year }) => {
    const all = await readOrders(db, { first: `${year}-01-01`, last: `${year}-12-31` });
    const seen = all.flatMap((order) => orderWithin(scope, order) ?? []);
    const steps = await readSteps(
      db,
      seen.map(({ id }) => id),
    );
    const received = await readReceived(db, allocationIds(seen));
    const nameOf = await readNames(db);
    return seen.map((order) =>
      orderHead(order, stepsWithin(scope, steps.get(order.id) ?? []), { caller, received, nameOf }),
    );
  }),

  query(procurement.order, async ({ db, scope, caller, notFound }, { id }) => {
    const [whole] = await readOrders(db, { ids: [id] });
    const order = whole && orderWithin(scope, whole);
    // Of orders for others not even that they are there is said.
    if (!order) throw notFound(`采购订单 ${id}`);
    const steps = stepsWithin(scope, (await readSteps(db, [id])).get(id) ?? []);
    const ids = allocationIds([order]);
    const received = await readReceived(db, ids);
    const suppliers = await readSuppliers(db, [order.subject]);
    const supplier = suppliers.get(order.subject);
    const codes = order.lines.map(({ item }) => item);
    const items = await readItems(db, order.first as AccountingDate, codes);
    const units = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const requests = await readOrderRequests(db, id);
    const changes = await readOrderChanges(db, id);
    const overrides = await readOrderOverrides(db, id);
    return {
      ...orderHead(order, steps, { caller, received, nameOf: (code) => suppliers.get(code)?.name ?? code }),
      ...{ contact: supplier?.contact ?? '', phone: supplier?.phone ?? '' },
      rows: order.lines.map((line) => {
        const item = items.get(line.item);
        const sums = lineSums(line, received);
        return {
          ...{ id: line.id, item: line.item, itemName: item ? itemTitle(item) : line.item, maker: item?.maker ?? '' },
          ...{ price: formatPrice(line.price), agreed: line.agreement !== null },
          ...{ packs: sums.packs, cancelled: sums.cancelled, received: sums.received },
          amount: formatYuan(sums.amount),
          allocations: line.allocations.map(({ id: of, unit, requestLine, quantity, cancelled }) => ({
            ...{ id: of, unit, unitName: units.get(unit) ?? unit, quantity, cancelled, received: received(of) },
            ...(requests.get(requestLine) ?? { request: '', needed: '' }),
            overrides: overrides.get(of) ?? [],
            changes: changes.get(of) ?? [],
          })),
        };
      }),
      steps: steps.map(({ step, display, instant, reason }) => ({ step, display, instant, reason })),
    };
  }),
];

/** Where no price is agreed, that nobody delivers at it says no more. */
const sayBreaches = (breaches: readonly Breach[]): string[] =>
  breaches
    .filter(({ guard }) => guard !== 'unknown-supplier' || !breaches.some((other) => other.guard === 'no-price'))
    .map(({ message }) => message);

/** Today; where everything was needed on days that are past, the last of those: books that are still caught up with. */
function usualDay(open: readonly OpenLine[], today: AccountingDate): AccountingDate {
  const last = open
    .map(({ needed }) => needed)
    .sort()
    .at(-1);
  return last !== undefined && last < today ? last : today;
}

const allocationIds = (orders: readonly OrderDocument[]): number[] =>
  orders.flatMap(({ lines }) => lines.flatMap(({ allocations }) => allocations.map(({ id }) => id)));

async function readNames(db: BooksReader): Promise<(supplier: string) => string> {
  const suppliers = await readSuppliers(db);
  return (code) => suppliers.get(code)?.name ?? code;
}
