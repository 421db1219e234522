import type { Kysely } from 'kysely';
import type { House } from '../../../electron/service/compose.ts';
import type { Database } from '../../../electron/service/database.ts';
import { SAMPLE_ITEMS } from '../../../electron/service/demo/purchasing-items.ts';
import type { Item } from '../../../shared/domain/procurement/item.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';

/** What these tests need of rooms that are no part of them, written into their tables. */

const FIRST_PAPER = 900_000;
const paper = (id: number, kind: string, more: object = {}) => ({
  ...{ id, kind, unit: '', number: `${kind}-${id}`, subject: '', first: '', last: '' },
  ...{ stage: 'approved', revision: 1, content: '{}', ...more },
});

/** The sample's products as a formulary in force since 2020. */
export async function seedFormulary(house: House): Promise<void> {
  await house.books.transact({ actor: 'tester', operation: 'test.formulary' }, async ({ db }) => {
    await db.insertInto('procurement_paper').values(paper(FIRST_PAPER, 'formulary')).execute();
    for (const { listed, ...sample } of SAMPLE_ITEMS) {
      const item: Item = {
        ...sample,
        ...{ listed: parsePrice(listed)!, units: [], doctor: '', otherCode: '', remark: '' },
      };
      await db
        .insertInto('formulary_item')
        .values({
          ...{ code: item.code, kind: item.kind, name: item.name, generic: item.generic, search: item.name },
          ...{ first: '2020-01-01', last: '9999-12-31', version: FIRST_PAPER, listed: item.listed ?? null },
          content: canonicalJson(item as unknown as Json),
        })
        .execute();
    }
  });
}

export interface SeedOrder {
  readonly day: string;
  readonly item: string;
  readonly unit: string;
  /** In packs. */
  readonly packs: number;
  /** Of a pack, in 万分之一元. */
  readonly price?: number;
}

/** Orders as the orders' room keeps them; each call goes on from `from`. */
export async function seedOrders(house: House, orders: readonly SeedOrder[], from = 1): Promise<void> {
  await house.books.transact({ actor: 'tester', operation: 'test.orders' }, async ({ db }) => {
    for (const [at, order] of orders.entries()) await seedOrder(db, FIRST_PAPER + 2 * (from + at), from + at, order);
  });
}

async function seedOrder(db: Kysely<Database>, id: number, line: number, order: SeedOrder): Promise<void> {
  const { day, item, unit, packs, price = 10_000 } = order;
  const days = { first: day, last: day };
  await db
    .insertInto('procurement_paper')
    .values([paper(id, 'request', { ...days, unit }), paper(id + 1, 'order', { ...days, stage: 'placed' })])
    .execute();
  await db
    .insertInto('request_line')
    .values({
      ...{ id: line, request: id, unit, item, asked: packs, suggested: null, remark: '' },
      ...{ approved: packs, why: '', dropped: 0 },
    })
    .execute();
  await db
    .insertInto('order_head')
    .values({ order_id: id + 1, urgent: 0, settlement: 'community' })
    .execute();
  await db
    .insertInto('order_line')
    .values({ id: line, order_id: id + 1, item, price, agreement: null })
    .execute();
  await db
    .insertInto('order_allocation')
    .values({ id: line, line, request_line: line, unit, quantity: packs, cancelled: 0 })
    .execute();
}
