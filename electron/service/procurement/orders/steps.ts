import type { Operation } from '../../../../shared/contract/operation.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { CHANGED, NOT_NOW } from '../papers/stepping.ts';
import { type OrderDocument, readOrders } from './documents.ts';

interface Seen {
  readonly id: number;
  readonly revision: number;
}
interface StepContext extends Pick<CommandContext<Operation>, 'db' | 'notFound'> {
  refused(code: 'changed' | 'not-now', reason: string): Failure;
}

/** The orders as the caller saw them, in that order, when the step may be made of each. */
export async function openOrders(
  context: StepContext,
  seen: readonly Seen[],
  step: PaperStep,
): Promise<OrderDocument[]> {
  const found = new Map(
    (await readOrders(context.db, { ids: seen.map(({ id }) => id) })).map((order) => [order.id, order]),
  );
  return [...new Map(seen.map((each) => [each.id, each])).values()].map(({ id, revision }) => {
    const order = found.get(id);
    if (!order) throw context.notFound(`采购订单 ${id}`);
    if (order.revision !== revision) throw context.refused('changed', CHANGED);
    if (!moveOf('order', step, order.stage)) throw context.refused('not-now', NOT_NOW);
    return order;
  });
}

/** What stands on the trail: the number, or the first of several. */
export function tellOf(
  context: Pick<CommandContext<Operation>, 'audit'>,
  orders: readonly OrderDocument[],
  more: { readonly reason?: string; readonly placed?: boolean; readonly promised?: string },
): void {
  const [first] = orders;
  const { reason, ...after } = more;
  context.audit({
    subject: orders.length === 1 ? first!.number : `${first!.number} 等 ${orders.length} 张`,
    after: { paper: 'order', ids: orders.map(({ id }) => id), ...after },
    ...(reason === undefined || reason === '' ? {} : { reason }),
  });
}
