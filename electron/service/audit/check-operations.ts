import { audit } from '../../../shared/contract/audit.ts';
import type { CheckResult, CheckRow } from '../../../shared/domain/audit/check.ts';
import { consolidationCheckTitle } from '../../../shared/domain/consolidation/check-titles.ts';
import type { Consolidation, PairDifference } from '../../../shared/domain/consolidation/model.ts';
import { CLASS_NAMES, GROUP_NAMES } from '../../../shared/domain/consolidation/rules.ts';
import { type UnitScope, withinScope } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { absFen, formatYuan, groupedYuan } from '../../../shared/kernel/fen.ts';
import { endOf, monthOf, type Period, periodOf, startOf, yearOf } from '../../../shared/kernel/period.ts';
import { payoutChecks } from '../approval/queries.ts';
import { budgetChecks } from '../budget/queries.ts';
import {
  computed,
  confirmedRun,
  differenceKey,
  readExplanations,
  type TriedConsolidations,
} from '../consolidation/queries.ts';
import { costingChecks } from '../costing/queries.ts';
import type { Books, BooksReader } from '../database.ts';
import { checkLedger } from '../ledger/checks.ts';
import { frozenHeads, type ReadFigures } from '../ledger/queries.ts';
import { loadUnits } from '../organisation/queries.ts';
import { answer, type Implementation } from '../pipeline/implementation.ts';
import { guardChecks, paymentChecks, settlementChecks, supplierChecks } from '../procurement/queries.ts';
import { acceptedRows, acceptFinding, explainedIn } from './accepting.ts';
import { trailChecks } from './checks.ts';
import type { KeptChecks } from './kept-checks.ts';

/** Rows of one check that are given out; the count is of all. */
const ROWS_MAX = 5000;

/** Units that are checked in one reading: others are answered between two. */
const UNITS_AT_ONCE = 4;

/** 勾稽检查. */
export const checkOperations = (
  { books, tried }: { readonly books: Books; readonly tried: TriedConsolidations },
  checks: KeptChecks,
): readonly Implementation[] => [
  answer(audit.check, async ({ scope, signal }, { period, unit, only, kept }) => {
    const read: Reading = (question) => {
      signal.throwIfAborted();
      return books.read(question);
    };
    const results = await runChecks(read, { period, unit, only, scope, kept: kept ? { checks, tried } : undefined });
    const acceptedOf = await read((db) => acceptedRows(db, results));
    return {
      checks: results.map((result) => ({
        name: result.name,
        title: result.title,
        severity: result.severity,
        ok: result.ok,
        idle: result.idle === true,
        count: result.rows.length,
        explained: explainedIn(result, acceptedOf),
        rows: result.rows.slice(0, ROWS_MAX).map((row) => {
          const accepted = acceptedOf(result.name, row);
          const { explanation: _said, ...plain } = row;
          return accepted ? { ...plain, accepted } : plain;
        }),
      })),
    };
  }),
  acceptFinding,
];

/** One check's results of two months: idle only where it was so in both. */
function together({ idle, ...sum }: CheckResult, { idle: also, ...result }: CheckResult): CheckResult {
  const rows = [...sum.rows, ...result.rows];
  return { ...sum, ok: sum.ok && result.ok, ...(idle && also ? { idle } : {}), rows };
}

/** Asks the books: each question in a reading of its own, or all in one. */
export type Reading = <T>(question: (db: BooksReader) => Promise<T>) => Promise<T>;

export interface ChecksWanted {
  readonly period?: Period;
  readonly unit?: string;
  readonly only?: readonly string[];
  readonly scope: UnitScope;
  /** Where what was found before is kept: it is taken as long as it holds, instead of running everything again. */
  readonly kept?: { readonly checks: KeptChecks; readonly tried: TriedConsolidations } | undefined;
  /** What the caller has already of the one period asked for. */
  readonly known?: { readonly figures: ReadonlyMap<UnitCode, ReadFigures>; readonly consolidation?: Consolidation };
}

