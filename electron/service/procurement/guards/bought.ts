import type { Spent } from '../../../../shared/domain/procurement/cockpit/spend.ts';
import type { Purchase } from '../../../../shared/domain/procurement/guards/purchase.ts';
import { amountOf, type Price, price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { type Register, readRegister } from '../deliveries/register.ts';
import { type OrderDocument, rowsOf } from '../orders/documents.ts';

/** What was delivered and billed from one day to another, read once for everything that looks at it. */
export interface Bought {
  /** Deliveries less what went back, in the order of their days. */
  readonly spent: readonly Spent[];
  /** Deliveries less what was taken off as a mistake, and lines of second invoices, in the order of their days. */
  readonly purchases: readonly Purchase[];
}

const byDay = (a: { readonly day: string }, b: { readonly day: string }): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : 0;

export async function readBought(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
  register?: Register,
): Promise<Bought> {
  const { orders, receipts } = register ?? (await readRegister(db));
  const orderOf = new Map(rowsOf(orders).map(({ order, allocation }) => [allocation.id, order]));
  const spent: Spent[] = [];
  const purchases: Purchase[] = [];
  for (const row of receipts) {
    const { line, receipt, receiptNumber: number, unit, supplier, item, day, packs, packSize, price: each } = row;
    if (day < first || day > last) continue;
    const order = orderOf.get(row.allocation);
    const left = packs - row.returned;
    const ordered = (order?.first ?? day) as AccountingDate;
    spent.push({
      ...{ line, receipt, number, order: order?.id ?? 0, orderNumber: order?.number ?? '' },
      ...{ ordered, unit, supplier, item, day, packs: left, price: each, amount: amountOf(each, left) },
    });
    if (packs > 0)
      purchases.push({
        ...{ source: 'receipt', paper: { kind: 'receipt', id: receipt, number, unit } },
        order: order && { kind: 'order', id: order.id, number: order.number, unit },
        ...{ ordered, unit, supplier, item, day, packs, packSize, price: each },
      });
  }
  purchases.push(...(await readBilled(db, orders, first, last)));
  return { spent: spent.sort(byDay), purchases: purchases.sort(byDay) };
}

/** Lines of second invoices that stand, red ones and 补差价 left out. */
async function readBilled(
  db: BooksReader,
  orders: readonly OrderDocument[],
  first: AccountingDate,
  last: AccountingDate,
): Promise<Purchase[]> {
  const rows = await db
    .selectFrom('supplier_invoice_line as line')
    .innerJoin('supplier_invoice as invoice', 'invoice.id', 'line.invoice')
    .select(['line.id', 'line.invoice', 'line.order_line', 'line.item', 'line.packs', 'line.price'])
    .select(['invoice.seller', 'invoice.code', 'invoice.number', 'invoice.day'])
    .where('invoice.once', 'is not', null)
    .where('invoice.level', '=', 2)
    .where('invoice.red', '=', 0)
    .where('invoice.day', '>=', first)
    .where('invoice.day', '<=', last)
    .where('line.packs', '>', 0)
    .orderBy('line.id')
    .execute();
  const lineOf = new Map(orders.flatMap((order) => order.lines.map((line) => [line.id, { order, line }] as const)));
  return rows.map((row): Purchase => {
    const of = row.order_line === null ? undefined : lineOf.get(row.order_line);
    const order = of?.order;
    const units = new Set(of?.line.allocations.map((allocation) => allocation.unit));
    const [only] = units;
    const unit = units.size === 1 && only !== undefined ? only : '';
    const number = row.code === '' ? row.number : `${row.code} ${row.number}`;
    const day = row.day as AccountingDate;
    return {
      ...{ source: 'invoice', paper: { kind: 'invoice', id: row.invoice, number, unit } },
      order: order && { kind: 'order', id: order.id, number: order.number, unit },
      ...{
        ordered: (order?.first ?? day) as AccountingDate,
        unit,
        day,
        supplier: row.seller,
        item: row.item,
        packs: row.packs,
      },
      // Nothing is counted of an invoice in smallest units.
      ...{ packSize: 1, price: price(row.price) },
    };
  });
}

/** What is in force of something on a day, spans of one code never overlapping. */
export interface Spans<Value> {
  readonly first: string;
  readonly last: string;
  readonly value: Value;
}

export const onDay =
  <Value>(spans: ReadonlyMap<string, readonly Spans<Value>[]>) =>
  (code: string, day: AccountingDate): Value | undefined =>
    spans.get(code)?.find(({ first, last }) => first <= day && day <= last)?.value;

export const grouped = <Row, Value>(
  rows: readonly Row[],
  spanOf: (row: Row) => Spans<Value> & { readonly code: string },
): Map<string, Spans<Value>[]> => {
  const spans = new Map<string, Spans<Value>[]>();
  for (const row of rows) {
    const { code, ...span } = spanOf(row);
    const own = spans.get(code);
    if (own) own.push(span);
    else spans.set(code, [span]);
  }
  return spans;
};

export type PriceSpans = ReadonlyMap<string, readonly Spans<Price>[]>;
