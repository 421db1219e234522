import type { Item } from '../../../../shared/domain/procurement/item.ts';
import type { PriceGround } from '../../../../shared/domain/procurement/prices/ground.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { readItems } from '../formulary/reading.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { readAgreements } from './reading.ts';

/** What lines of prices are held against: their products as of their first days, all suppliers and units, and what is agreed. */
export async function readPriceGround(
  db: BooksReader,
  asked: readonly { readonly item: string; readonly first: AccountingDate }[],
): Promise<PriceGround> {
  const codes = [...new Set(asked.map(({ item }) => item))];
  const days = new Map<AccountingDate, Map<string, Item>>();
  for (const first of new Set(asked.map((one) => one.first))) {
    const of = asked.filter((one) => one.first === first).map(({ item }) => item);
    days.set(first, await readItems(db, first, of));
  }
  return {
    itemOn: (code, day) => days.get(day)?.get(code),
    suppliers: await readSuppliers(db),
    units: new Set((await loadUnits(db)).map(({ code }) => code)),
    agreements: await readAgreements(db, codes),
  };
}
