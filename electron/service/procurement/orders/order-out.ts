import type { Caller, UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { orderedOn, standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import { amountOf } from '../../../../shared/domain/procurement/price.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { StepMade } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import type { OrderDocument, OrderLine } from './documents.ts';
import type { ReceivedOf } from './received.ts';

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** What is ordered on a line, was cancelled and has come, in packs, and the amount of what is ordered, in 分. */
export const lineSums = ({ price, allocations }: OrderLine, received: ReceivedOf) => ({
  packs: orderedOn(allocations),
  cancelled: total(allocations.map(({ cancelled }) => cancelled)),
  received: total(allocations.map(({ id }) => received(id))),
  amount: amountOf(price, orderedOn(allocations)),
});

/** Lines that are ordered still: what was cancelled whole is no line for the supplier. */
export const linesStanding = ({ lines }: OrderDocument): OrderLine[] =>
  lines.filter(({ allocations }) => allocations.some((each) => standing(each) > 0));

/** Steps as a reader is told of them: why packs of others were cancelled is said to those alone whose they were. */
export const stepsWithin = (scope: UnitScope, steps: readonly StepMade[]): StepMade[] =>
  steps.map((made) => (scope.kind === 'community' || made.step !== 'change' ? made : { ...made, reason: '' }));

/** The order's line of the list, over the lines that the reader may see. */
export function orderHead(
  order: OrderDocument,
  steps: readonly StepMade[],
  { caller, received, nameOf }: { caller: Caller; received: ReceivedOf; nameOf: (supplier: string) => string },
) {
  const sums = order.lines.map((line) => lineSums(line, received));
  return {
    ...paperOut(order, steps, caller),
    ...{ supplier: order.subject, supplierName: nameOf(order.subject), day: order.first, promised: order.last },
    ...{ urgent: order.urgent, settlement: order.settlement, lines: order.lines.length },
    packs: total(sums.map(({ packs }) => packs)),
    cancelled: total(sums.map(({ cancelled }) => cancelled)),
    received: total(sums.map((each) => each.received)),
    amount: formatYuan(sumFen(sums.map(({ amount }) => amount))),
  };
}
