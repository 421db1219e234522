import type { CheckResult, CheckRow } from '../../../shared/domain/audit/check.ts';
import { runCheck, type UnitCheckInput } from '../../../shared/domain/ledger/checks/check-input.ts';
import { compositionCheck } from '../../../shared/domain/ledger/checks/kept-balances.ts';
import { runLedgerChecks } from '../../../shared/domain/ledger/checks/registry.ts';
import { vouchersPending } from '../../../shared/domain/ledger/desk/pending.ts';
import { evaluateAll } from '../../../shared/domain/ledger/statements/evaluate.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readBalances } from './balances.ts';
import { bankCheck } from './bank/checks.ts';
import { readPending } from './desk/pending.ts';
import { type ReadFigures, readFigures } from './figures.ts';
import { readResolvers } from './mapping.ts';
import { readPeriod } from './periods.ts';
import { readReconciliation } from './statements.ts';
import { readVouchers } from './vouchers.ts';
import { composedYear } from './years.ts';

/** Which checks, of whom. */
export interface CheckScope {
  readonly units: readonly UnitCode[];
  readonly period: Period;
  /** Only these, by name; all when absent. */
  readonly only?: readonly string[];
  /** Figures of the units, where the caller has them already. */
  readonly figures?: ReadonlyMap<UnitCode, ReadFigures>;
}

/** Runs the named checks of the given units' period; one result a check, with the rows of all units. */
export async function checkLedger(
  db: BooksReader,
  { units, period, only, figures: known }: CheckScope,
): Promise<CheckResult[]> {
  const results = new Map<string, CheckResult>();
  const figures = known ?? (await readFigures(db, period, units));
  const lastYear = await readFigures(db, periodOf(yearOf(period) - 1, 12), units);
  const resolvers = await readResolvers(db, new Map([...figures].map(([unit, { chart }]) => [unit, chart])), period);
  const vouchers = await readVouchers(db, { units, from: period, to: period });
  const unsent: CheckRow[] = [];
  for (const [unit, read] of figures) {
    if (read.figures.length === 0 || (await readPeriod(db, unit, period)).basis === 'none') {
      unsent.push({ unit, period, place: unit, message: `${unit} ${period} 尚未报账` });
    }
    if (read.figures.length === 0) continue;
    const before = lastYear.get(unit)?.figures;
    const composed = await composedYear(db, unit, yearOf(period));
    const input: UnitCheckInput = {
      unit,
      period,
      figures: read.figures,
      statements: evaluateAll(read.figures, read.chart.official),
      vouchers: vouchers.filter((voucher) => voucher.unit === unit),
      chart: read.chart.official,
      accounts: read.chart.accounts,
      group: (code) => resolvers.get(unit)?.(code),
      basis: (await readPeriod(db, unit, period)).basis,
      lastYear: before && before.length > 0 ? before : undefined,
      differences: composed.differences.filter((difference) => difference.period === period),
      openingKnown: composed.openingKnown,
      reconciliation: await readReconciliation(db, new Map([[unit, read]]), period, read.chart.official),
    };
    const kept = await readBalances(db, { units: [unit], from: `${yearOf(period)}-00`, to: `${yearOf(period)}-12` });
    for (const result of [
      compositionCheck({ unit, period, kept, composed: composed.rows }),
      ...runLedgerChecks(input, only),
    ]) {
      if (only && !only.includes(result.name)) continue;
      const sum = results.get(result.name);
      results.set(result.name, sum ? { ...sum, ok: sum.ok && result.ok, rows: [...sum.rows, ...result.rows] } : result);
    }
  }
  const reported: CheckResult = {
    name: 'period-reported',
    title: '单位已报账',
    severity: 'error',
    ok: unsent.length === 0,
    rows: unsent,
  };
  const others = [reported, await pendingCheck(db, units, period), await bankCheck(db, units, period, only)].filter(
    ({ name }) => !only || only.includes(name),
  );
  return [...others, ...results.values()];
}

/** Drafts stand on the desk of a unit whether or not it has books in the month. */
async function pendingCheck(db: BooksReader, units: readonly UnitCode[], period: Period): Promise<CheckResult> {
  const pending = await readPending(db, units, period);
  const results = units.map((unit) => runCheck(vouchersPending, { unit, period, pending: pending.get(unit) ?? [] }));
  const rows = results.flatMap((result) => result.rows);
  const { name, title, severity } = vouchersPending;
  return { name, title, severity, ok: rows.length === 0, rows };
}
