import { ok, type Result } from '../../../kernel/result.ts';
import type { RawFile } from '../../ledger/reading/grid.ts';
import { QUOTE_COLUMNS } from './headings.ts';
import type { Quote } from './negotiation.ts';
import { type BadCell, tableRows } from './price-cells.ts';

const LONGEST_REMARK = 200;

/** A supplier's filled-in 报价单: what could be read, and every cell that could not. */
export interface QuotesRead {
  readonly quotes: readonly Quote[];
  readonly bad: readonly BadCell[];
}

/** Reads a supplier's quotes of the products that were asked; a row without a price is one that it does not quote. */
export function readQuoteTable(
  file: RawFile,
  supplier: string,
  asked: ReadonlySet<string>,
): Result<QuotesRead, string> {
  const bad: BadCell[] = [];
  const rows = tableRows(file, QUOTE_COLUMNS, bad);
  if (!rows.ok) return rows;
  const seen = new Map<string, number>();
  const quotes: Quote[] = [];
  for (const cells of rows.value) {
    const item = cells.text('item').toUpperCase();
    if (item === '' || cells.text('price') === '') continue;
    const before = seen.get(item);
    if (before !== undefined) {
      cells.reject('item', `${item.slice(0, 40)} 与第 ${before} 行重复`);
      continue;
    }
    seen.set(item, cells.row);
    if (!asked.has(item)) {
      cells.reject('item', `询价单里没有品种 ${item.slice(0, 40)}`);
      continue;
    }
    const price = cells.price('price');
    const hours = cells.whole('hours', 1, 9999, '配送时限');
    const days = cells.whole('days', 0, 999, '付款期');
    const remark = cells.text('remark').slice(0, LONGEST_REMARK);
    if (price !== undefined && hours !== undefined && days !== undefined)
      quotes.push({ supplier, item, price, hours, days, remark });
  }
  return ok({ quotes, bad });
}
