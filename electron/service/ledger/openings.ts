import type { ComposedYear } from '../../../shared/domain/ledger/composition.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, groupedYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import type { Failure } from '../pipeline/failure.ts';
import type { LedgerParts } from './parts.ts';
import type { LedgerTables } from './tables.ts';
import { recomposeYear } from './years.ts';

/** What keeping openings needs of the operation that asks. */
export interface OpeningsContext {
  readonly db: BooksReader;
  readonly tx: BooksTx;
  refused(code: 'period-closed' | 'unbalanced', message: string): Failure;
}

/** One row of openings as it is kept; `amount` is debit-positive. */
type OpeningRow = LedgerTables['opening_balance'] & { readonly amount: Fen };

/** Refuses once a month of the year, or a later one, was submitted or locked: its openings stand in what was reported. */
export async function refuseReported({ db, refused }: OpeningsContext, unit: UnitCode, year: number): Promise<void> {
  const closed = await db
    .selectFrom('period')
    .select('period')
    .where('unit', '=', unit)
    .where('state', '!=', 'open')
    .where('period', '>=', periodOf(year, 1))
    .limit(1)
    .executeTakeFirst();
  if (closed) throw refused('period-closed', `${unit} 的 ${closed.period} 已上报或锁定，年初余额不能再改`);
}

/** Keeps a unit's openings of a year in place of those before, and composes its year anew; each book must balance. */
export async function keepOpenings(
  { tx, refused }: OpeningsContext,
  { standing }: LedgerParts,
  { unit, year, rows }: { unit: UnitCode; year: number; rows: readonly OpeningRow[] },
): Promise<ComposedYear> {
  for (const book of ['financial', 'budget'] as const) {
    const total = sumFen(rows.filter((row) => row.book === book).map((row) => row.amount));
    if (total !== 0) {
      const name = book === 'financial' ? '财务会计' : '预算会计';
      throw refused('unbalanced', `${name}年初余额借贷不平，差 ${groupedYuan(total)} 元`);
    }
  }
  await tx.db.deleteFrom('opening_balance').where('unit', '=', unit).where('year', '=', year).execute();
  await tx.bulkInsert('opening_balance', rows);
  return recomposeYear(tx, standing, unit, year);
}
