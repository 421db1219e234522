import type { Reason } from '../../../../shared/contract/errors.ts';
import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import {
  type Cancelling,
  type CancelProblem,
  cancelPacks,
  orderedOn,
  restOf,
} from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnits } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { stepOn } from '../papers/stepping.ts';
import { type OrderDocument, orderContent } from './documents.ts';
import { type ReceivedOf, readArrived } from './received.ts';
import { openOrders, tellOf } from './steps.ts';

/** 供应商确认, 变更, 取消 and 完成: what is ordered no more goes back to the plan. */
export const changingOperations: readonly Implementation[] = [
  command(procurement.confirmOrders, async (context, { orders: seen, promised, note }) => {
    const orders = await openOrders(context, seen, 'confirm');
    const early = orders.find(({ first }) => promised < first);
    if (early)
      throw context.refused('too-early', `承诺到货日期不能早于下单日期：${early.number} 在 ${early.first} 下单`);
    for (const order of orders) {
      const content = orderContent({ ...order, last: promised });
      await stepOn(context, order, 'confirm', { reason: note.trim(), values: { last: promised, content } });
    }
    tellOf(context, orders, { promised, reason: note.trim() });
    return DONE;
  }),

  command(procurement.changeOrder, async (context, { id, revision, cancel, reason }) => {
    const [order] = await openOrders(context, [{ id, revision }], 'change');
    const left = cancelPacks(allocationsOf(order!), cancel, await arrivedOf(context, order!));
    if (!left.ok) {
      const names = new Map<string, string>((await loadUnits(context.db)).map(({ code, name }) => [code, name]));
      const unitOf = new Map(allocationsOf(order!).map((each) => [each.id, names.get(each.unit) ?? each.unit]));
      throw context.refused('not-fit', left.error.map(sayProblem(unitOf, cancel)));
    }
    // An order of which nothing is left is one that was cancelled.
    const step = orderedOn(left.value) === 0 ? 'cancel' : 'change';
    await cancelOn(context, order!, { cancel, step, reason });
    return DONE;
  }),

  command(procurement.cancelOrder, async (context, { id, revision, reason }) => {
    const [order] = await openOrders(context, [{ id, revision }], 'cancel');
    const arrived = await arrivedOf(context, order!);
    if (allocationsOf(order!).some((each) => arrived(each.id) > 0))
      throw context.refused('received', '订单已有到货，不能取消；没有到货的数量可以变更取消，或完成订单');
    const cancel = restOf(allocationsOf(order!), arrived);
    await cancelOn(context, order!, { cancel, step: 'cancel', reason });
    return DONE;
  }),

  command(procurement.closeOrder, async (context, { id, revision, reason }) => {
    const [order] = await openOrders(context, [{ id, revision }], 'close');
    const arrived = await arrivedOf(context, order!);
    if (!allocationsOf(order!).some((each) => arrived(each.id) > 0))
      throw context.refused('nothing-received', '订单还没有到货，不能完成；不再需要的请取消订单');
    const cancel = restOf(allocationsOf(order!), arrived);
    await cancelOn(context, order!, { cancel, step: 'close', reason });
    return DONE;
  }),
];

const allocationsOf = ({ lines }: OrderDocument) => lines.flatMap(({ allocations }) => allocations);

const arrivedOf = ({ db }: Pick<CommandContext<Operation>, 'db'>, order: OrderDocument): Promise<ReceivedOf> =>
  readArrived(
    db,
    allocationsOf(order).map(({ id }) => id),
  );

const sayProblem =
  (unitOf: ReadonlyMap<number, string>, asked: readonly Cancelling[]) =>
  (problem: CancelProblem): Reason => ({
    code: problem.kind,
    message:
      problem.kind === 'unknown'
        ? `订单没有分配行 ${problem.allocation}`
        : `${unitOf.get(problem.allocation)!}的这一行还没有到货的只有 ${problem.most}，不能取消更多`,
    row: asked.findIndex(({ allocation }) => allocation === problem.allocation) + 1,
  });

/** Cancels packs that may be cancelled, says of each by whom and why, and makes the step. */
async function cancelOn(
  context: CommandContext<Operation>,
  order: OrderDocument,
  {
    cancel,
    step,
    reason,
  }: { readonly cancel: readonly Cancelling[]; readonly step: PaperStep; readonly reason: string },
): Promise<void> {
  const { tx, db, actor, caller, instant } = context;
  const packsOf = new Map<number, number>();
  for (const { allocation, packs } of cancel) packsOf.set(allocation, (packsOf.get(allocation) ?? 0) + packs);
  const lines = order.lines.map((line) => ({
    ...line,
    allocations: line.allocations.map((each) => ({ ...each, cancelled: each.cancelled + (packsOf.get(each.id) ?? 0) })),
  }));
  for (const [allocation, packs] of packsOf) {
    await db
      .updateTable('order_allocation')
      .set((eb) => ({ cancelled: eb('cancelled', '+', packs) }))
      .where('id', '=', allocation)
      .execute();
    await db
      .insertInto('order_change')
      .values({
        id: await takeNumbers(tx, 'order_change', 1),
        ...{ allocation, packs, person: actor, instant, reason },
        display: caller.kind === 'person' ? caller.display : actor,
      })
      .execute();
  }
  await stepOn(context, order, step, { reason, values: { content: orderContent({ ...order, lines }) } });
  tellOf(context, [order], { reason });
}
