import { SAMPLE_ITEMS } from '../../../electron/service/demo/purchasing-items.ts';
import type { Item } from '../../../shared/domain/procurement/item.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import type { TestHouse } from '../support/house.ts';

/** The neighbours' tables as requests need them: a formulary, prices, and orders that somebody placed. */

export interface Seeded {
  /** Units that alone may use a product, by its code. */
  readonly units?: Readonly<Record<string, readonly string[]>>;
  /** Products without an agreed price. */
  readonly unpriced?: readonly string[];
  readonly from?: string;
}

const FOREVER = '9999-12-31';

/** The sample's products in force, each at nine tenths of its listed price, delivered by one supplier. */
export async function seedProducts(house: TestHouse, { units = {}, unpriced = [], from = '2025-01-01' }: Seeded = {}) {
  await house.books.transact({ actor: 'tester', operation: 'test.seed' }, async ({ db }) => {
    const paper = (id: number, kind: string) => ({
      ...{ id, kind, unit: '', number: `${kind}-${id}`, subject: '', first: from, last: FOREVER },
      ...{ stage: 'approved', revision: 1, content: '{}' },
    });
    await db
      .insertInto('procurement_paper')
      .values([paper(9001, 'formulary'), paper(9002, 'supplier'), paper(9003, 'price')])
      .execute();
    await db
      .insertInto('supplier')
      .values({ code: '91330000XL00000157', name: '示例配送', search: '', state: 'active', paper: 9002, content: '{}' })
      .execute();
    for (const [index, { listed, ...sample }] of SAMPLE_ITEMS.entries()) {
      const price = parsePrice(listed)!;
      const item = {
        ...sample,
        listed: price,
        units: units[sample.code] ?? [],
        ...{ doctor: '', otherCode: '', remark: '' },
      } as unknown as Item;
      await db
        .insertInto('formulary_item')
        .values({
          ...{ code: item.code, first: from, last: FOREVER, version: 9001, kind: item.kind, name: item.name },
          ...{ generic: item.generic, search: `${item.code} ${item.name} ${item.generic}`.toLowerCase() },
          ...{ listed: price, content: canonicalJson(item as unknown as Json) },
        })
        .execute();
      if (unpriced.includes(item.code)) continue;
      const id = 9100 + index;
      await db
        .insertInto('price_agreement')
        .values({
          ...{ id, item: item.code, price: Math.floor((price * 9) / 10), first: from, last: FOREVER },
          ...{ source: 'negotiation', origin: 0, paper: 9003 },
        })
        .execute();
      await db
        .insertInto('price_supplier')
        .values({ agreement: id, supplier: '91330000XL00000157', units: '[]' })
        .execute();
    }
  });
}

let orders = 9500;

/** An order of some packs for one line of a request. */
export async function seedOrder(
  house: TestHouse,
  of: { readonly line: number; readonly unit: string; readonly item: string; readonly packs: number },
  { stage = 'placed', cancelled = 0 }: { readonly stage?: string; readonly cancelled?: number } = {},
): Promise<number> {
  orders += 1;
  const id = orders;
  await house.books.transact({ actor: 'tester', operation: 'test.order' }, async ({ db }) => {
    await db
      .insertInto('procurement_paper')
      .values({
        ...{ id, kind: 'order', unit: '', number: `CG-${id}`, subject: '91330000XL00000157', first: '2025-12-05' },
        ...{ last: '', stage, revision: 1, content: '{}' },
      })
      .execute();
    await db.insertInto('order_head').values({ order_id: id, urgent: 0, settlement: 'community' }).execute();
    await db
      .insertInto('order_line')
      .values({ id, order_id: id, item: of.item, price: 75_600, agreement: null })
      .execute();
    await db
      .insertInto('order_allocation')
      .values({ id, line: id, request_line: of.line, unit: of.unit, quantity: of.packs, cancelled })
      .execute();
  });
  return id;
}
