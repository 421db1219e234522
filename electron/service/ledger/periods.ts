import type { RecordedHead } from '../../../shared/domain/audit/chain.ts';
import type { PeriodBasis } from '../../../shared/domain/ledger/figures.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../database.ts';

/** 期间状态: open → submitted → locked, and back with a reason. */
export type PeriodState = 'open' | 'submitted' | 'locked';

export interface UnitPeriod {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly state: PeriodState;
  readonly basis: PeriodBasis;
}

/** A unit's period; one that nobody has touched is open and empty. */
export async function readPeriod(db: BooksReader, unit: UnitCode, period: Period): Promise<UnitPeriod> {
  const row = await db
    .selectFrom('period')
    .select(['state', 'basis'])
    .where('unit', '=', unit)
    .where('period', '=', period)
    .executeTakeFirst();
  return { unit, period, state: (row?.state ?? 'open') as PeriodState, basis: (row?.basis ?? 'none') as PeriodBasis };
}

/** The months in which any unit has books, in order. */
export async function readBookMonths(db: BooksReader): Promise<string[]> {
  const rows = await db
    .selectFrom('period')
    .select('period')
    .distinct()
    .where('basis', '!=', 'none')
    .orderBy('period')
    .execute();
  return rows.map(({ period }) => period);
}

/** The states of all units' periods, of these periods; one that nobody ever closed is open. */
export async function readStates(
  db: BooksReader,
  periods: readonly Period[],
): Promise<(unit: UnitCode, period: Period) => PeriodState> {
  if (periods.length === 0) return () => 'open';
  const rows = await db
    .selectFrom('period')
    .select(['unit', 'period', 'state'])
    .where('period', 'in', [...periods])
    .execute();
  const states = new Map(rows.map((row) => [`${row.unit} ${row.period}`, row.state as PeriodState]));
  return (unit, period) => states.get(`${unit} ${period}`) ?? 'open';
}

/** Sets how a unit's period is kept, without touching its state. */
export async function setBasis(tx: BooksTx, unit: UnitCode, period: Period, basis: PeriodBasis): Promise<void> {
  await tx.db
    .insertInto('period')
    .values({ unit, period, state: 'open', basis, chain_head: null, reason: null })
    .onConflict((conflict) => conflict.columns(['unit', 'period']).doUpdateSet({ basis }))
    .execute();
}

/** Moves a unit's period to a state; `chainHead` is frozen with a locked one. */
export async function setState(
  tx: BooksTx,
  at: UnitPeriod,
  state: PeriodState,
  detail: { chainHead?: string; reason?: string },
): Promise<void> {
  const values = { state, chain_head: detail.chainHead ?? null, reason: detail.reason ?? null };
  await tx.db
    .insertInto('period')
    .values({ unit: at.unit, period: at.period, basis: at.basis, ...values })
    .onConflict((conflict) => conflict.columns(['unit', 'period']).doUpdateSet(values))
    .execute();
}

/**
 * 以前月份代入: the units that have sent nothing of a month though they have of an earlier one of its year, with that month. Its
 * balances and year-to-date figures stand in statements, consolidation and packs until the month comes.
 */
export async function readStandIns(db: BooksReader, period: Period): Promise<Map<UnitCode, Period>> {
  const rows = await db
    .selectFrom('period')
    .select(({ fn }) => ['unit', fn.max('period').as('last')])
    .where('period', '>=', `${yearOf(period)}-01`)
    .where('period', '<=', period)
    .where('basis', 'in', ['summary', 'detail'])
    .groupBy('unit')
    .execute();
  return new Map(rows.filter(({ last }) => last !== period).map(({ unit, last }) => [unit, last as Period]));
}

/** The periods of a unit into which nothing may be posted. */
export async function closedPeriods(db: BooksReader, unit: UnitCode): Promise<Set<string>> {
  const rows = await db
    .selectFrom('period')
    .select('period')
    .where('unit', '=', unit)
    .where('state', '!=', 'open')
    .execute();
  return new Set(rows.map((row) => row.period));
}

/** Heads of the trail that were frozen when periods were locked: the trail must still hold them. */
export async function frozenHeads(db: BooksReader): Promise<RecordedHead[]> {
  const rows = await db
    .selectFrom('period')
    .select(['unit', 'period', 'chain_head'])
    .where('chain_head', 'is not', null)
    .execute();
  return rows.map((row) => ({ source: `${row.unit} ${row.period} 锁定`, hash: row.chain_head! }));
}
