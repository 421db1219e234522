import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { paidInTime } from '../../../../shared/domain/procurement/cockpit/figures.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import { orderedOn, standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { PaperStage } from '../../../../shared/domain/procurement/papers.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { traceTotals } from '../../../../shared/domain/procurement/trace/trace.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { seesUnit } from '../cockpit/facts.ts';
import { readCockpit } from '../cockpit/figures.ts';
import { readDue } from '../cockpit/payables.ts';
import { readWaiting } from '../deliveries/reading.ts';
import { readItems } from '../formulary/reading.ts';
import { readAlerts } from '../guards/alerts.ts';
import { daysOf } from '../guards/finding-operations.ts';
import { readWorld } from '../guards/world.ts';
import type { Matching } from '../invoices/matching.ts';
import type { KeptPurchases } from '../kept-purchases.ts';
import { orderWithin, PLACED } from '../orders/documents.ts';
import { lineSums } from '../orders/order-out.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { readOrderedPrices } from './prices.ts';
import { type PurchaseRow, readPurchases } from './reading.ts';

/** 采购报告 of the fiscal year up to a month's end: the documents, what the guards found, and prices. */
export const reportOperations = (kept: KeptPurchases): readonly Implementation[] => [
  query(procurement.report, async ({ db, scope }, { period }) => {
    const [first, last] = daysOf(period, 'year');
    const matching = await kept.matching(db);
    const orders = matching.register.orders
      .filter(({ stage, first: day }) => PLACED.includes(stage) && day >= first && day <= last)
      .flatMap((order) => orderWithin(scope, order) ?? []);
    const came = new Map<number, number>();
    for (const { allocation, packs } of matching.register.receipts)
      came.set(allocation, (came.get(allocation) ?? 0) + packs);
    const waiting = await readWaiting(db);
    const accepted = (allocation: number): number => came.get(allocation) ?? 0;
    const arrived = (allocation: number): number => accepted(allocation) + (waiting.get(allocation) ?? 0);
    const suppliers = await readSuppliers(db);
    const codes = orders.flatMap(({ lines }) => lines.map(({ item }) => item));
    const items = await readItems(db, last, codes);
    const rows = byLine(await readSeenPurchases(db, { first, last, scope, matching }));
    return {
      period,
      orders: orders.map((order) => ({
        ...{ no: order.number, supplier: order.subject, day: order.first, stage: order.stage },
        ...{ supplierName: suppliers.get(order.subject)?.name ?? order.subject, settlement: order.settlement },
        lines: order.lines.map((line) => {
          const item = items.get(line.item);
          const byUnit = new Map<string, number>();
          for (const each of line.allocations) byUnit.set(each.unit, (byUnit.get(each.unit) ?? 0) + standing(each));
          const { billed, paid } = traceTotals(rows.get(line.id) ?? []);
          return {
            ...{ code: line.item, name: item ? itemTitle(item) : line.item, unitPrice: formatPrice(line.price) },
            ordered: String(orderedOn(line.allocations)),
            allocations: Object.fromEntries([...byUnit].sort().map(([unit, packs]) => [unit, String(packs)])),
            received: String(lineSums(line, arrived).received),
            accepted: String(lineSums(line, accepted).received),
            ...{ invoiced: formatYuan(billed), paid: formatYuan(paid) },
          };
        }),
      })),
      settlements: await readSettlements(db, first, last, scope),
      ...(await readIndicators(db, { first, last, scope, matching })),
    };
  }),

  query(procurement.guardReport, async ({ db, scope }, { period }) => {
    const world = await readWorld(db, ...daysOf(period, 'year'), await kept.register(db));
    return { period, alerts: await readAlerts(db, world, scope) };
  }),

  query(procurement.priceReport, async ({ db, scope }, { period }) => {
    const [first, last] = daysOf(period, 'year');
    const rows = await readSeenPurchases(db, { first, last, scope, matching: await kept.matching(db) });
    return {
      period,
      prices: (await readOrderedPrices(db, rows, last)).map(
        ({ item: code, name, maker, listed, agreed, lowest, highest, packs, amount }) => ({
          ...{ code, name, maker, lowest: formatPrice(lowest), highest: formatPrice(highest) },
          listed: listed === undefined ? null : formatPrice(listed),
          agreed: agreed === undefined ? null : formatPrice(agreed),
          ...{ accepted: String(packs), amount: formatYuan(amount) },
        }),
      ),
    };
  }),
];

interface Asked {
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly scope: UnitScope;
  readonly matching: Matching;
}

/** 关键指标 as the cockpit has them, and what the guards found. */
async function readIndicators(db: BooksReader, { first, last, scope, matching }: Asked) {
  const world = await readWorld(db, first, last, matching.register);
  const asked = { first, last, scope, unit: undefined, register: matching.register };
  const { figures } = await readCockpit(db, asked, world);
  const paid = paidInTime(await readDue(db, seesUnit(scope, undefined), matching), first, last);
  const { essential, selected, progress, filled, listed, before, essentialItems, onTime } = figures;
  const money = { essential, selected, progress, filled, paid, savedListed: listed, savedBefore: before };
  const yuan = (amount: number): string => formatYuan(fen(amount));
  return {
    indicators: Object.fromEntries([
      ...Object.entries(money).map(([key, { part, whole, bps }]) => [
        key,
        { part: yuan(part), whole: yuan(whole), bps: bps ?? null },
      ]),
      ...Object.entries({ essentialItems, onTime }).map(([key, { part, whole, bps }]) => [
        key,
        { part: String(part), whole: String(whole), bps: bps ?? null },
      ]),
    ]),
    alerts: await readAlerts(db, world, scope),
  };
}

/** Rows of the units that the reader may see; what nobody knows for whom it is belongs to the community. */
const readSeenPurchases = async (db: BooksReader, { first, last, scope, matching }: Asked): Promise<PurchaseRow[]> =>
  (await readPurchases(db, first, last, matching)).filter(({ unit }) =>
    unit === '' ? scope.kind === 'community' : reaches(scope, unit),
  );

function byLine(seen: readonly PurchaseRow[]): ReadonlyMap<number, readonly PurchaseRow[]> {
  const rows = new Map<number, PurchaseRow[]>();
  for (const row of seen) {
    const known = rows.get(row.orderLine);
    if (known) known.push(row);
    else rows.set(row.orderLine, [row]);
  }
  return rows;
}

/** 内部结算单 of the year up to a day that stand, each with what it comes to. */
async function readSettlements(db: BooksReader, first: AccountingDate, last: AccountingDate, scope: UnitScope) {
  const rows = await db
    .selectFrom('settlement_row as row')
    .innerJoin('procurement_paper as paper', 'paper.id', 'row.settlement')
    .select(['paper.id', 'paper.number', 'paper.unit', 'paper.first', 'paper.last', 'paper.stage'])
    .select((of) => of.fn.sum<number>('row.amount').as('amount'))
    .where('paper.stage', 'in', ['draft', 'confirmed', 'posted'])
    .where('paper.last', '>=', first)
    .where('paper.last', '<=', last)
    .groupBy(['paper.id', 'paper.number', 'paper.unit', 'paper.first', 'paper.last', 'paper.stage'])
    .orderBy('paper.id')
    .execute();
  return rows
    .filter(({ unit }) => reaches(scope, unit as UnitCode))
    .map(({ number: no, unit, first: from, last: to, stage, amount }) => ({
      ...{ no, unit, first: from, last: to, stage: stage as PaperStage, amount: formatYuan(fen(Number(amount))) },
    }));
}
