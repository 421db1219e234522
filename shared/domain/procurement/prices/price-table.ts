import { ok, type Result } from '../../../kernel/result.ts';
import type { RawFile } from '../../ledger/reading/grid.ts';
import type { PriceLine } from './agreement.ts';
import { PRICE_COLUMNS } from './headings.ts';
import { type BadCell, tableRows } from './price-cells.ts';

/** Lines of 价格协议 as a file has them, each with its row there, and every cell that could not be read. */
export interface PricesRead {
  readonly lines: readonly PriceLine[];
  /** Of each line the first row in the file. */
  readonly rows: readonly number[];
  readonly bad: readonly BadCell[];
}

const ITEM = /^[A-Z0-9][A-Z0-9._-]{3,39}$/;
const SUPPLIER = /^[A-Z0-9]{4,18}$/;
const UNIT = /^[A-Z0-9]{1,12}$/;

/** Reads lines of prices; rows that differ only in who delivers are one line with several suppliers. */
export function readPriceTable(file: RawFile): Result<PricesRead, string> {
  const bad: BadCell[] = [];
  const rows = tableRows(file, PRICE_COLUMNS, bad);
  if (!rows.ok) return rows;
  const found = new Map<string, { line: PriceLine; row: number }>();
  for (const cells of rows.value) {
    const item = cells.text('item').toUpperCase();
    if (!ITEM.test(item)) cells.reject('item', `品种编码“${item.slice(0, 40)}”应为 4–40 位字母、数字或 . _ -`);
    const price = cells.price('price');
    const first = cells.day('first');
    const last = cells.day('last');
    const supplier = cells.text('supplier').toUpperCase();
    if (!SUPPLIER.test(supplier))
      cells.reject('supplier', `供应商编码“${supplier.slice(0, 40)}”应为 4–18 位字母或数字`);
    const units = cells
      .text('units')
      .toUpperCase()
      .split(/[、,，;； ]+/)
      .filter(Boolean);
    if (units.some((unit) => !UNIT.test(unit)))
      cells.reject('units', `配送单位“${units.join('、').slice(0, 40)}”应为单位编码，以顿号分开`);
    if (cells.faulty || price === undefined || first === undefined || last === undefined) continue;
    const key = `${item} ${price} ${first} ${last}`;
    const known = found.get(key);
    const suppliers = [...(known?.line.suppliers ?? []), { supplier, units }];
    found.set(key, { line: { item, price, first, last, suppliers }, row: known?.row ?? cells.row });
  }
  const read = [...found.values()];
  return ok({ lines: read.map(({ line }) => line), rows: read.map(({ row }) => row), bad });
}
