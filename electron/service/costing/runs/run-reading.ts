import { costing } from '../../../../shared/contract/costing.ts';
import { changedParts, driverShifts, runShifts } from '../../../../shared/domain/costing/compare-runs.ts';
import { COST_ITEMS, type CostItem } from '../../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, NO_AMOUNTS, totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { valueText } from '../../../../shared/domain/costing/drivers.ts';
import { certifyRun } from '../../../../shared/domain/costing/run-certificate.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearToDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { QueryContext } from '../../pipeline/context.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { changedSince, readRunStandings } from './ground.ts';
import { type CostRun, openHead, type RunHead, runHead, runsOf } from './reading.ts';
import { runWorkbook } from './run-workbook.ts';
import { type KeptScheme, readSchemes } from './schemes.ts';
import { runSteps } from './steps-out.ts';

/** Rows of drivers that differ which are given out; the count is of all. */
const DRIVER_ROWS = 200;

/** What is asked of cost runs: a year's months, one of them, two beside each other. */
export const runReading: readonly Implementation[] = [
  query(costing.runs, async (context, { unit, year }) => {
    const { db, caller } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    const heads = await runsOf(db, unit, year);
    const periods = yearToDate(periodOf(year, 12));
    const standingIn = await readRunStandings(db, unit, periods);
    const months = periods.map((period) => {
      const standing = standingIn(period);
      const runs = heads.filter((head) => head.period === period);
      return {
        ...{ period, drivers: standing.frozen !== undefined, scheme: standing.scheme !== undefined },
        runs: runs.map((head) => ({
          ...headOut(head, caller),
          changed: head.state === 'superseded' ? [] : changedSince(head, standing),
        })),
      };
    });
    return { months };
  }),

  query(costing.runDetail, async (context, { unit: code, run: id }) => {
    const { db, caller } = context;
    const unit = await loadUnit(db, code);
    const run = await runOf(context, code, id);
    const { scheme, changed } = await standingOf(db, run);
    return {
      ...{ ...headOut(run, caller), changed, unit: code, unitName: unit?.name ?? code },
      ...{ official: unit?.chart === 'hospital', method: run.inputs.scheme.method, order: run.inputs.scheme.order },
      ...{ schemeSince: scheme.since, schemeDigest: scheme.digest },
      departments: departmentsOut(run),
      ...runSteps(run),
      certificate: certificateOut(run),
      acts: run.steps.map(({ step, display, instant, reason }) => ({ step, display, instant, reason })),
    };
  }),

  longQuery(
    costing.runBook,
    async (context, { unit: code, run: id }) => {
      const unit = await loadUnit(context.db, code);
      const run = await runOf(context, code, id);
      return { unit: unit!, run, ...(await standingOf(context.db, run)) };
    },
    async (context, _, { unit, run, scheme }) => {
      const who = `${unit.code} ${unit.name}`;
      const book = runWorkbook({
        ...{ who, run, scheme, official: unit.chart === 'hospital' },
        ...{ creator: context.actor, created: context.instant },
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      const name = fileName(`成本分摊-${who}-${run.period}-第${run.version}版.xlsx`);
      return { file: sha256, name, rows: run.result.departments.length };
    },
  ),

  query(costing.compareRuns, async (context, { unit, before: first, after: second }) => {
    const [before, after] = [await runOf(context, unit, first), await runOf(context, unit, second)];
    const shifts = runShifts(before, after);
    const drivers = driverShifts(before.inputs.drivers, after.inputs.drivers);
    const sum = (amount: (shift: (typeof shifts)[number]) => Fen): string => formatYuan(sumFen(shifts.map(amount)));
    return {
      ...{ before: pairOut(before), after: pairOut(after) },
      departments: shifts.map(({ code, name, before: from, after: to, difference, causes, items }) => ({
        ...{ code, name, before: formatYuan(from), after: formatYuan(to), difference: formatYuan(difference) },
        causes: {
          books: formatYuan(causes.books),
          drivers: formatYuan(causes.drivers),
          scheme: formatYuan(causes.scheme),
        },
        items: itemsOut(items),
      })),
      total: {
        ...{ before: formatYuan(before.total), after: formatYuan(after.total) },
        difference: formatYuan(fen(after.total - before.total)),
        causes: {
          books: sum(({ causes }) => causes.books),
          drivers: sum(({ causes }) => causes.drivers),
          scheme: sum(({ causes }) => causes.scheme),
        },
        items: byItem((item) => sum(({ items }) => items[item])),
      },
      changed: changedParts(before.inputs, after.inputs),
      drivers: {
        count: drivers.length,
        rows: drivers.slice(0, DRIVER_ROWS).map(({ driver, giver, receiver, before: from, after: to }) => ({
          ...{ driver, giver, receiver, before: valueText(from), after: valueText(to) },
        })),
      },
    };
  }),
];

type Asking = QueryContext<typeof costing.runDetail | typeof costing.runBook | typeof costing.compareRuns>;

async function runOf(context: Asking, unit: UnitCode, id: number): Promise<CostRun> {
  const head = await runHead(context.db, id);
  if (head?.unit !== unit) throw context.notFound(`成本分摊 ${id}`);
  return openHead(context.db, head);
}

/** The version of the scheme it went by, and what changed since, of a run that still stands. */
async function standingOf(
  db: BooksReader,
  run: CostRun,
): Promise<{ scheme: KeptScheme; changed: ReturnType<typeof changedSince> }> {
  const scheme = (await readSchemes(db, run.unit)).find(({ id }) => id === run.scheme)!;
  if (run.state === 'superseded') return { scheme, changed: [] };
  const standing = await readRunStandings(db, run.unit, [run.period]);
  return { scheme, changed: changedSince(run, standing(run.period)) };
}

function headOut(head: RunHead, caller: Caller) {
  const { id, period, version, state, scheme, digest, preparedBy, preparedAt, lockedBy, lockedAt } = head;
  const scope = scopeOf(caller, 'costing.review');
  const reviews = scope !== undefined && reaches(scope, head.unit);
  return {
    ...{ id, period, version, state, scheme, digest, preparedBy, preparedAt, total: formatYuan(head.total) },
    ...(lockedBy === undefined ? {} : { lockedBy }),
    ...(lockedAt === undefined ? {} : { lockedAt }),
    may: [
      ...(reviews && state === 'prepared' && head.person !== actorOf(caller) ? (['lock'] as const) : []),
      ...(reviews && state === 'locked' ? (['reopen'] as const) : []),
    ],
  };
}

const pairOut = ({
  id,
  period,
  version,
  state,
  total,
}: CostRun): {
  id: number;
  period: Period;
  version: number;
  state: CostRun['state'];
  total: string;
} => ({ ...{ id, period, version, state }, total: formatYuan(total) });

const byItem = <T>(value: (item: CostItem) => T): Record<CostItem, T> =>
  Object.fromEntries(COST_ITEMS.map((item) => [item, value(item)])) as Record<CostItem, T>;

const itemsOut = (amounts: ItemAmounts): Record<CostItem, string> => byItem((item) => formatYuan(amounts[item]));

function departmentsOut({ result: { departments, borne, allocation } }: CostRun) {
  return departments.map(({ code, name, class: kind }, at) => {
    const direct = borne.direct.get(code) ?? NO_AMOUNTS;
    const full = Object.fromEntries(
      COST_ITEMS.map((item, place) => [item, fen(allocation.full[place]![at]!)]),
    ) as ItemAmounts;
    return {
      ...{ code, name, class: kind, direct: itemsOut(direct), directTotal: formatYuan(totalOf(direct)) },
      ...{ full: itemsOut(full), fullTotal: formatYuan(totalOf(full)) },
    };
  });
}

function certificateOut(run: CostRun) {
  const { books, spread, steps, all, holds } = certifyRun(run.inputs, run.result);
  const balanceOut = (balance: { readonly in: ItemAmounts; readonly out: ItemAmounts }) => ({
    ...{ in: itemsOut(balance.in), out: itemsOut(balance.out) },
    ...{ totalIn: formatYuan(totalOf(balance.in)), totalOut: formatYuan(totalOf(balance.out)) },
  });
  return {
    holds,
    books: {
      expenses: itemsOut(books.expenses),
      'fiscal-project': itemsOut(books['fiscal-project']),
      research: itemsOut(books.research),
      direct: itemsOut(books.direct),
    },
    booksTotals: {
      expenses: formatYuan(totalOf(books.expenses)),
      'fiscal-project': formatYuan(totalOf(books['fiscal-project'])),
      research: formatYuan(totalOf(books.research)),
      direct: formatYuan(totalOf(books.direct)),
    },
    ...{ spread: balanceOut(spread), steps: steps.map(balanceOut), all: balanceOut(all) },
    ...{ booksDigest: run.booksDigest, driversDigest: run.driversDigest, departmentsDigest: run.departmentsDigest },
    ...{ driversPreparedBy: run.driversPreparedBy, driversReviewedBy: run.driversReviewedBy },
    fullDigest: run.fullDigest,
  };
}
