import type { AgreedPrice, PriceSource } from '../../../../shared/domain/procurement/agreed-price.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

/** Codes that one question names. */
const AT_A_TIME = 400;

/** The prices that are agreed on for a day, by product; of some products only where they are given. */
export async function readAgreedPrices(
  db: BooksReader,
  on: AccountingDate,
  items?: readonly string[],
): Promise<Map<string, AgreedPrice>> {
  const agreed = new Map<string, AgreedPrice>();
  const wanted = items && [...new Set(items)];
  for (let from = 0; wanted === undefined ? from === 0 : from < wanted.length; from += AT_A_TIME) {
    let asked = db
      .selectFrom('price_agreement as agreement')
      .innerJoin('price_supplier as supplier', 'supplier.agreement', 'agreement.id')
      .select(['agreement.id', 'item', 'price', 'first', 'last', 'source', 'supplier.supplier', 'supplier.units'])
      .where('first', '<=', on)
      .where('last', '>=', on);
    if (wanted) asked = asked.where('item', 'in', wanted.slice(from, from + AT_A_TIME));
    for (const row of await asked.orderBy('item').orderBy('supplier.supplier').execute()) {
      const supplier = { supplier: row.supplier, units: JSON.parse(row.units) as string[] };
      const known = agreed.get(row.item);
      agreed.set(row.item, {
        ...{ id: row.id, item: row.item, price: price(row.price), source: row.source as PriceSource },
        ...{ first: row.first as AccountingDate, last: row.last as AccountingDate },
        suppliers: [...(known?.suppliers ?? []), supplier],
      });
    }
  }
  return agreed;
}

/** One agreement as the books hold it, with the number of the paper that it came from. */
export interface Agreement extends AgreedPrice {
  readonly paper: number;
  readonly number: string;
}

/** Every agreement, past and to come, by product and first day; of some products only where they are given. */
export async function readAgreements(db: BooksReader, items?: readonly string[]): Promise<readonly Agreement[]> {
  const found: Agreement[] = [];
  const wanted = items && [...new Set(items)];
  for (let from = 0; wanted === undefined ? from === 0 : from < wanted.length; from += AT_A_TIME) {
    let asked = db
      .selectFrom('price_agreement as agreement')
      .innerJoin('procurement_paper as made', 'made.id', 'agreement.paper')
      .innerJoin('price_supplier as supplier', 'supplier.agreement', 'agreement.id')
      .select(['agreement.id', 'item', 'price', 'agreement.first', 'agreement.last', 'source', 'agreement.paper'])
      .select(['made.number', 'supplier.supplier', 'supplier.units']);
    if (wanted) asked = asked.where('item', 'in', wanted.slice(from, from + AT_A_TIME));
    const rows = await asked.orderBy('item').orderBy('agreement.first').orderBy('supplier.supplier').execute();
    for (const row of rows) {
      const supplier = { supplier: row.supplier, units: JSON.parse(row.units) as string[] };
      const before = found.at(-1);
      if (before?.id === row.id) found[found.length - 1] = { ...before, suppliers: [...before.suppliers, supplier] };
      else
        found.push({
          ...{ id: row.id, item: row.item, price: price(row.price), source: row.source as PriceSource },
          ...{ first: row.first as AccountingDate, last: row.last as AccountingDate },
          ...{ paper: row.paper, number: row.number, suppliers: [supplier] },
        });
    }
  }
  return found;
}
