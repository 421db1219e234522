import { procurement } from '../../../../shared/contract/procurement.ts';
import { byAge } from '../../../../shared/domain/procurement/invoices/invoice.ts';
import { acceptedOf, returnedOf } from '../../../../shared/domain/procurement/invoices/ordered-line.ts';
import { acceptedDay } from '../../../../shared/domain/procurement/invoices/shares.ts';
import { amountOf, formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { daysBetween } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readMatching } from './matching.ts';
import { numberOf } from './reading.ts';
import { titleOf } from './showing.ts';
import { type InvoiceWorld, readInvoiceWorld } from './world.ts';

/** What is awaited of suppliers: 待补的第一票, 红字发票 for what went back, and invoices for goods that are there. */
export const watchOperations: readonly Implementation[] = [
  query(procurement.missingFirstInvoices, async ({ db }, { on }) => {
    const { world, drawn } = await readMatching(db);
    return world.invoices
      .filter(({ day }) => day <= on)
      .sort(byAge)
      .flatMap((invoice) =>
        invoice.lines
          .filter(({ id }) => drawn.get(id)?.chain.state === 'missing')
          .map((line) => ({
            ...{ line: line.id, invoice: invoice.id, number: numberOf(invoice), day: invoice.day },
            ...firm(invoice.seller, world),
            ...{
              item: line.item,
              title: titleOf(line.item, world.items),
              maker: world.items.get(line.item)?.maker ?? '',
            },
            ...{
              lot: line.lot,
              packs: line.packs,
              amount: formatYuan(line.amount),
              days: daysBetween(invoice.day, on),
              released: drawn.get(line.id)?.released.includes('no-first-invoice') ?? false,
            },
          })),
      );
  }),

  query(procurement.awaitedCredits, async ({ db }) => {
    const world = await readInvoiceWorld(db);
    const billed = billedOf(world);
    return [...world.orders.values()].flatMap((order) => {
      const { packs: invoiced, invoices } = billed.get(order.id) ?? { packs: 0, invoices: [] };
      const accepted = acceptedOf(order);
      const returned = returnedOf(order);
      // What never came is no credit: the invoice is held for it.
      const owed = Math.min(invoiced - accepted, returned);
      if (owed <= 0) return [];
      return [
        {
          ...{ orderLine: order.id, order: order.number },
          ...firm(order.supplier, world),
          ...{ item: order.item, title: titleOf(order.item, world.items) },
          ...{ invoiced, accepted, returned, owed, amount: formatYuan(amountOf(order.price, owed)), invoices },
        },
      ];
    });
  }),

  query(procurement.unbilledGoods, async ({ db }) => {
    const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const world = await readInvoiceWorld(db);
    const billed = billedOf(world);
    return [...world.orders.values()].flatMap((order) => {
      const invoiced = billed.get(order.id)?.packs ?? 0;
      const accepted = acceptedOf(order);
      const open = accepted - invoiced;
      if (open <= 0) return [];
      return [
        {
          ...{ orderLine: order.id, order: order.number, day: acceptedDay(order, accepted) },
          ...firm(order.supplier, world),
          ...{ item: order.item, title: titleOf(order.item, world.items) },
          ...{ maker: world.items.get(order.item)?.maker ?? '', price: formatPrice(order.price) },
          ...{ accepted, returned: returnedOf(order), invoiced, open },
          amount: formatYuan(amountOf(order.price, open)),
          unitNames: [...new Set(order.units.map(({ unit }) => names.get(unit) ?? unit))],
          lots: order.accepted.map(({ lot, packs, returned, day }) => ({ lot, packs: packs + returned, day })),
        },
      ];
    });
  }),
];

/** What was billed of order lines, in packs, red invoices taken off, and by which blue ones. */
function billedOf({ invoices }: InvoiceWorld) {
  const billed = new Map<number, { packs: number; invoices: { id: number; number: string }[] }>();
  for (const invoice of invoices)
    for (const { orderLine, packs } of invoice.level === 2 ? invoice.lines : []) {
      if (orderLine === null) continue;
      const known = billed.get(orderLine) ?? { packs: 0, invoices: [] };
      known.packs += packs;
      if (!invoice.red && !known.invoices.some(({ id }) => id === invoice.id))
        known.invoices.push({ id: invoice.id, number: numberOf(invoice) });
      billed.set(orderLine, known);
    }
  return billed;
}

const firm = (code: string, { suppliers }: InvoiceWorld) => ({
  seller: code,
  sellerName: suppliers.get(code)?.name ?? code,
});
