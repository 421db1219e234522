import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Spent } from '../../../../shared/domain/procurement/cockpit/spend.ts';
import type { Purchase } from '../../../../shared/domain/procurement/guards/purchase.ts';
import { amountOf, type Price, price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { readReceipts } from '../deliveries/reading.ts';

interface OrderHead {
  readonly id: number;
  readonly number: string;
  readonly day: AccountingDate;
}

/** What was delivered and billed from one day to another, read once for everything that looks at it. */
export interface Bought {
  /** Deliveries less what went back, in the order of their days. */
  readonly spent: readonly Spent[];
  /** Deliveries less what was taken off as a mistake, and lines of second invoices, in the order of their days. */
  readonly purchases: readonly Purchase[];
}

const byDay = (a: { readonly day: string }, b: { readonly day: string }): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : 0;

export async function readBought(db: BooksReader, first: AccountingDate, last: AccountingDate): Promise<Bought> {
  const heads = await db
    .selectFrom('procurement_paper')
    .select(['id', 'number', 'first'])
    .where('kind', '=', 'order')
    .execute();
  const orders = new Map<number, OrderHead>(
    heads.map(({ id, number, first: day }) => [id, { id, number, day: day as AccountingDate }]),
  );
  const spent: Spent[] = [];
  const purchases: Purchase[] = [];
  for (const row of await readReceipts(db, first, last)) {
    const { line, receipt, receiptNumber: number, unit, supplier, day, item, packs, packSize } = row;
    const order = orders.get(row.order);
    const ordered = order?.day ?? day;
    const own = { unit, supplier, item, day, price: row.price, ordered };
    const left = packs - row.returned;
    spent.push({
      ...{ ...own, line, receipt, number, order: row.order, orderNumber: order?.number ?? '', packs: left },
      amount: amountOf(row.price, left),
    });
    if (packs > 0)
      purchases.push({
        ...{ ...own, source: 'receipt', paper: { kind: 'receipt', id: receipt, number, unit }, packs, packSize },
        order: order && { kind: 'order', id: order.id, number: order.number, unit },
      });
  }
  purchases.push(...(await readBilled(db, orders, first, last)));
  return { spent: spent.sort(byDay), purchases: purchases.sort(byDay) };
}

/** Lines of second invoices that stand, red ones and 补差价 left out. */
async function readBilled(
  db: BooksReader,
  orders: ReadonlyMap<number, OrderHead>,
  first: AccountingDate,
  last: AccountingDate,
): Promise<Purchase[]> {
  const rows = await db
    .selectFrom('supplier_invoice_line as line')
    .innerJoin('supplier_invoice as invoice', 'invoice.id', 'line.invoice')
    .leftJoin('order_line as ordered', 'ordered.id', 'line.order_line')
    .select(['line.id', 'line.invoice', 'line.order_line', 'line.item', 'line.packs', 'line.price', 'ordered.order_id'])
    .select(['invoice.seller', 'invoice.code', 'invoice.number', 'invoice.day'])
    .where('invoice.once', 'is not', null)
    .where('invoice.level', '=', 2)
    .where('invoice.red', '=', 0)
    .where('invoice.day', '>=', first)
    .where('invoice.day', '<=', last)
    .where('line.packs', '>', 0)
    .orderBy('line.id')
    .execute();
  if (rows.length === 0) return [];
  const units = await readUnitsOf(db);
  return rows.map((row): Purchase => {
    const order = row.order_id === null ? undefined : orders.get(row.order_id);
    const of = row.order_line === null ? undefined : units.get(row.order_line);
    const unit = of?.size === 1 ? ([...of][0] as UnitCode) : '';
    const number = row.code === '' ? row.number : `${row.code} ${row.number}`;
    const day = row.day as AccountingDate;
    return {
      ...{ source: 'invoice', paper: { kind: 'invoice', id: row.invoice, number, unit } },
      order: order && { kind: 'order', id: order.id, number: order.number, unit },
      ...{ ordered: order?.day ?? day, unit, day, supplier: row.seller, item: row.item, packs: row.packs },
      // Nothing is counted of an invoice in smallest units.
      ...{ packSize: 1, price: price(row.price) },
    };
  });
}

/** For which units each line of an order is. */
async function readUnitsOf(db: BooksReader): Promise<Map<number, Set<string>>> {
  const rows = await db.selectFrom('order_allocation').select(['line', 'unit']).distinct().execute();
  const units = new Map<number, Set<string>>();
  for (const { line, unit } of rows) {
    const own = units.get(line);
    if (own) own.add(unit);
    else units.set(line, new Set([unit]));
  }
  return units;
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
