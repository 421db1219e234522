import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import { orderedOn, standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { PaperStage } from '../../../../shared/domain/procurement/papers.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { traceTotals } from '../../../../shared/domain/procurement/trace/trace.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { endOf, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readCockpit, readWatch } from '../cockpit/figures.ts';
import { readItems } from '../formulary/reading.ts';
import { readAlerts } from '../guards/alerts.ts';
import { orderWithin, readOrders } from '../orders/documents.ts';
import { lineSums } from '../orders/order-out.ts';
import { readArrived, readReceived } from '../orders/received.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { type PurchaseRow, readPurchases } from './reading.ts';

const PLACED = new Set(['placed', 'confirmed', 'closed']);

export const reportOperations: readonly Implementation[] = [
  query(procurement.report, async ({ db, scope }, { period }) => {
    const last = endOf(period);
    const first = `${yearOf(period)}-01-01` as AccountingDate;
    const all = await readOrders(db, { first, last });
    const orders = all.filter(({ stage }) => PLACED.has(stage)).flatMap((order) => orderWithin(scope, order) ?? []);
    const ids = orders.flatMap(({ lines }) => lines.flatMap((line) => line.allocations.map(({ id }) => id)));
    const arrived = await readArrived(db, ids);
    const accepted = await readReceived(db, ids);
    const suppliers = await readSuppliers(db);
    const codes = orders.flatMap(({ lines }) => lines.map(({ item }) => item));
    const items = await readItems(db, last, codes);
    const rows = await rowsByLine(db, first, last, scope);
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
      ...(await readIndicators(db, first, last, scope)),
    };
  }),
];

/** 关键指标 as the cockpit has them, and what the guards found. */
async function readIndicators(db: BooksReader, first: AccountingDate, last: AccountingDate, scope: UnitScope) {
  const asked = { first, last, scope, unit: undefined };
  const { figures } = await readCockpit(db, asked);
  const { paid } = await readWatch(db, asked);
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
    alerts: await readAlerts(db, first, last, scope),
  };
}

/** Rows of the units that the reader may see; what nobody knows for whom it is belongs to the community. */
async function rowsByLine(db: BooksReader, first: AccountingDate, last: AccountingDate, scope: UnitScope) {
  const rows = new Map<number, PurchaseRow[]>();
  for (const row of await readPurchases(db, first, last)) {
    if (row.unit === '' ? scope.kind !== 'community' : !reaches(scope, row.unit)) continue;
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
