import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { numberOf } from '../invoices/reading.ts';
import type { KeptPurchases } from '../kept-purchases.ts';
import { orderWithin } from '../orders/documents.ts';
import { type PurchaseRow, readChain } from './reading.ts';

/** 采购链 of an order on the screen: each row leads to the papers that it names. */
export const chainOperations = (kept: KeptPurchases): readonly Implementation[] => [
  query(procurement.orderChain, async ({ db, scope, notFound }, { order: id }) => {
    const matching = await kept.matching(db);
    const order = matching.register.orders.find((each) => each.id === id);
    // Of orders for others not even that they are there is said.
    if (!order || !orderWithin(scope, order)) throw notFound(`采购订单 ${id}`);
    const rows = (await readChain(db, order, matching)).filter((row) => isOf(scope, row));
    const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const papers = await readIds(db, rows);
    const named = (numbers: string) =>
      partsOf(numbers).flatMap((number) => {
        const paper = papers.get(number);
        return paper === undefined ? [] : [{ id: paper, number }];
      });
    const invoices = await readInvoiceIds(db);
    return rows.map(({ orderLine, unit, packs, outstanding, receipt, bill, ...row }) => ({
      ...{ orderLine, unit, unitName: names.get(unit) ?? '', packs, outstanding },
      receipts: named(receipt?.number ?? ''),
      ...{ day: receipt?.day ?? '', received: formatYuan(row.received), billed: formatYuan(row.billed) },
      invoice: bill ? { id: invoices.get(bill.number) ?? null, number: bill.number, verdict: bill.verdict } : null,
      ...{ payments: named(bill?.payment ?? ''), paid: formatYuan(row.paid) },
      ...{ settlements: named(receipt?.settlement ?? ''), settled: formatYuan(row.settled) },
    }));
  }),
];

/** What nobody knows for whom it is belongs to the community. */
const isOf = (scope: UnitScope, { unit }: PurchaseRow): boolean =>
  unit === '' ? scope.kind === 'community' : reaches(scope, unit);

const partsOf = (numbers: string): string[] => numbers.split('、').filter((number) => number !== '');

/** Ids of the receipts, payments and notes that rows name. */
async function readIds(db: BooksReader, rows: readonly PurchaseRow[]): Promise<ReadonlyMap<string, number>> {
  const numbers = rows.flatMap(({ receipt, bill }) => [
    ...partsOf(receipt?.number ?? ''),
    ...partsOf(receipt?.settlement ?? ''),
    ...partsOf(bill?.payment ?? ''),
  ]);
  const papers = await db
    .selectFrom('procurement_paper')
    .select(['id', 'number'])
    .where('kind', 'in', ['receipt', 'payment', 'settlement'])
    .where('number', 'in', [...new Set(['', ...numbers])])
    .execute();
  return new Map(papers.map(({ id, number }) => [number, id]));
}

async function readInvoiceIds(db: BooksReader): Promise<ReadonlyMap<string, number>> {
  const invoices = await db.selectFrom('supplier_invoice').select(['id', 'code', 'number']).execute();
  return new Map(invoices.map((invoice) => [numberOf(invoice), invoice.id]));
}
