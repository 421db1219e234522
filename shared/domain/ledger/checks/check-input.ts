import type { Period } from '../../../kernel/period.ts';
import type { CheckResult, CheckRow } from '../../audit/check.ts';
import type { ChartName, UnitCode } from '../../organisation/unit.ts';
import type { UnitAccount } from '../account.ts';
import type { CompositionDifference } from '../composition.ts';
import type { AccountFigure, PeriodBasis } from '../figures.ts';
import type { Statement } from '../statement.ts';
import type { Voucher } from '../voucher.ts';

/** Whose books and when. */
export interface OfUnit {
  readonly unit: UnitCode;
  readonly period: Period;
}

/** Figures of the unit up to the period, with their dimensions. */
export interface OfFigures extends OfUnit {
  readonly figures: readonly AccountFigure[];
}

/** Vouchers of the period alone. */
export interface OfVouchers extends OfUnit {
  readonly vouchers: readonly Voucher[];
}

/** Statements of the period in the unit's own layout. */
export interface OfStatements extends OfUnit {
  readonly statements: readonly Statement[];
}

/** The unit's whole chart and the official one it follows. */
export interface OfChart extends OfUnit {
  readonly chart: ChartName;
  readonly accounts: readonly UnitAccount[];
}

/** Vouchers with what is needed to understand their accounts. */
export interface OfBooks extends OfVouchers, OfChart {
  /** The group account of a unit's account in the period. */
  group(code: string): string | undefined;
}

/** Everything the checks of one unit's period may read. Each check names the part it needs and can run on that alone. */
export interface UnitCheckInput extends OfFigures, OfStatements, OfBooks {
  readonly basis: PeriodBasis;
  /** Figures at the end of last year, when they are kept. */
  readonly lastYear?: readonly AccountFigure[];
  /** Where a trial balance and what is kept disagree (composition.ts). */
  readonly differences?: readonly CompositionDifference[];
  /** False when nothing says how the year opened (composition.ts). */
  readonly openingKnown?: boolean;
  /** 本年盈余与预算结余差异, when it was made. */
  readonly reconciliation?: Statement;
}

/** A named check (勾稽检查): a pure function of plain input, the same at import, at locking, on screen and in the pack. */
export interface Check<Input> {
  readonly name: string;
  readonly title: string;
  readonly severity: CheckResult['severity'];
  run(input: Input): Iterable<CheckRow>;
}

/** Runs one check alone. */
export function runCheck<Input>(check: Check<Input>, input: Input): CheckResult {
  const rows = [...check.run(input)];
  const { name, title, severity } = check;
  return { name, title, severity, ok: rows.length === 0, rows };
}
