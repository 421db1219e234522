import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import type { PairDifference } from '../../../shared/domain/consolidation/model.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { openOf, readRun } from '../consolidation/queries.ts';
import type { BooksReader } from '../database.ts';
import { checkLedger } from '../ledger/checks.ts';
import { readUnmapped, type UnmappedAccount } from '../ledger/queries.ts';
import { loadUnits } from '../organisation/queries.ts';
import { acceptedRows } from './accepting.ts';

/** What a unit has to mend in a month (整改清单). */
export interface Repairs {
  readonly unit: Unit;
  readonly period: Period;
  readonly failed: readonly CheckResult[];
  readonly unmapped: readonly UnmappedAccount[];
  /** Open differences with other members in the period's last consolidation; undefined while there is none. */
  readonly differences: readonly PairDifference[] | undefined;
  /** Names of the other members by code. */
  readonly names: ReadonlyMap<UnitCode, string>;
}

/** Gathers what a unit has to mend, in one reading; undefined when there is no such unit. */
export async function gatherRepairs(db: BooksReader, code: UnitCode, period: Period): Promise<Repairs | undefined> {
  const units = await loadUnits(db);
  const unit = units.find((one) => one.code === code);
  if (!unit) return undefined;
  const checks = await checkLedger(db, { units: [code], period });
  const acceptedOf = await acceptedRows(db, checks);
  const unmapped = (await readUnmapped(db, code, period)) ?? [];
  const run = await readRun(db, { period });
  return {
    unit,
    period,
    // What was explained is nothing that the unit still has to mend.
    failed: checks
      .filter(({ ok }) => !ok)
      .map((check) => ({ ...check, rows: check.rows.filter((row) => !acceptedOf(check.name, row)) })),
    unmapped: unmapped.filter(({ used }) => used),
    differences: run && openOf(run.result).filter(({ pair }) => pair.includes(code)),
    names: new Map(units.map((one) => [one.code, one.name])),
  };
}
