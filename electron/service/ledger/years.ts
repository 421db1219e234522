import type { Book } from '../../../shared/domain/ledger/account.ts';
import {
  type ComposedYear,
  composeYear,
  type KeptBalance,
  openingSlot,
  type SummaryRow,
  type YearFacts,
} from '../../../shared/domain/ledger/composition.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { fen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import { mergeMovements, readBalances, replaceYear } from './balances.ts';
import { setBasis } from './periods.ts';
import type { StandingBalances } from './standing.ts';
import { readChart } from './unit-charts.ts';

/** Composes a unit's year from the facts that are kept, without writing anything: what the balances must be. */
export const composedYear = async (db: BooksReader, unit: UnitCode, year: number): Promise<ComposedYear> =>
  composeYear(await yearFacts(db, unit, year));

/** What a unit's year is composed of. */
export const yearFacts = async (db: BooksReader, unit: UnitCode, year: number): Promise<YearFacts> => ({
  year,
  openings: await givenOpenings(db, unit, year),
  carriedForward: await closingOf(db, unit, year - 1, year),
  summaries: await summariesOf(db, unit, year),
  detail: await turnoversOf(db, unit, year),
});

/**
 * Composes a unit's year anew and keeps it: after a trial balance, an opening or an undone import. A later year that
 * was opened from this one is composed anew as well, for as far as there are years.
 */
export async function recomposeYear(
  tx: BooksTx,
  standing: StandingBalances,
  unit: UnitCode,
  year: number,
): Promise<ComposedYear> {
  const composed = await composedYear(tx.db, unit, year);
  const rows = mergeMovements(composed.rows.map((row) => ({ ...row, unit })));
  await replaceYear(tx, unit, year, rows);
  standing.forget(tx, year);
  await tx.db
    .updateTable('period')
    .set({ basis: 'none' })
    .where('unit', '=', unit)
    .where('period', '>=', `${year}-01`)
    .where('period', '<=', `${year}-12`)
    .execute();
  for (const [period, basis] of composed.bases) await setBasis(tx, unit, period, basis);
  const later = await tx.db
    .selectFrom('balance')
    .select('period')
    .where('unit', '=', unit)
    .where('period', '>', `${year}-99`)
    .where('period', '<=', `${year + 1}-12`)
    .limit(1)
    .executeTakeFirst();
  if (later) await recomposeYear(tx, standing, unit, year + 1);
  return composed;
}

async function givenOpenings(db: BooksReader, unit: UnitCode, year: number): Promise<KeptBalance[] | undefined> {
  const rows = await db
    .selectFrom('opening_balance')
    .selectAll()
    .where('unit', '=', unit)
    .where('year', '=', year)
    .execute();
  if (rows.length === 0) return undefined;
  return rows.map((row) => ({
    period: openingSlot(year),
    book: row.book as Book,
    code: row.code,
    department: row.department,
    fund: row.fund,
    project: row.project,
    counterparty: row.counterparty,
    debit: fen(row.amount),
    credit: ZERO,
    closingDebit: ZERO,
    closingCredit: ZERO,
  }));
}

/** What a year leaves to the next: its closing balances by account and dimensions; undefined when it is not kept. */
async function closingOf(
  db: BooksReader,
  unit: UnitCode,
  year: number,
  next: number,
): Promise<KeptBalance[] | undefined> {
  const rows = await readBalances(db, { units: [unit], from: `${year}-00`, to: `${year}-12` });
  if (rows.length === 0) return undefined;
  const carried = rows.map((row) => ({
    ...row,
    period: openingSlot(next),
    debit: fen(row.debit - row.credit),
    credit: ZERO,
    closingDebit: ZERO,
    closingCredit: ZERO,
  }));
  return mergeMovements(carried).filter((row) => row.debit !== 0);
}

async function summariesOf(db: BooksReader, unit: UnitCode, year: number): Promise<Map<Period, SummaryRow[]>> {
  const chart = await readChart(db, unit);
  assert(chart, `no such unit: ${unit}`);
  const rows = await db
    .selectFrom('trial_balance')
    .innerJoin('batch', 'batch.id', 'trial_balance.batch')
    .selectAll('trial_balance')
    .select('batch.period')
    .where('batch.unit', '=', unit)
    .where('batch.undone', '=', 0)
    .where('batch.period', '>=', `${year}-01`)
    .where('batch.period', '<=', `${year}-12`)
    .where('trial_balance.leaf', '=', 1)
    .orderBy('trial_balance.batch')
    .orderBy('trial_balance.row')
    .execute();
  const summaries = new Map<Period, SummaryRow[]>();
  for (const row of rows) {
    const account = chart.get(row.code);
    assert(account, `an account of a kept trial balance is not in the chart of ${unit}: ${row.code}`);
    const optional = (amount: number | null) => (amount === null ? undefined : fen(amount));
    const summary: SummaryRow = {
      book: account.book,
      code: row.code,
      yearOpening: optional(row.year_opening),
      opening: fen(row.opening),
      debit: fen(row.debit),
      credit: fen(row.credit),
      yearDebit: optional(row.year_debit),
      yearCredit: optional(row.year_credit),
      closing: fen(row.closing),
    };
    const list = summaries.get(row.period as Period);
    if (list) list.push(summary);
    else summaries.set(row.period as Period, [summary]);
  }
  return summaries;
}

/** Turnovers of the posted lines by period, account and dimensions, added up by the database. */
async function turnoversOf(db: BooksReader, unit: UnitCode, year: number): Promise<KeptBalance[]> {
  const rows = await db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(({ fn }) => [
      'line.period',
      'line.book',
      'line.code',
      'line.department',
      'line.fund',
      'line.project',
      'line.counterparty',
      'voucher.kind',
      fn.sum<number>('line.debit').as('debit'),
      fn.sum<number>('line.credit').as('credit'),
    ])
    .where('line.unit', '=', unit)
    .where('line.period', '>=', `${year}-01`)
    .where('line.period', '<=', `${year}-12`)
    .groupBy([
      'line.period',
      'line.book',
      'line.code',
      'line.department',
      'line.fund',
      'line.project',
      'line.counterparty',
      'voucher.kind',
    ])
    .execute();
  // A month whose vouchers were all reversed moved nothing: its trial balance, if there is one, speaks for it again.
  const moved = rows.filter((row) => Number(row.debit) !== 0 || Number(row.credit) !== 0);
  return moved.map((row) => {
    const debit = fen(Number(row.debit));
    const credit = fen(Number(row.credit));
    const closing = row.kind === 'closing';
    return {
      period: row.period,
      book: row.book as Book,
      code: row.code,
      department: row.department,
      fund: row.fund,
      project: row.project,
      counterparty: row.counterparty,
      debit,
      credit,
      closingDebit: closing ? debit : ZERO,
      closingCredit: closing ? credit : ZERO,
    };
  });
}
