import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Spent } from '../../../../shared/domain/procurement/cockpit/spend.ts';
import type { Purchase } from '../../../../shared/domain/procurement/guards/purchase.ts';
import { amountOf, type Price, price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

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
  const orders = await readHeads(db);
  const orderOf = await readOrdersOf(db);
  const back = await readBack(db);
  const receipts = await readReceiptHeads(db, first, last);
  // Of each line only what differs from line to line: what it shares with its receipt is not read ten thousand times.
  const lines = await db
    .selectFrom('receipt_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
    .select([
      'line.id',
      'line.receipt',
      'line.allocation',
      'line.item',
      'line.accepted',
      'line.pack_size',
      'line.price',
    ])
    .where('paper.kind', '=', 'receipt')
    .where('paper.stage', '=', 'accepted')
    .where('paper.first', '>=', first)
    .where('paper.first', '<=', last)
    .where('line.accepted', '>', 0)
    .orderBy('line.id')
    .execute();
  const spent: Spent[] = [];
  const purchases: Purchase[] = [];
  for (const row of lines) {
    const { number, unit, subject: supplier, first: day } = receipts.get(row.receipt)!;
    const order = orders.get(orderOf.get(row.allocation) ?? 0);
    const { goods = 0, reversal = 0 } = back.get(row.id) ?? {};
    const packs = row.accepted - reversal;
    const left = packs - goods;
    const each = price(row.price);
    const ordered = order?.day ?? day;
    spent.push({
      ...{ line: row.id, receipt: row.receipt, number, order: order?.id ?? 0, orderNumber: order?.number ?? '' },
      ...{ ordered, unit, supplier, item: row.item, day, packs: left, price: each, amount: amountOf(each, left) },
    });
    if (packs > 0)
      purchases.push({
        ...{ source: 'receipt', paper: { kind: 'receipt', id: row.receipt, number, unit } },
        order: order && { kind: 'order', id: order.id, number: order.number, unit },
        ...{ ordered, unit, supplier, item: row.item, day, packs, packSize: row.pack_size, price: each },
      });
  }
  purchases.push(...(await readBilled(db, orders, first, last)));
  return { spent: spent.sort(byDay), purchases: purchases.sort(byDay) };
}

async function readHeads(db: BooksReader): Promise<Map<number, OrderHead>> {
  const heads = await db
    .selectFrom('procurement_paper')
    .select(['id', 'number', 'first'])
    .where('kind', '=', 'order')
    .execute();
  return new Map(heads.map(({ id, number, first: day }) => [id, { id, number, day: day as AccountingDate }]));
}

/** The order of each allocation. */
async function readOrdersOf(db: BooksReader): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('order_allocation as allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .select(['allocation.id', 'line.order_id'])
    .execute();
  return new Map(rows.map(({ id, order_id: order }) => [id, order]));
}

/** Packs that were given back, or taken off as a mistake, by the receipt's line. */
async function readBack(db: BooksReader): Promise<Map<number, { goods: number; reversal: number }>> {
  const rows = await db
    .selectFrom('return_line as back')
    .innerJoin('procurement_paper as paper', 'paper.id', 'back.return_id')
    .select(['back.receipt_line', 'back.packs', 'back.form'])
    .where('paper.stage', '=', 'accepted')
    .execute();
  const back = new Map<number, { goods: number; reversal: number }>();
  for (const { receipt_line: line, packs, form } of rows) {
    const known = back.get(line) ?? { goods: 0, reversal: 0 };
    known[form === 'reversal' ? 'reversal' : 'goods'] += packs;
    back.set(line, known);
  }
  return back;
}

async function readReceiptHeads(db: BooksReader, first: AccountingDate, last: AccountingDate) {
  const rows = await db
    .selectFrom('procurement_paper')
    .select(['id', 'number', 'unit', 'subject', 'first'])
    .where('kind', '=', 'receipt')
    .where('stage', '=', 'accepted')
    .where('first', '>=', first)
    .where('first', '<=', last)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { ...row, unit: row.unit as UnitCode, first: row.first as AccountingDate }]),
  );
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
