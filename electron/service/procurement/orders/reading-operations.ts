import { procurement } from '../../../../shared/contract/procurement.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import { packsWithin } from '../../../../shared/domain/procurement/orders/exceptions-left.ts';
import type { Breach } from '../../../../shared/domain/procurement/orders/guards.ts';
import { usualDay } from '../../../../shared/domain/procurement/orders/usual-day.ts';
import { covers, type Override } from '../../../../shared/domain/procurement/override.ts';
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
import { withLeft } from './exceptions-left.ts';
import { deliverersOf, heldTo, NO_ACCOUNT, readGround, settledBy } from './ground.ts';
import { lineSums, orderHead, stepsWithin } from './order-out.ts';
import { readOrderChanges, readOrderOverrides, readOrderRequests } from './order-parts.ts';
import { readReceived } from './received.ts';

/** 采购计划 and orders, to each reader as far as they are theirs. */
export const orderReading: readonly Implementation[] = [
  query(procurement.orderPlan, async ({ db, scope, nowMs }, asked) => {
    const open = withinScope(scope, await readOpenLines(db), ({ unit }) => unit);
    const today = chinaDay(nowMs) as AccountingDate;
    const usual = usualDay(await daysOf(db, open), today);
    const day = asked.day ?? usual.day;
    const ground = await withLeft(
      db,
      await readGround(
        db,
        day,
        open.map(({ item }) => item),
      ),
    );
    const numberOf = new Map(ground.overrides.map(({ id, number }) => [id, number]));
    const held = open.map((line) => {
      const deliverers = deliverersOf(ground, line.item, line.unit);
      return heldTo(ground, { ...line, supplier: deliverers[0] ?? '' });
    });
    const mayOrder = packsWithin(
      open.map((line, at) => {
        const own = held[at]!;
        return { open: line.open, overrides: own.ok ? own.value.overrides : [] };
      }),
      ground.left,
    );
    const lines = open.map((line, at) => {
      const deliverers = deliverersOf(ground, line.item, line.unit);
      const wanted = { ...line, supplier: deliverers[0] ?? '' };
      const own = held[at]!;
      const item = ground.items.get(line.item);
      const price = own.ok ? own.value.price : ground.agreed.get(line.item)?.price;
      return {
        ...{ requestLine: line.requestLine, request: line.number, unit: line.unit, item: line.item, kind: line.kind },
        ...{ needed: line.needed, approved: line.approved, open: line.open, suppliers: deliverers },
        ...{ unitName: ground.unitName(line.unit), itemName: item ? itemTitle(item) : line.item },
        ...{ maker: item?.maker ?? '', settlement: settledBy(ground, wanted) },
        ...(price === undefined ? {} : { price: formatPrice(price) }),
        ...{ requestId: line.request, requestRevision: line.revision, proposed: own.ok ? mayOrder[at]! : 0 },
        exceptions: (own.ok ? own.value.overrides : []).map((id) => ({
          ...{ number: numberOf.get(id) ?? '', left: ground.left.get(id) ?? 0 },
        })),
        ...(own.ok
          ? { problems: [], guards: [], lifts: [] }
          : {
              problems: [...sayBreaches(own.error), ...sayUsedUp(ground.usedUp, { ...line, day })],
              guards: own.error.map(({ guard }) => guard),
              lifts: [...new Set(own.error.flatMap(({ lifts }) => lifts))],
            }),
      };
    });
    const suppliers = [...ground.suppliers.values()].map(({ code, name, roles, stopped }) => ({
      ...{ code, name, delivers: !stopped && roles.includes('distributor') },
    }));
    return {
      ...{ day, usual: { after: '' as const, ...usual } },
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
            ...(requests.get(requestLine) ?? { request: '', requestId: 0, needed: '' }),
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

/** Exceptions of which nothing is left, said beside what stands against the line without them. */
const sayUsedUp = (
  usedUp: readonly Override[],
  { unit, item, day }: { readonly unit: string; readonly item: string; readonly day: string },
): string[] =>
  usedUp
    .filter((each) => covers(each, { kind: each.kind, unit, item, day }))
    .map(({ number, quantity }) => `采购例外 ${number} 的 ${quantity} 包装已订完，再要须另行登记采购例外`);

/** When each open line was asked for, decided and needed. */
async function daysOf(db: BooksReader, open: readonly OpenLine[]) {
  const steps = await readSteps(db, [...new Set(open.map(({ request }) => request))]);
  return open.map(({ request, asked, needed }) => {
    const approved = steps.get(request)?.findLast(({ step }) => step === 'approve');
    const decided = approved ? (chinaDay(Date.parse(approved.instant)) as AccountingDate) : asked;
    return { asked, decided, needed };
  });
}

const allocationIds = (orders: readonly OrderDocument[]): number[] =>
  orders.flatMap(({ lines }) => lines.flatMap(({ allocations }) => allocations.map(({ id }) => id)));

async function readNames(db: BooksReader): Promise<(supplier: string) => string> {
  const suppliers = await readSuppliers(db);
  return (code) => suppliers.get(code)?.name ?? code;
}
