import type { Item } from '../../../../shared/domain/procurement/item.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

/** The last day of what has no end. */
export const FOREVER = '9999-12-31' as AccountingDate;

/** Codes that one question names. */
const AT_A_TIME = 400;

/** The formulary as it is in force on a day, by code; of some codes only where they are given. */
export async function readItems(
  db: BooksReader,
  on: AccountingDate,
  codes?: readonly string[],
): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  const wanted = codes && [...new Set(codes)];
  for (let from = 0; wanted === undefined ? from === 0 : from < wanted.length; from += AT_A_TIME) {
    let asked = db
      .selectFrom('formulary_item')
      .select(['code', 'content'])
      .where('first', '<=', on)
      .where('last', '>=', on);
    if (wanted) asked = asked.where('code', 'in', wanted.slice(from, from + AT_A_TIME));
    for (const { code, content } of await asked.orderBy('code').execute()) items.set(code, JSON.parse(content) as Item);
  }
  return items;
}

/** The formulary as it stands after the version that was approved last, whenever that begins; by code. */
export const readOpenItems = (db: BooksReader, codes?: readonly string[]): Promise<Map<string, Item>> =>
  readItems(db, FOREVER, codes);

/** The last card that each product had, also of those that are in force no more. */
export async function readLatestItems(db: BooksReader, codes: readonly string[]): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  const wanted = [...new Set(codes)];
  for (let from = 0; from < wanted.length; from += AT_A_TIME) {
    const rows = await db
      .selectFrom('formulary_item')
      .select(['code', 'content'])
      .where('code', 'in', wanted.slice(from, from + AT_A_TIME))
      .orderBy('first')
      .execute();
    for (const { code, content } of rows) items.set(code, JSON.parse(content) as Item);
  }
  return items;
}
