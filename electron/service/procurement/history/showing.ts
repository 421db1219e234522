import { sql } from 'kysely';
import { shareOf } from '../../../../shared/domain/procurement/deliveries/performance.ts';
import { medianPrice } from '../../../../shared/domain/procurement/history/figures.ts';
import { formatPrice, type Price } from '../../../../shared/domain/procurement/price.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readStanding } from './reading.ts';

/** Ids of the batches of a currency that stand; 0, which none has, keeps `in` from being empty. */
export async function standingOf(db: BooksReader, currency: string): Promise<number[]> {
  return [0, ...(await readStanding(db, { currency })).map(({ id }) => id)];
}

/** Deliveries at one price: how many, of how many packs, from when to when. */
export interface AtPrice {
  readonly price: Price;
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

/** First, last, least, median and most of prices paid; a price counts as often as something came at it. */
export function pricesOf(paid: readonly AtPrice[]) {
  if (paid.length === 0) return { first: null, last: null, least: null, median: null, most: null };
  // Of two prices on one day the lower is the first, and the higher the last.
  const sorted = [...paid].sort((a, b) => a.price - b.price);
  const first = sorted.reduce((one, other) => (other.first < one.first ? other : one));
  const last = sorted.reduce((one, other) => (other.last >= one.last ? other : one));
  return {
    first: { day: first.first, price: formatPrice(first.price) },
    last: { day: last.last, price: formatPrice(last.price) },
    least: formatPrice(sorted[0]!.price),
    median: formatPrice(medianPrice(sorted)),
    most: formatPrice(sorted.at(-1)!.price),
  };
}

const money = (amount: number | string): string => formatYuan(fen(Number(amount)) as Fen);

/** Every product of a currency with its prices, the largest first. What went back counts in amounts, not in prices. */
export async function readHistoryPrices(db: BooksReader, currency: string) {
  const batches = await standingOf(db, currency);
  const products = await db
    .selectFrom('history_delivery')
    .select(({ fn }) => [
      ...(['goods'] as const),
      fn.max('product').as('name'),
      fn.max('item').as('item'),
      fn.countAll<number>().as('deliveries'),
      fn.sum<number>('quantity').as('quantity'),
      fn.sum<number>('amount').as('amount'),
      fn.count<number>('firm').distinct().as('suppliers'),
    ])
    .where('batch', 'in', batches)
    .groupBy('goods')
    .execute();
  const paid = await db
    .selectFrom('history_delivery')
    .select(({ fn }) => [
      ...(['goods', 'price'] as const),
      fn.countAll<number>().as('count'),
      fn.min('delivered').as('first'),
      fn.max('delivered').as('last'),
    ])
    .where('batch', 'in', batches)
    .where('quantity', '>', 0)
    .where('price', '>', 0)
    .groupBy(['goods', 'price'])
    .execute();
  const byGoods = new Map<string, AtPrice[]>();
  for (const { goods, price, count, first, last } of paid) {
    const own = byGoods.get(goods) ?? [];
    if (own.length === 0) byGoods.set(goods, own);
    own.push({ price: price as Price, count: Number(count), first: first ?? '', last: last ?? '' });
  }
  return products
    .sort((a, b) => Number(b.amount) - Number(a.amount) || (a.goods < b.goods ? -1 : 1))
    .map(({ goods, name, item, deliveries, quantity, amount, suppliers }) => ({
      ...{ product: goods, name: name ?? goods, item: item ?? '', suppliers: Number(suppliers) },
      ...{ deliveries: Number(deliveries), quantity: Number(quantity), amount: money(amount) },
      ...pricesOf(byGoods.get(goods) ?? []),
    }));
}

/** One product's deliveries as prices by supplier and day; undefined where nothing of it came. */
export async function readHistoryProduct(db: BooksReader, currency: string, product: string) {
  const rows = await db
    .selectFrom('history_delivery')
    .select(['product', 'item', 'firm', 'supplier', 'delivered', 'price', 'quantity', 'amount'])
    .where('batch', 'in', await standingOf(db, currency))
    .where('goods', '=', product)
    .orderBy('delivered')
    .orderBy('batch')
    .orderBy('line')
    .execute();
  const [row] = rows;
  if (!row) return undefined;
  const paidOf = (own: typeof rows): AtPrice[] =>
    own
      .filter(({ quantity, price }) => quantity > 0 && price > 0)
      .map(({ price, delivered }) => ({ price: price as Price, count: 1, first: delivered, last: delivered }));
  const summed = (own: typeof rows) => ({
    deliveries: own.length,
    quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
    amount: money(own.reduce((sum, { amount }) => sum + amount, 0)),
    ...pricesOf(paidOf(own)),
  });
  const firms = new Map<string, typeof rows>();
  const points = new Map<string, { day: string; supplier: string; price: string; quantity: number }>();
  for (const each of rows) {
    const own = firms.get(each.firm) ?? [];
    if (own.length === 0) firms.set(each.firm, own);
    own.push(each);
    if (each.quantity <= 0 || each.price <= 0) continue;
    const key = `${each.delivered} ${each.price} ${each.firm}`;
    const point = points.get(key);
    if (point) point.quantity += each.quantity;
    else {
      const price = formatPrice(each.price as Price);
      points.set(key, { day: each.delivered, supplier: each.supplier, price, quantity: each.quantity });
    }
  }
  return {
    ...{ name: row.product, item: row.item, ...summed(rows) },
    suppliers: [...firms]
      .map(([supplier, own]) => ({ supplier, name: own[0]!.supplier, ...summed(own) }))
      .sort((a, b) => b.deliveries - a.deliveries || (a.name < b.name ? -1 : 1)),
    points: [...points.values()],
  };
}

/** How suppliers kept their promised days, or how receivers were served; what went back is not judged. */
export async function readHistoryPerformance(db: BooksReader, currency: string, by: 'supplier' | 'receiver') {
  const [group, name] = by === 'supplier' ? (['firm', 'supplier'] as const) : (['spot', 'receiver'] as const);
  const judged = sql<number>`sum(case when late is not null and quantity > 0 then 1 else 0 end)`;
  const onTime = sql<number>`sum(case when late <= 0 and quantity > 0 then 1 else 0 end)`;
  const lateDays = sql<number>`sum(case when late > 0 and quantity > 0 then late else 0 end)`;
  const worst = sql<number>`max(case when late > 0 and quantity > 0 then late else 0 end)`;
  const rows = await db
    .selectFrom('history_delivery')
    .select(({ fn }) => [
      `${group} as group` as const,
      fn.max(name).as('name'),
      fn.countAll<number>().as('deliveries'),
      fn.sum<number>('quantity').as('quantity'),
      fn.sum<number>('amount').as('amount'),
      ...[judged.as('judged'), onTime.as('onTime'), lateDays.as('lateDays'), worst.as('worst')],
    ])
    .where('batch', 'in', await standingOf(db, currency))
    .groupBy(group)
    .execute();
  return rows
    .sort((a, b) => Number(b.amount) - Number(a.amount) || (a.group < b.group ? -1 : 1))
    .map((row) => {
      const [due, met] = [Number(row.judged), Number(row.onTime)];
      const late = due - met;
      return {
        ...{ group: row.group, name: row.name ?? row.group, code: row.group === row.name ? '' : row.group },
        ...{ deliveries: Number(row.deliveries), judged: due, onTime: met, timely: shareOf(met, due) },
        lateDays: late === 0 ? null : Math.floor((Number(row.lateDays) * 20 + late) / (late * 2)),
        worst: late === 0 ? null : Number(row.worst),
        ...{ quantity: Number(row.quantity), amount: money(row.amount) },
      };
    });
}
