import { procurement } from '../../../../shared/contract/procurement.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { amountOf, formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { lookedAt } from '../../../../shared/domain/procurement/stock/standing.ts';
import { type AccountingDate, daysBetween } from '../../../../shared/kernel/date.ts';
import { addFen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readGoods } from '../stock/goods.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { awaitedOf, type OrderedLine, readOrderedLines } from './ordered.ts';
import { receivedOf } from './reading.ts';
import { mayRegister } from './registrar.ts';
import { loadDeliveryRules } from './rules.ts';

/** 在途: what was ordered and has not all come. */
export const arrivingOperations: readonly Implementation[] = [
  query(procurement.arriving, async ({ db, caller, scope, nowMs }, { unit, on: asked }) => {
    const lines = withinScope(scope, await readOrderedLines(db, { unit, open: true }), (line) => line.unit);
    const came = await receivedOf(
      db,
      lines.map(({ allocation }) => allocation),
    );
    const on = asked ?? lookedAt(chinaDay(nowMs) as AccountingDate, await lastDay(db));
    const suppliers = await readSuppliers(db);
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const open = new Map<string, { line: OrderedLine; lines: number; packs: number; waiting: number; fen: number }>();
    for (const line of lines) {
      const { received, waiting } = came.get(line.allocation)!;
      const outstanding = line.quantity - received - waiting;
      if (outstanding + waiting <= 0) continue;
      const key = `${line.unit} ${line.order}`;
      const sum = open.get(key) ?? { line, lines: 0, packs: 0, waiting: 0, fen: ZERO };
      sum.lines += outstanding > 0 ? 1 : 0;
      sum.packs += outstanding;
      sum.waiting += waiting;
      sum.fen = addFen(sum.fen as typeof ZERO, amountOf(line.price, outstanding));
      open.set(key, sum);
    }
    const orders = [...open.values()].map(({ line, lines: count, packs, waiting, fen }) => {
      const supplier = suppliers.get(line.supplier);
      const awaited = awaitedOf(line, supplier);
      return {
        ...{ unit: line.unit, unitName: names.get(line.unit) ?? line.unit, supplier: line.supplier },
        ...{ supplierName: supplier?.name ?? line.supplier, order: line.order, number: line.number, day: line.day },
        ...{ ...awaited, overdue: daysBetween(awaited.promised, on), registers: mayRegister(caller, line.unit) },
        ...{ lines: count, outstanding: packs, waiting, amount: formatYuan(fen as typeof ZERO) },
      };
    });
    // What broke a promise stands first, and what is only expected after it.
    const late = (row: (typeof orders)[number]) => Number(row.overdue > 0 && !row.expected);
    return { on, orders: orders.sort((a, b) => late(b) - late(a) || b.overdue - a.overdue || a.order - b.order) };
  }),

  query(procurement.awaited, async ({ db, notFound }, { unit, order }) => {
    const lines = await readOrderedLines(db, { unit, order });
    const [first] = lines;
    if (!first) throw notFound(`采购订单 ${order}`);
    const came = await receivedOf(
      db,
      lines.map(({ allocation }) => allocation),
    );
    const goods = await readGoods(
      db,
      lines.map(({ item }) => item),
    );
    const rules = await loadDeliveryRules(db);
    const supplier = (await readSuppliers(db, [first.supplier])).get(first.supplier);
    return {
      ...{ supplier: first.supplier, supplierName: supplier?.name ?? first.supplier, number: first.number },
      ...{ day: first.day, ...awaitedOf(first, supplier), leastMonths: rules.leastMonths },
      lines: lines.map(({ allocation, item, quantity, price }) => {
        const { received, waiting } = came.get(allocation)!;
        const { name, pack } = goods(item);
        const cold = rules.cold.find((each) => each.item === item);
        return {
          ...{ allocation, item, name, pack, price: formatPrice(price), ordered: quantity, received, waiting },
          outstanding: Math.max(0, quantity - received - waiting),
          cold: cold ? { least: cold.least, most: cold.most } : null,
        };
      }),
    };
  }),
];

/** The last day of which orders or arrivals tell. */
async function lastDay(db: BooksReader): Promise<AccountingDate | undefined> {
  const { day } = await db
    .selectFrom('procurement_paper')
    .select(({ fn }) => fn.max('first').as('day'))
    .where('kind', 'in', ['order', 'receipt'])
    .executeTakeFirstOrThrow();
  return (day ?? undefined) as AccountingDate | undefined;
}
