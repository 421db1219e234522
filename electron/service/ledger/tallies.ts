import { type RawBuilder, sql } from 'kysely';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import { sumFen } from '../../../shared/kernel/fen.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import { below } from './books/line-scope.ts';

/** Rows a statement; PostgreSQL allows 65,535 parameters and sql.js 32,766. */
const ROWS_PER_STATEMENT = 500;

/** 合计 of a voucher: Σ of its financial debits, or of its budget debits where it has no financial block. In 分. */
function totalOf({ lines }: Pick<Voucher, 'lines'>): number {
  const financial = lines.filter(({ book }) => book === 'financial');
  return sumFen((financial.length > 0 ? financial : lines).map(({ debit }) => debit));
}

/** Counts vouchers and their lines to the months' tallies, in the transaction that posts them. */
export async function addTallies(tx: BooksTx, vouchers: readonly Voucher[]): Promise<void> {
  const months = new Map<string, { unit: string; period: string; vouchers: number; total: number }>();
  const accounts = new Map<string, { unit: string; code: string; period: string; lines: number }>();
  for (const voucher of vouchers) {
    const { unit, period } = voucher;
    const key = `${unit}/${period}`;
    const month = months.get(key) ?? { unit, period, vouchers: 0, total: 0 };
    months.set(key, { ...month, vouchers: month.vouchers + 1, total: month.total + totalOf(voucher) });
    for (const { code } of voucher.lines) {
      const own = accounts.get(`${key}/${code}`);
      if (own) own.lines += 1;
      else accounts.set(`${key}/${code}`, { unit, code, period, lines: 1 });
    }
  }
  for (const rows of piecesOf([...months.values()]))
    await tx.db
      .insertInto('voucher_tally')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['unit', 'period']).doUpdateSet((eb) => ({
          vouchers: eb('voucher_tally.vouchers', '+', eb.ref('excluded.vouchers')),
          total: eb('voucher_tally.total', '+', eb.ref('excluded.total')),
        })),
      )
      .execute();
  for (const rows of piecesOf([...accounts.values()]))
    await tx.db
      .insertInto('line_tally')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['unit', 'code', 'period']).doUpdateSet((eb) => ({
          lines: eb('line_tally.lines', '+', eb.ref('excluded.lines')),
        })),
      )
      .execute();
}

const piecesOf = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_PER_STATEMENT) }, (_, at) =>
    rows.slice(at * ROWS_PER_STATEMENT, (at + 1) * ROWS_PER_STATEMENT),
  );

/** Lines of an account and those below it, by month; months without any are not there. */
export async function readLineTallies(
  db: BooksReader,
  { unit, code, from, to }: { unit: string; code: string; from: string; to: string },
): Promise<{ period: string; count: number }[]> {
  const rows = await db
    .selectFrom('line_tally')
    .select(({ fn }) => ['period', fn.sum<number>('lines').as('lines')])
    .where('unit', '=', unit)
    .where(below('line_tally.code', code))
    .where('period', '>=', from)
    .where('period', '<=', to)
    .groupBy('period')
    .orderBy('period')
    .execute();
  return rows.map(({ period, lines }) => ({ period, count: Number(lines) }));
}

/** Vouchers by month and Σ of their totals in 分; `wanted` speaks of `voucher_tally`. */
export async function readVoucherTallies(
  db: BooksReader,
  wanted: RawBuilder<boolean>,
): Promise<{ months: { period: string; count: number }[]; sum: number }> {
  const rows = await db
    .selectFrom('voucher_tally')
    .select(['period', sql<number>`sum(vouchers)`.as('vouchers'), sql<number>`sum(total)`.as('total')])
    .where(wanted)
    .groupBy('period')
    .orderBy('period')
    .execute();
  return {
    months: rows.map(({ period, vouchers }) => ({ period, count: Number(vouchers) })),
    sum: rows.reduce((sum, { total }) => sum + Number(total), 0),
  };
}
