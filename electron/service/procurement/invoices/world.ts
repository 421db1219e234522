import type { ChainFault } from '../../../../shared/domain/procurement/invoices/chain.ts';
import type { MatchWorld } from '../../../../shared/domain/procurement/invoices/drawing.ts';
import type { InvoiceLine, SupplierInvoice } from '../../../../shared/domain/procurement/invoices/invoice.ts';
import type { MatchReason } from '../../../../shared/domain/procurement/invoices/match.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type Register, readRegister } from '../deliveries/register.ts';
import { PLACED } from '../orders/documents.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { orderedLines } from './ordered.ts';
import { loadInvoiceRules } from './rules.ts';

/** An invoice with what the register keeps besides. */
export interface KeptInvoice extends SupplierInvoice {
  readonly tax: Fen;
  readonly file: string;
  readonly fileName: string;
}

/** Who let a line pass, and why. */
export interface KeptRelease {
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly reasons: readonly MatchReason[];
  readonly faults: readonly ChainFault[];
}

/** Everything that invoices are held against, read once. */
export interface InvoiceWorld extends MatchWorld {
  readonly invoices: readonly KeptInvoice[];
  readonly releases: ReadonlyMap<number, KeptRelease>;
}

export async function readInvoiceWorld(db: BooksReader, register?: Register): Promise<InvoiceWorld> {
  const { orders, receipts } = register ?? (await readRegister(db));
  return {
    invoices: await readInvoices(db),
    orders: orderedLines(
      orders.filter(({ stage }) => PLACED.includes(stage)),
      receipts,
    ),
    suppliers: await readSuppliers(db),
    items: await readEveryItem(db),
    rules: await loadInvoiceRules(db),
    releases: await readReleases(db),
  };
}

/** Every invoice that stands, first and second ones, in the order of registering. */
export async function readInvoices(db: BooksReader): Promise<KeptInvoice[]> {
  const lines = new Map<number, InvoiceLine[]>();
  const rows = await db.selectFrom('supplier_invoice_line').selectAll().orderBy('id').execute();
  for (const { id, invoice, order_line: orderLine, answers, item, lot, packs, price: each, amount } of rows) {
    const line = { id, orderLine, answers, item, lot, packs, price: price(each), amount: fen(amount) };
    const known = lines.get(invoice);
    if (known) known.push(line);
    else lines.set(invoice, [line]);
  }
  const heads = await db
    .selectFrom('supplier_invoice')
    .selectAll()
    .where('once', 'is not', null)
    .orderBy('id')
    .execute();
  return heads.map(({ id, seller, buyer, level, code, number, day, amount, tax, red, original, file, file_name }) => ({
    ...{ id, seller, buyer, level: level as 1 | 2, code, number, day: day as AccountingDate, amount: fen(amount) },
    ...{ tax: fen(tax), red: red === 1, original, file, fileName: file_name, lines: lines.get(id) ?? [] },
  }));
}

/** Products as the formulary says them last, those that were taken out of it included. */
export async function readEveryItem(db: BooksReader): Promise<Map<string, Item>> {
  const rows = await db.selectFrom('formulary_item').select(['code', 'content']).orderBy('first').execute();
  return new Map(rows.map(({ code, content }) => [code, JSON.parse(content) as Item]));
}

async function readReleases(db: BooksReader): Promise<Map<number, KeptRelease>> {
  const rows = await db.selectFrom('invoice_release').selectAll().execute();
  return new Map(
    rows.map(({ line, reasons, faults, display, instant, reason }) => [
      line,
      {
        ...{ display, instant, reason, reasons: JSON.parse(reasons) as MatchReason[] },
        faults: JSON.parse(faults) as ChainFault[],
      },
    ]),
  );
}
