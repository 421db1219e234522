import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { checkLedger } from '../ledger/checks.ts';
import { lastTouched } from '../ledger/queries.ts';
import { Kept } from '../pipeline/kept.ts';

/** What the ledger's checks said of a unit's period, without their rows. */
export interface CheckSummary {
  readonly errors: number;
  readonly findings: number;
  /** Rows of all failed checks. */
  readonly rows: number;
  /** The failed checks of severity error. */
  readonly failed: readonly { readonly name: string; readonly title: string; readonly rows: number }[];
  /** Accounts without a group account. */
  readonly unmapped: number;
}

/** Unit periods that are kept in memory: some years of a community of forty, a few hundred bytes each. */
const KEPT_MAX = 4000;

/**
 * Summaries of the ledger's checks, kept from question to question (月结看板 looks often, books change seldom): what was
 * found of a unit stands until an event of the trail touches the unit, or one without a unit touches charts, mapping or
 * register. Rows that were changed behind the trail's back are found by `audit.check`, which keeps nothing.
 */
export class KeptChecks {
  readonly #kept = new Kept<CheckSummary>(KEPT_MAX);

  /** The summary as it stands in this reading; computed when it is not known. */
  async of(db: BooksReader, unit: UnitCode, period: Period): Promise<CheckSummary> {
    const stamp = await lastTouched(db, unit);
    const key = `${unit}/${period}`;
    const known = this.#kept.at(key, stamp);
    if (known) return known.value;
    const summary = summed(await checkLedger(db, { units: [unit], period }));
    this.#kept.keep(key, stamp, summary);
    return summary;
  }
}

function summed(results: readonly CheckResult[]): CheckSummary {
  const failed = results.filter((result) => !result.ok);
  const errors = failed.filter(({ severity }) => severity === 'error');
  return {
    errors: errors.length,
    findings: failed.length - errors.length,
    rows: failed.reduce((sum, { rows }) => sum + rows.length, 0),
    failed: errors.map(({ name, title, rows }) => ({ name, title, rows: rows.length })),
    unmapped: failed.find(({ name }) => name === 'mapping-coverage')?.rows.length ?? 0,
  };
}
