import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Accepted, OrderedLine } from '../../../../shared/domain/procurement/invoices/ordered-line.ts';
import { standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { AcceptedLine } from '../deliveries/reading.ts';
import type { OrderDocument } from '../orders/documents.ts';

/** Every line of orders as goods stand, by its id. */
export function orderedLines(
  orders: readonly OrderDocument[],
  receipts: readonly AcceptedLine[],
): Map<number, OrderedLine> {
  const accepted = acceptedBy(receipts);
  const lines = new Map<number, OrderedLine>();
  for (const order of orders) {
    const { id, number, subject: supplier, settlement: mode } = order;
    const head = { order: id, number, supplier, day: order.first as AccountingDate, mode };
    for (const { id: line, item, price, allocations } of order.lines) {
      const ordered = new Map<UnitCode, number>();
      for (const each of allocations) ordered.set(each.unit, (ordered.get(each.unit) ?? 0) + standing(each));
      lines.set(line, {
        ...{ id: line, item, price, ...head },
        units: [...ordered].map(([unit, packs]) => ({ unit, ordered: packs })),
        accepted: allocations.flatMap(({ id: allocation }) => accepted.get(allocation) ?? []),
      });
    }
  }
  return lines;
}

/** What was accepted and not given back, by the allocation that it came for. */
function acceptedBy(receipts: readonly AcceptedLine[]): Map<number, Accepted[]> {
  const accepted = new Map<number, Accepted[]>();
  for (const row of receipts) {
    const { allocation, receipt: receiptId, receiptNumber: receipt, unit, day, lot, packs, returned } = row;
    const each = { receipt, receiptId, unit, day, lot, packs: packs - returned, returned };
    const known = accepted.get(allocation);
    if (known) known.push(each);
    else accepted.set(allocation, [each]);
  }
  return accepted;
}
