import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import { byAge } from '../../../../shared/domain/procurement/invoices/invoice.ts';
import { standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { SettlementMode } from '../../../../shared/domain/procurement/orders/settlement.ts';
import type { PaperStage } from '../../../../shared/domain/procurement/papers.ts';
import { GIVEN_UP } from '../../../../shared/domain/procurement/payments/run.ts';
import { amountOf, type Price } from '../../../../shared/domain/procurement/price.ts';
import {
  type TracedBill,
  type TracedReceipt,
  type TraceRow,
  traceLine,
} from '../../../../shared/domain/procurement/trace/trace.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import type { AcceptedLine } from '../deliveries/reading.ts';
import { type Matching, readMatching } from '../invoices/matching.ts';
import { numberOf } from '../invoices/reading.ts';
import { type OrderDocument, type OrderLine, PLACED } from '../orders/documents.ts';

/** A row of 采购链 with the order that it begins with. */
export interface PurchaseRow extends TraceRow {
  readonly order: number;
  readonly orderNumber: string;
  readonly orderDay: AccountingDate;
  readonly stage: PaperStage;
  readonly orderLine: number;
  readonly supplier: string;
  readonly supplierName: string;
  readonly item: string;
  /** With strength and pack. */
  readonly itemName: string;
  readonly price: Price;
  readonly mode: SettlementMode;
}

const EVER_AFTER = '9999-12-31' as AccountingDate;

/**
 * 采购链 of every order placed from one day to another, with what came, was billed, paid and settled up to the last of
 * them, in the order of the orders and their lines.
 */
export async function readPurchases(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
  matching?: Matching,
): Promise<readonly PurchaseRow[]> {
  const known = matching ?? (await readMatching(db));
  const orders = known.register.orders.filter(({ first: day }) => day >= first && day <= last);
  return rowsOf(db, orders, last, known);
}

/** 采购链 of one order, with all that became of it. */
export const readChain = async (
  db: BooksReader,
  order: OrderDocument,
  matching: Matching,
): Promise<readonly PurchaseRow[]> => rowsOf(db, [order], EVER_AFTER, matching);

async function rowsOf(
  db: BooksReader,
  all: readonly OrderDocument[],
  last: AccountingDate,
  known: Matching,
): Promise<readonly PurchaseRow[]> {
  const orders = all.filter(({ stage }) => PLACED.includes(stage));
  if (orders.length === 0) return [];
  const { register, world } = known;
  const receipts = await readTracedReceipts(
    db,
    register.receipts.filter(({ day }) => day <= last),
  );
  const bills = billsOf(known, await readPaid(db, last), last);
  return orders.flatMap((order) => {
    const supplierName = world.suppliers.get(order.subject)?.name ?? order.subject;
    return order.lines.flatMap((line) => {
      const item = world.items.get(line.item);
      const itemName = item ? itemTitle(item) : line.item;
      return traced(order, line, receipts, bills).map(
        // Each field by its name: spread, a row costs more than all else that is done for it.
        ({ unit, packs, outstanding, receipt, bill, received, settled, billed, paid }): PurchaseRow => ({
          order: order.id,
          orderNumber: order.number,
          orderDay: order.first as AccountingDate,
          stage: order.stage,
          orderLine: line.id,
          supplier: order.subject,
          supplierName,
          item: line.item,
          itemName,
          price: line.price,
          mode: order.settlement,
          unit,
          packs,
          outstanding,
          receipt,
          bill,
          received,
          settled,
          billed,
          paid,
        }),
      );
    });
  });
}

function traced(
  { stage }: OrderDocument,
  { id, allocations }: OrderLine,
  receipts: ReadonlyMap<number, readonly (TracedReceipt & { readonly came: number })[]>,
  bills: ReadonlyMap<number, readonly TracedBill[]>,
): TraceRow[] {
  const own = allocations.map((allocation) => ({ allocation, came: receipts.get(allocation.id) ?? [] }));
  return traceLine({
    allocations: own.map(({ allocation, came }) => ({
      unit: allocation.unit,
      outstanding: stage === 'closed' ? 0 : standing(allocation) - came.reduce((sum, each) => sum + each.came, 0),
    })),
    receipts: own.flatMap(({ came }) => came).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    bills: bills.get(id) ?? [],
  });
}

/** Receipts by the allocation that they came for; `came` are packs before any went back to the supplier. */
async function readTracedReceipts(db: BooksReader, lines: readonly AcceptedLine[]) {
  const settled = await readSettled(db);
  const byAllocation = new Map<number, (TracedReceipt & { readonly came: number })[]>();
  for (const line of lines) {
    const known = byAllocation.get(line.allocation);
    const { settlement, settled: charged } = settled.get(line.line) ?? NOT_SETTLED;
    const each = {
      number: line.receiptNumber,
      day: line.day,
      unit: line.unit,
      lot: line.lot,
      packs: line.packs - line.returned,
      amount: fen(amountOf(line.price, line.packs) - amountOf(line.price, line.returned)),
      settlement,
      settled: charged,
      came: line.packs,
    };
    if (known) known.push(each);
    else byAllocation.set(line.allocation, [each]);
  }
  return byAllocation;
}

const NOT_SETTLED = { settlement: '', settled: ZERO };

/** What notes that stand charge for receipt lines, returns of their goods taken off, by the receipt line's id. */
async function readSettled(
  db: BooksReader,
): Promise<ReadonlyMap<number, Pick<TracedReceipt, 'settlement' | 'settled'>>> {
  const rows = await db
    .selectFrom('settlement_row as row')
    .innerJoin('procurement_paper as paper', 'paper.id', 'row.settlement')
    .select(['row.receipt', 'row.amount', 'paper.number'])
    .where('paper.stage', 'in', ['draft', 'confirmed', 'posted'])
    .orderBy('row.id')
    .execute();
  const back = await db.selectFrom('return_line').select(['id', 'receipt_line']).execute();
  const returned = new Map(back.map(({ id, receipt_line: line }) => [`return:${id}`, line]));
  const settled = new Map<number, Pick<TracedReceipt, 'settlement' | 'settled'>>();
  for (const { receipt, amount, number } of rows) {
    const line = returned.get(receipt) ?? Number(receipt.slice('receipt:'.length));
    const known = settled.get(line);
    settled.set(line, {
      settlement: known && !known.settlement.includes(number) ? `${known.settlement}、${number}` : number,
      settled: fen((known?.settled ?? 0) + amount),
    });
  }
  return settled;
}

type Paid = ReadonlyMap<number, Pick<TracedBill, 'payment' | 'paid'>>;

/** What runs of payments ask for and paid of invoice lines up to a day, by the line's id. */
async function readPaid(db: BooksReader, last: AccountingDate): Promise<Paid> {
  const rows = await db
    .selectFrom('payment_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.payment')
    .leftJoin('payment_made as made', 'made.payment', 'line.payment')
    .select(['line.invoice_line', 'line.amount', 'paper.number', 'made.day'])
    .where('paper.stage', 'not in', [...GIVEN_UP])
    .where('paper.first', '<=', last)
    .orderBy('line.id')
    .execute();
  const paid = new Map<number, Pick<TracedBill, 'payment' | 'paid'>>();
  for (const { invoice_line: line, amount, number, day } of rows) {
    const known = paid.get(line);
    paid.set(line, {
      payment: known ? `${known.payment}、${number}` : number,
      paid: fen((known?.paid ?? 0) + (day !== null && day <= last ? amount : 0)),
    });
  }
  return paid;
}

/** Lines of second invoices up to a day by the order's line that they bill, each with what red ones left of it. */
function billsOf(
  { world, drawn }: Matching,
  paid: Paid,
  last: AccountingDate,
): ReadonlyMap<number, readonly TracedBill[]> {
  const numbers = new Map(world.invoices.map((invoice) => [invoice.id, numberOf(invoice)]));
  const seconds = world.invoices.filter(({ level, day }) => level === 2 && day <= last).sort(byAge);
  const red = new Map<number, { packs: number; amount: number; paid: number }>();
  for (const { lines } of seconds.filter((invoice) => invoice.red))
    for (const { id, answers, packs, amount } of lines) {
      if (answers === null) continue;
      const known = red.get(answers) ?? { packs: 0, amount: 0, paid: 0 };
      const own = paid.get(id)?.paid ?? 0;
      red.set(answers, { packs: known.packs + packs, amount: known.amount + amount, paid: known.paid + own });
    }
  const bills = new Map<number, TracedBill[]>();
  for (const { number, code, day, red: isRed, lines } of seconds)
    for (const { id, orderLine, packs, amount } of isRed ? [] : lines) {
      if (orderLine === null) continue;
      const back = red.get(id) ?? { packs: 0, amount: 0, paid: 0 };
      const match = drawn.get(id);
      const known = bills.get(orderLine) ?? [];
      known.push({
        ...{ number: numberOf({ code, number }), day, verdict: match?.verdict ?? 'exception' },
        first: (match?.chain.path ?? []).map((each) => numbers.get(each) ?? '').join('、'),
        ...{ packs: packs + back.packs, amount: fen(amount + back.amount) },
        ...{ payment: paid.get(id)?.payment ?? '', paid: fen((paid.get(id)?.paid ?? 0) + back.paid) },
      });
      bills.set(orderLine, known);
    }
  return bills;
}
