import type { HistoryRow } from '../../../../shared/domain/procurement/history/row.ts';
import { ProductFinder } from '../../../../shared/domain/procurement/requests/product.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { readItems } from '../formulary/reading.ts';

/** What is known here of a file's names: codes, or '' where nothing is. */
export interface Named {
  readonly item: string;
  readonly firm: string;
  readonly unit: string;
}

export type Naming = (row: HistoryRow) => Named;

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

/** Finds products by code or name and strength, suppliers by code or name, units by code or name; each text once. */
export async function readNaming(db: BooksReader, on: AccountingDate): Promise<Naming> {
  const finder = new ProductFinder((await readItems(db, on)).values());
  const firms = new Map<string, string>();
  for (const { code, name } of await db.selectFrom('supplier').select(['code', 'name']).execute())
    firms.set(plain(code), code).set(plain(name), code);
  const units = new Map<string, string>();
  for (const { code, name } of await loadUnits(db)) units.set(plain(code), code).set(plain(name), code);
  const found = new Map<string, string>();
  const itemOf = ({ code, product, strength }: HistoryRow): string => {
    const key = `${code}\t${product}`;
    let item = found.get(key);
    if (item === undefined) {
      const name =
        strength !== '' && product.endsWith(` ${strength}`) ? product.slice(0, -strength.length - 1) : product;
      const read = finder.find({ code, name, strength, pack: '' });
      item = 'item' in read ? read.item.code : '';
      found.set(key, item);
    }
    return item;
  };
  return (row) => ({
    item: itemOf(row),
    firm: firms.get(plain(row.supplier)) ?? '',
    unit: row.receiver === '' ? '' : (units.get(plain(row.receiver)) ?? ''),
  });
}
