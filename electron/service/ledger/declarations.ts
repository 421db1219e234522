import type { Declared } from '../../../shared/domain/ledger/declared.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';

/** Declarations of all units in the year up to a period, and of the December before it: they say the opening. */
export async function readDeclarations(db: BooksReader, period: Period): Promise<Declared[]> {
  const rows = await db
    .selectFrom('declaration')
    .innerJoin('batch', 'batch.id', 'declaration.batch')
    .selectAll('declaration')
    .select(['batch.unit', 'batch.period'])
    .where('batch.undone', '=', 0)
    .where('batch.period', '>=', periodOf(yearOf(period) - 1, 12))
    .where('batch.period', '<=', period)
    .orderBy('declaration.batch')
    .orderBy('declaration.row')
    .execute();
  return rows.map((row) => ({
    unit: row.unit,
    period: row.period as Period,
    batch: row.batch,
    row: row.row,
    code: row.code,
    counterparty: row.counterparty,
    amount: fen(row.amount),
    document: row.document,
    date: row.date,
  }));
}

/** Months of the year up to a period that each unit keeps in summary, in order; one that was carried in counts too. */
export async function readSummaryPeriods(db: BooksReader, until: Period): Promise<Map<UnitCode, Period[]>> {
  const rows = await db
    .selectFrom('period')
    .select(['unit', 'period'])
    .where('basis', 'in', ['summary', 'carried'])
    .where('period', '>=', periodOf(yearOf(until), 1))
    .where('period', '<=', until)
    .orderBy('period')
    .execute();
  const periods = new Map<UnitCode, Period[]>();
  for (const row of rows) periods.set(row.unit, [...(periods.get(row.unit) ?? []), row.period as Period]);
  return periods;
}
