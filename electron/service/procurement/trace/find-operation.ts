import { sql } from 'kysely';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import type { BooksReader } from '../../database.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readLatestItems } from '../formulary/reading.ts';
import { numberOf } from '../invoices/reading.ts';
import { orderWithin, readOrders } from '../orders/documents.ts';
import { likePatterns } from '../pinyin.ts';
import { readSuppliers } from '../suppliers/reading.ts';

/** Of each kind as many as a search shows. */
const FOUND = 5;

/** What a search finds in purchasing: orders and invoices by number, suppliers and products by code, name or initials. */
export const findOperations: readonly Implementation[] = [
  query(procurement.find, async ({ db, scope }, { text }) => {
    const patterns = likePatterns(text);
    if (patterns.length === 0) return [];
    const orders = await findOrders(db, patterns);
    const invoices = scope.kind === 'community' ? await findInvoices(db, patterns) : [];
    const suppliers = await find(db, 'supplier', patterns);
    const items = await find(db, 'formulary_item', patterns);
    const cards = await readLatestItems(db, items);
    const names = await readSuppliers(db);
    const nameOf = (code: string): string => names.get(code)?.name ?? code;
    return [
      ...orders
        .flatMap((order) => orderWithin(scope, order) ?? [])
        .map(({ id, number, subject }) => ({
          ...{ kind: 'order' as const, id: String(id), code: number },
          name: nameOf(subject),
        })),
      ...invoices.map((invoice) => ({
        ...{ kind: 'invoice' as const, id: String(invoice.id), code: numberOf(invoice), name: nameOf(invoice.seller) },
      })),
      ...suppliers.map((code) => ({ kind: 'supplier' as const, id: code, code, name: nameOf(code) })),
      ...items.map((code) => {
        const item = cards.get(code);
        return { kind: 'item' as const, id: code, code, name: item ? `${itemTitle(item)} ${item.maker}` : code };
      }),
    ];
  }),
];

async function findOrders(db: BooksReader, patterns: readonly string[]) {
  let found = db.selectFrom('procurement_paper').select('id').where('kind', '=', 'order');
  for (const pattern of patterns) found = found.where(sql<boolean>`lower(number) like ${pattern} escape '\\'`);
  const rows = await found.orderBy('id', 'desc').limit(FOUND).execute();
  return rows.length === 0 ? [] : readOrders(db, { ids: rows.map(({ id }) => id) });
}

async function findInvoices(db: BooksReader, patterns: readonly string[]) {
  let found = db.selectFrom('supplier_invoice').select(['id', 'code', 'number', 'seller']);
  for (const pattern of patterns) found = found.where(sql<boolean>`lower(number) like ${pattern} escape '\\'`);
  return found.orderBy('id', 'desc').limit(FOUND).execute();
}

async function find(db: BooksReader, table: 'supplier' | 'formulary_item', patterns: readonly string[]) {
  let found = db.selectFrom(table).select('code').distinct();
  for (const pattern of patterns) found = found.where(sql<boolean>`search like ${pattern} escape '\\'`);
  return (await found.orderBy('code').limit(FOUND).execute()).map(({ code }) => code);
}
