import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksTx } from '../database.ts';
import { readPeriod, setBasis } from './periods.ts';
import type { StandingBalances } from './standing.ts';
import { recomposeYear } from './years.ts';

/**
 * After posting: the periods touched are in detail from now on. Where a trial balance stood for one of them, or a later
 * year was opened from this one, the unit's years are composed anew, so that opening and movement stay what DOMAIN says.
 * Gives the periods whose movement was a trial balance's until now.
 */
export async function carryForward(
  tx: BooksTx,
  standing: StandingBalances,
  unit: UnitCode,
  vouchers: readonly Pick<Voucher, 'period'>[],
): Promise<Period[]> {
  const overridden: Period[] = [];
  const stale = new Set<number>();
  for (const period of new Set(vouchers.map((voucher) => voucher.period))) {
    const before = await readPeriod(tx.db, unit, period);
    if (before.basis === 'summary') overridden.push(period);
    if (before.basis !== 'none' && before.basis !== 'detail') stale.add(yearOf(period));
    if (before.basis !== 'detail') {
      await setBasis(tx, unit, period, 'detail');
      if (await needsOpening(tx, unit, yearOf(period))) stale.add(yearOf(period));
    }
    if (await hasYear(tx, unit, yearOf(period) + 1)) stale.add(yearOf(period));
  }
  const first = [...stale].sort()[0];
  if (first !== undefined) await recomposeYear(tx, standing, unit, first);
  return overridden;
}

/** The first vouchers of a year whose predecessor is kept, or which has trial balances beside them. */
async function needsOpening(tx: BooksTx, unit: UnitCode, year: number): Promise<boolean> {
  const opening = await tx.db
    .selectFrom('balance')
    .select('period')
    .where('unit', '=', unit)
    .where('period', '=', `${year}-00`)
    .limit(1)
    .executeTakeFirst();
  if (opening) return false;
  const summary = await tx.db
    .selectFrom('batch')
    .select('id')
    .where('unit', '=', unit)
    .where('kind', '=', 'trial-balance')
    .where('undone', '=', 0)
    .where('period', '>=', `${year}-01`)
    .where('period', '<=', `${year}-12`)
    .limit(1)
    .executeTakeFirst();
  return summary !== undefined || (await hasYear(tx, unit, year - 1));
}

async function hasYear(tx: BooksTx, unit: UnitCode, year: number): Promise<boolean> {
  const row = await tx.db
    .selectFrom('balance')
    .select('period')
    .where('unit', '=', unit)
    .where('period', '>=', `${year}-00`)
    .where('period', '<=', `${year}-12`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