/** Every named check, one result each: of the ledger, of the consolidation and of the trail; over all periods when none is given. */
export async function runChecks(
  read: Reading,
  { period, unit, only, scope, known, kept }: ChecksWanted,
): Promise<CheckResult[]> {
  const units = withinScope(scope, await read(loadUnits), ({ code }) => code)
    .map(({ code }) => code)
    .filter((code) => unit === undefined || code === unit);
  const whole = scope.kind === 'community' && unit === undefined;
  const results = new Map<string, CheckResult>();
  const add = (found: readonly CheckResult[]) => {
    for (const result of found) {
      if (only && !only.includes(result.name)) continue;
      const sum = results.get(result.name);
      results.set(result.name, sum ? together(sum, result) : result);
    }
  };
  if (units.length > 0) {
    const periods = period === undefined ? await read((db) => periodsWithData(db, units)) : [period];
    for (const at of periods) {
      if (kept) for (const one of units) add(await read((db) => kept.checks.results(db, one, at)));
      else
        for (let from = 0; from < units.length; from += UNITS_AT_ONCE) {
          const some = units.slice(from, from + UNITS_AT_ONCE);
          add(await read((db) => checkLedger(db, { units: some, period: at, only, figures: known?.figures })));
        }
      if (whole)
        add(
          await read(async (db) => consolidationChecks(db, at, known?.consolidation ?? (await kept?.tried.of(db, at)))),
        );
    }
    // A budget is a year's: it is looked at once, at the last of its months.
    const last = lastOfYears(periods);
    for (const at of last) add(await read((db) => budgetChecks(db, units, { year: yearOf(at), month: monthOf(at) })));
    // Cost adds up over a year: of all its months the last says what each of them would.
    const span = period === undefined ? 'year' : 'month';
    for (const at of last)
      add(await read((db) => costingChecks(db, { units, period: at, span, figures: known?.figures })));
    // Suppliers are the community's; what they hold is looked at once, on the last day.
    const latest = last.at(-1);
    if (whole && latest !== undefined) {
      add(await read((db) => supplierChecks(db, endOf(latest))));
      const first = startOf(period ?? periodOf(yearOf(latest), 1));
      add(await read((db) => guardChecks(db, first, endOf(latest))));
      add(await read((db) => paymentChecks(db)));
      add(await read((db) => settlementChecks(db, endOf(latest))));
      add(await read((db) => payoutChecks(db, endOf(latest))));
    }
  }
  if (whole) add(await read((db) => trailChecks(db, [frozenHeads])));
  return [...results.values()];
}

/** The last of the periods of each year. */
const lastOfYears = (periods: readonly Period[]): Period[] => [
  ...new Map([...periods].sort().map((at) => [yearOf(at), at])).values(),
];

async function periodsWithData(db: BooksReader, units: readonly string[]): Promise<Period[]> {
  const rows = await db
    .selectFrom('period')
    .select('period')
    .distinct()
    .where('unit', 'in', [...units])
    .where('basis', 'in', ['summary', 'detail'])
    .orderBy('period')
    .execute();
  return rows.map((row) => row.period as Period);
}

/** Two members and what lies between them, in words; of the budget book it says so, or two rows of a pair read alike. */
function placeOf({ pair, kind, book }: PairDifference): string {
  const between = `${pair.join('–')} ${GROUP_NAMES[kind]}`;
  return book === 'budget' ? `${between}（预算）` : between;
}

/** The consolidation's own checks, and each open difference between members. */
async function consolidationChecks(
  db: BooksReader,
  period: Period,
  known: Consolidation | undefined,
): Promise<CheckResult[]> {
  const standing = known ?? (await confirmedRun(db, period))?.result;
  const result = standing ?? (await computed((question) => question(db), period)).result;
  const checks = result.checks.map(
    (check): CheckResult => ({
      name: `consolidation-${check.name}`,
      title: `合并：${consolidationCheckTitle(check.name)}`,
      severity: check.severity,
      ok: check.ok,
      rows: check.ok ? [] : [{ period, place: '合并工作底稿', message: check.detail }],
    }),
  );
  const open = result.differences.filter(
    (row) => row.class !== 'matched' && row.settledBy === undefined && row.open !== 0,
  );
  const explanations = await readExplanations(db, period);
  const rows = open.map((row): CheckRow => {
    const explanation = explanations.get(differenceKey(row));
    return {
      period,
      place: placeOf(row),
      pair: { units: row.pair, kind: row.kind, book: row.book },
      message: `${row.pair[0]} 记 ${groupedYuan(row.left)}，${row.pair[1]} 记 ${groupedYuan(row.right)}，相差 ${groupedYuan(absFen(row.difference))}（${CLASS_NAMES[row.class]}）`,
      difference: formatYuan(absFen(row.difference)),
      ...(explanation === undefined ? {} : { explanation }),
    };
  });
  return [
    ...checks,
    { name: 'intra-group-differences', title: '内部往来一致', severity: 'finding', ok: rows.length === 0, rows },
  ];
}
