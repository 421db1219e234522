import { procurement } from '../../../../shared/contract/procurement.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import { orderedOn, standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { endOf, yearOf } from '../../../../shared/kernel/period.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readItems } from '../formulary/reading.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { orderWithin, readOrders } from './documents.ts';
import { lineSums } from './order-out.ts';
import { readReceived } from './received.ts';

const PLACED = new Set(['placed', 'confirmed', 'closed']);

export const reportOperations: readonly Implementation[] = [
  query(procurement.report, async ({ db, scope }, { period }) => {
    const last = endOf(period);
    const all = await readOrders(db, { first: `${yearOf(period)}-01-01`, last });
    const orders = all.filter(({ stage }) => PLACED.has(stage)).flatMap((order) => orderWithin(scope, order) ?? []);
    const allocations = orders.flatMap(({ lines }) => lines.flatMap((line) => line.allocations));
    const received = await readReceived(
      db,
      allocations.map(({ id }) => id),
    );
    const suppliers = await readSuppliers(db);
    const codes = orders.flatMap(({ lines }) => lines.map(({ item }) => item));
    const items = await readItems(db, last, codes);
    return {
      period,
      orders: orders.map((order) => ({
        ...{ no: order.number, supplier: order.subject, day: order.first, stage: order.stage },
        ...{ supplierName: suppliers.get(order.subject)?.name ?? order.subject, settlement: order.settlement },
        lines: order.lines.map((line) => {
          const item = items.get(line.item);
          const byUnit = new Map<string, number>();
          for (const each of line.allocations) byUnit.set(each.unit, (byUnit.get(each.unit) ?? 0) + standing(each));
          return {
            ...{ code: line.item, name: item ? itemTitle(item) : line.item, unitPrice: formatPrice(line.price) },
            ordered: String(orderedOn(line.allocations)),
            allocations: Object.fromEntries([...byUnit].sort().map(([unit, packs]) => [unit, String(packs)])),
            received: String(lineSums(line, received).received),
            // Acceptance, invoices and payments are no part of the books yet.
            accepted: '0',
            ...{ invoiced: formatYuan(ZERO), paid: formatYuan(ZERO) },
          };
        }),
      })),
      ...{ settlements: [], indicators: {}, alerts: [] },
    };
  }),
];
