import type { Item } from '../../../shared/domain/procurement/item.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import type { Supplier } from '../../../shared/domain/procurement/supplier.ts';
import type { TestHouse } from '../support/house.ts';

/** What prices need of the neighbouring rooms: products, and suppliers that deliver. */

export const itemOf = (code: string, more: Partial<Item> = {}): Item => ({
  ...{ code, kind: 'western', name: `品种${code}`, generic: `品种${code}`, form: '片剂', strength: '5mg' },
  ...{ unit: '片', pack: '盒', packSize: 24, maker: '示例制药', listed: parsePrice('10.00')! },
  ...{ flags: [], units: [], doctor: '', otherCode: '', remark: '', ...more },
});

export const supplierOf = (code: string, more: Partial<Supplier> = {}): Supplier => ({
  ...{ code, name: `示例${code}公司`, roles: ['distributor'], chain: '', group: '', licences: [], units: [] },
  ...{ hours: 48, urgentHours: 24, contact: '', phone: '', stopped: false, ...more },
});

/** Puts products (from a day on) and suppliers into the books, as their rooms do when they are approved. */
export async function seedGoods(
  house: TestHouse,
  { items, suppliers, from = '2025-01-01' }: { items: readonly Item[]; suppliers: readonly Supplier[]; from?: string },
): Promise<void> {
  await house.books.transact({ actor: 'tester', operation: 'test.seed' }, async ({ db }) => {
    const paper = 9_000_001;
    await db
      .insertInto('procurement_paper')
      .values({
        ...{ id: paper, kind: 'formulary', unit: '', number: 'X', subject: '', first: from, last: '' },
        ...{ stage: 'approved', revision: 1, content: '{}' },
      })
      .execute();
    for (const item of items)
      await db
        .insertInto('formulary_item')
        .values({
          ...{ code: item.code, first: from, last: '9999-12-31', version: paper, kind: item.kind, name: item.name },
          ...{ generic: item.generic, search: `${item.code} ${item.name}`.toLowerCase(), listed: item.listed ?? null },
          content: JSON.stringify(item),
        })
        .execute();
    for (const { stopped, ...supplier } of suppliers)
      await db
        .insertInto('supplier')
        .values({
          ...{ code: supplier.code, name: supplier.name, search: supplier.code.toLowerCase(), paper },
          ...{ state: stopped ? 'stopped' : 'active', content: JSON.stringify(supplier) },
        })
        .execute();
  });
}
