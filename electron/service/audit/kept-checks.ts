import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { checkLedger } from '../ledger/checks.ts';
import { lastTouched } from '../ledger/queries.ts';
import { Kept } from '../pipeline/kept.ts';
import { type AcceptedOf, acceptedRows, explainedIn } from './accepting.ts';

/** A check that found something, and in how many rows that are still open. */
interface CheckLine {
  readonly name: string;
  readonly title: string;
  readonly rows: number;
}

/** A finding, with the rows that somebody has explained beside those that are open. */
interface FindingLine extends CheckLine {
  readonly explained: number;
}

/** What the ledger's checks said of a unit's period, without their rows. */
export interface CheckSummary {
  readonly errors: number;
  /** Findings with a row that nobody has explained. */
  readonly findings: number;
  /** Findings whose every row was explained (已说明). */
  readonly explained: number;
  /** Rows of all failed checks that are still open. */
  readonly rows: number;
  /** The failed checks of severity error. */
  readonly failed: readonly CheckLine[];
  /** Those of severity finding, explained or not. */
  readonly found: readonly FindingLine[];
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
    const summary = summed(results, await acceptedRows(db, results));
    const rows = results.reduce((sum, result) => sum + result.rows.length, 0);
    const found = { summary, results: rows > ROWS_MAX ? undefined : results };
    this.#kept.keep(key, stamp, found);
    return found;
  }
}

function summed(results: readonly CheckResult[], acceptedOf: AcceptedOf): CheckSummary {
  const notOk = results.filter((result) => !result.ok);
  const failed = notOk
    .filter(({ severity }) => severity === 'error')
    .map(({ name, title, rows }): CheckLine => ({ name, title, rows: rows.length }));
  const found = notOk
    .filter(({ severity }) => severity !== 'error')
    .map((result): FindingLine => {
      const explained = explainedIn(result, acceptedOf);
      return { name: result.name, title: result.title, rows: result.rows.length - explained, explained };
    });
  const open = found.filter(({ rows }) => rows > 0).length;
  return {
    errors: failed.length,
    findings: open,
    explained: found.length - open,
    rows: [...failed, ...found].reduce((sum, { rows }) => sum + rows, 0),
    failed,
    found,
    unmapped: notOk.find(({ name }) => name === 'mapping-coverage')?.rows.length ?? 0,
  };
}
