import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { checkLedger } from '../ledger/checks.ts';
import { lastTouched } from '../ledger/queries.ts';
import { Kept } from '../pipeline/kept.ts';

/** A check that found something, and in how many rows. */
interface CheckLine {
  readonly name: string;
  readonly title: string;
  readonly rows: number;
}

/** What the ledger's checks said of a unit's period, without their rows. */
export interface CheckSummary {
  readonly errors: number;
  readonly findings: number;
  /** Rows of all failed checks. */
  readonly rows: number;
  /** The failed checks of severity error. */
  readonly failed: readonly CheckLine[];
  /** Those of severity finding. */
  readonly found: readonly CheckLine[];
  /** Accounts without a group account. */
  readonly unmapped: number;
}

/** Unit periods that are kept in memory: some years of a community of forty. */
const KEPT_MAX = 1000;
/** Rows that are kept of one unit's period; what found more is run again when its rows are asked for. */
const ROWS_MAX = 2000;

interface Found {
  readonly summary: CheckSummary;
  readonly results: readonly CheckResult[] | undefined;
}

/**
 * What the ledger's checks found, kept from question to question (月结看板 looks often, books change seldom): it stands
 * until an event of the trail touches the unit, or one without a unit touches charts, mapping or register. Rows that were
 * changed behind the trail's back are found by an `audit.check` that is not asked for what is kept.
 */
export class KeptChecks {
  readonly #kept = new Kept<Found>(KEPT_MAX);

  /** The summary as it stands in this reading; computed when it is not known. */
  async of(db: BooksReader, unit: UnitCode, period: Period): Promise<CheckSummary> {
    return (await this.#found(db, unit, period)).summary;
  }

  /** Every check with its rows. */
  async results(db: BooksReader, unit: UnitCode, period: Period): Promise<readonly CheckResult[]> {
    return (await this.#found(db, unit, period)).results ?? checkLedger(db, { units: [unit], period });
  }

  async #found(db: BooksReader, unit: UnitCode, period: Period): Promise<Found> {
    const stamp = await lastTouched(db, unit);
    const key = `${unit}/${period}`;
    const known = this.#kept.at(key, stamp);
    if (known) return known.value;
    const results = await checkLedger(db, { units: [unit], period });
    const summary = summed(results);
    const found = { summary, results: summary.rows > ROWS_MAX ? undefined : results };
    this.#kept.keep(key, stamp, found);
    return found;
  }
}

function summed(results: readonly CheckResult[]): CheckSummary {
  const failed = results.filter((result) => !result.ok);
  const errors = failed.filter(({ severity }) => severity === 'error');
  const findings = failed.filter(({ severity }) => severity !== 'error');
  const line = ({ name, title, rows }: CheckResult): CheckLine => ({ name, title, rows: rows.length });
  return {
    errors: errors.length,
    findings: findings.length,
    rows: failed.reduce((sum, { rows }) => sum + rows.length, 0),
    failed: errors.map(line),
    found: findings.map(line),
    unmapped: failed.find(({ name }) => name === 'mapping-coverage')?.rows.length ?? 0,
  };
}
