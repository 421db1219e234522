import { bearing } from '../../../../shared/domain/costing/department.ts';
import { type Costed, costedOf, sumCosted } from '../../../../shared/domain/costing/reports/costed.ts';
import type { CostSpan } from '../../../../shared/domain/costing/span.ts';
import type { Unit, UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Period, yearToDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { refusal } from '../../pipeline/failure.ts';
import { type CostRun, lockedRuns, openRun } from '../runs/reading.ts';

/** What a report is asked of. */
export interface Asked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly span?: CostSpan;
  /** One run of the unit's month, locked or not, instead of the locked ones. */
  readonly run?: number | undefined;
}

/** The runs that a report is of, the earliest month first, and the months of its span that have none. */
export interface Source {
  readonly unit: Unit;
  readonly runs: readonly CostRun[];
  readonly missing: readonly Period[];
}

interface Context {
  readonly db: BooksReader;
  notFound(what: string): Error;
}

/** Reads what a report is of; the months without a locked run are named. Not found: the unit, a run that is not of it. */
export async function readSource({ db, notFound }: Context, asked: Asked): Promise<Source> {
  const unit = await loadUnit(db, asked.unit);
  if (!unit) throw notFound(`单位 ${asked.unit}`);
  if (asked.run !== undefined) {
    const run = await openRun(db, asked.run);
    if (run?.unit !== asked.unit || run.period !== asked.period) throw notFound(`成本分摊 ${asked.run}`);
    return { unit, runs: [run], missing: [] };
  }
  const periods = asked.span === 'year' ? yearToDate(asked.period) : [asked.period];
  const locked = await lockedRuns(db, asked.unit, periods);
  return {
    unit,
    runs: periods.flatMap((period) => locked.get(period) ?? []),
    missing: periods.filter((period) => !locked.has(period)),
  };
}

/** As `readSource`, refused where there is no run at all. */
export async function readRuns(context: Context, asked: Asked): Promise<Source> {
  const source = await readSource(context, asked);
  if (source.runs.length === 0)
    throw refusal('no-locked-run', `${asked.unit} ${asked.period} 还没有锁定的成本分摊，先在“成本分摊”复核并锁定`);
  return source;
}

/** The one run of a month. */
export async function readRun(
  context: Context,
  asked: Omit<Asked, 'span'>,
): Promise<Source & { readonly run: CostRun }> {
  const source = await readRuns(context, asked);
  return { ...source, run: source.runs[0]! };
}

/** The runs of a source added up. */
export const costedIn = ({ runs }: Pick<Source, 'runs'>): Costed =>
  sumCosted(runs.map(({ result, inputs }) => costedOf(result, inputs.drivers)));

export const sourceOut = ({ unit, runs, missing }: Source) => ({
  ...{ unit: unit.code, name: unit.name, official: unit.chart === 'hospital' },
  runs: runs.map(({ id, period, version, state }) => ({ period, run: id, version, locked: state === 'locked' })),
  missing: [...missing],
});

/** Departments that bear cost, by code. */
export const departmentsIn = ({ inputs }: CostRun) =>
  new Map(bearing(inputs.departments).map((each) => [each.code, each]));
