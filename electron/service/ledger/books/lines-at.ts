import type { BooksReader } from '../../database.ts';

/** Which line: of which voucher, and its number there. */
export interface Place {
  readonly voucher: number;
  readonly line: number;
}

/** Vouchers a statement; PostgreSQL allows 65,535 parameters and sql.js 32,766. */
const VOUCHERS_PER_STATEMENT = 2000;

export type LineAt = Awaited<ReturnType<typeof readVouchersLines>>[number];

/** The lines at these places, in their order. */
export async function readLinesAt(db: BooksReader, places: readonly Place[]): Promise<LineAt[]> {
  const wanted = new Map(places.map(({ voucher, line }, at) => [`${voucher}/${line}`, at]));
  const vouchers = [...new Set(places.map(({ voucher }) => voucher))];
  const found: LineAt[] = Array(places.length);
  for (let at = 0; at < vouchers.length; at += VOUCHERS_PER_STATEMENT)
    for (const row of await readVouchersLines(db, vouchers.slice(at, at + VOUCHERS_PER_STATEMENT))) {
      const place = wanted.get(`${row.voucher}/${row.line}`);
      if (place !== undefined) found[place] = row;
    }
  return found;
}

/** All lines of these vouchers, in no order. */
export const readVouchersLines = (db: BooksReader, vouchers: readonly number[]) =>
  db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(['line.voucher', 'line.line', 'line.period', 'line.code', 'line.summary', 'line.debit', 'line.credit'])
    .select(['line.book', 'line.counterparty', 'line.department', 'line.project', 'line.fund', 'line.document'])
    .select(['voucher.type', 'voucher.number', 'voucher.date'])
    .where('line.voucher', 'in', [...vouchers])
    .execute();
