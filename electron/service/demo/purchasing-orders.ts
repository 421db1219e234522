import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { type AccountingDate, addDays, dateOf } from '../../../shared/kernel/date.ts';
import { endOf, periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';

const { procurement } = contract;

type Line = ReplyOf<typeof procurement.orderPlan>['lines'][number];

/** The day of a month on which what it needs is ordered, and within how many days suppliers promise it. */
const ORDER_DAY = 5;
const PROMISED_DAYS = 3;
const URGENT_DAYS = 1;
/** What the last month needs after this day is still in the plan. */
const LAST_DAY = 20;
/** The month in which one supplier has not answered, and the one in which it could not deliver all. */
const UNANSWERED = 11;
const SHORT = 8;

/**
 * A year of orders (采购订单): each month all that is open and needed by its end, to every supplier, confirmed with a day;
 * one order of November has no answer yet, one of August was cancelled in part.
 */
export async function orderForAll(service: Service, year: number, buyer: Caller): Promise<void> {
  const { pipeline } = service;
  for (let month = 1; month <= 12; month += 1) {
    const day = dateOf(year, month, ORDER_DAY)!;
    const by = month === 12 ? dateOf(year, month, LAST_DAY)! : endOf(periodOf(year, month));
    const { lines } = await pipeline.perform(procurement.orderPlan, { day }, buyer);
    const wanted = lines.filter((line) => line.problems.length === 0 && line.needed <= by).map(asProposed);
    if (wanted.length === 0) continue;
    await pipeline.perform(procurement.makeOrders, { day, place: true, lines: wanted }, buyer);
    const placed = (await pipeline.perform(procurement.orders, { year }, buyer)).filter(
      (order) => order.stage === 'placed' && order.day === day,
    );
    const answered = month === UNANSWERED ? placed.slice(1) : placed;
    for (const urgent of [true, false]) {
      const orders = answered.filter((order) => order.urgent === urgent);
      if (orders.length === 0) continue;
      const promised = addDays(day, urgent ? URGENT_DAYS : PROMISED_DAYS);
      await pipeline.perform(procurement.confirmOrders, { orders: orders.map(seen), promised, note: '' }, buyer);
    }
    if (month === SHORT) await cancelSome(service, { year, day }, buyer);
  }
}

const asProposed = ({ requestLine, open, suppliers }: Line) => ({
  ...{ requestLine, packs: open, supplier: suppliers[0] ?? ('' as const) },
});

const seen = ({ id, revision }: { readonly id: number; readonly revision: number }) => ({ id, revision });

/** A third of the month's first order's first line is not to be had. */
async function cancelSome(
  { pipeline }: Service,
  { year, day }: { readonly year: number; readonly day: AccountingDate },
  buyer: Caller,
): Promise<void> {
  const orders = await pipeline.perform(procurement.orders, { year }, buyer);
  const first = orders.find((order) => order.day === day);
  if (!first) return;
  const { rows, revision } = await pipeline.perform(procurement.order, { id: first.id }, buyer);
  const cancel = (rows[0]?.allocations ?? [])
    .map(({ id, quantity }) => ({ allocation: id, packs: Math.floor(quantity / 3) }))
    .filter(({ packs }) => packs > 0);
  if (cancel.length === 0) return;
  const reason = '生产企业暂时缺货，改在下月订货';
  await pipeline.perform(procurement.changeOrder, { id: first.id, revision, cancel, reason }, buyer);
}
