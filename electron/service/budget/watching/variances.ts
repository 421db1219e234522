import { monthIn } from '../../../../shared/domain/budget/month-in.ts';
import { monthsTogether } from '../../../../shared/domain/budget/progress.ts';
import type { BudgetSettings } from '../../../../shared/domain/budget/settings.ts';
import {
  mustExplain,
  type Variance,
  type VarianceCause,
  type VarianceSigned,
  type VarianceState,
  type VarianceStep,
  varianceAt,
  varianceState,
} from '../../../../shared/domain/budget/variance.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { type LineProgress, readProgress } from '../spending/progress.ts';
import { readApprovedYears } from '../spending/unit-years.ts';

/** An item and source of a unit at a month's end. */
export interface VariancePlace {
  readonly unit: UnitCode;
  readonly year: number;
  readonly month: number;
  readonly item: string;
  readonly source: string;
}

/** A step as the books hold it. */
export interface KeptVarianceStep extends VariancePlace, VarianceSigned {
  readonly id: number;
  readonly cause: VarianceCause | '';
  readonly explanation: string;
  readonly measure: string;
  readonly due: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly content: string;
}

/** A variance with what was said of it. */
export interface ExplainedVariance extends VariancePlace {
  readonly variance: Variance;
  readonly outside: boolean;
  readonly byBalance: boolean;
  /** The figures as they would be signed now, as canonical JSON, and their digest. */
  readonly content: string;
  readonly digest: string;
  readonly state: VarianceState;
  /** The oldest first. */
  readonly steps: readonly KeptVarianceStep[];
}

export interface VariancesWanted {
  readonly units: readonly UnitCode[];
  readonly year: number;
  /** 1 to 12. */
  readonly months: readonly number[];
  readonly settings: BudgetSettings;
}

/**
 * What must be explained at some months' ends, and what was explained before and no longer must; by unit, month, item and
 * source. A month counts for a unit once it was reported, or has a later one with books; before, it has not ended.
 */
export async function readVariances(
  db: BooksReader,
  { units, year, months, settings }: VariancesWanted,
): Promise<ExplainedVariance[]> {
  const approved = (
    await readApprovedYears(
      db,
      units.map((unit) => ({ unit, year })),
    )
  ).map(({ unit }) => unit);
  if (approved.length === 0) return [];
  const ended = await readEndedMonths(db, approved, year);
  const lines = together(await readProgress(db, approved, year, 12));
  const adjusted = await readAdjusted(db, approved, year);
  const steps = new Map<string, KeptVarianceStep[]>();
  for (const step of await readVarianceSteps(db, approved, year)) {
    const key = placeKey(step);
    steps.set(key, [...(steps.get(key) ?? []), step]);
  }
  return lines.flatMap((line) =>
    months.flatMap((month): ExplainedVariance[] => {
      if (ended.get(line.unit)?.has(month) !== true) return [];
      const place = { unit: line.unit, year, month, item: line.item, source: line.source };
      const variance = varianceAt(plannedAt(line, adjusted, month), line.months, month, line.lastYear);
      const said = steps.get(placeKey(place)) ?? [];
      const outside = mustExplain(variance, settings);
      if (!outside && said.length === 0) return [];
      const content = varianceContent(place, variance);
      const digest = sha256Text(content);
      const state = varianceState(said, digest);
      return [{ ...place, variance, outside, byBalance: line.byBalance, content, digest, state, steps: said }];
    }),
  );
}

const placeKey = ({ unit, month, item, source }: VariancePlace): string => [unit, month, item, source].join(' ');

/** What is explained (说明的数字), amounts in 分. */
const varianceContent = (
  { unit, year, month, item, source }: VariancePlace,
  { planned, spent, expected, by }: Variance,
): string =>
  canonicalJson({ form: 'tongcai-budget-variance-1', unit, year, month, item, source, planned, spent, expected, by });

interface Together {
  readonly unit: UnitCode;
  readonly item: string;
  readonly source: string;
  /** 批复 of the whole year, without what was adjusted since. */
  readonly approved: Fen;
  readonly months: readonly Fen[];
  readonly lastYear?: readonly Fen[];
  readonly byBalance: boolean;
}

/** Departments and projects of one item and source of a unit as one. */
function together(lines: readonly LineProgress[]): Together[] {
  const groups = new Map<string, LineProgress[]>();
  for (const line of lines) {
    const key = `${line.line.unit} ${line.line.item} ${line.line.source}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((own) => {
    const { line, lastYear } = own[0]!;
    const sum = own.reduce((total, { progress }) => total + progress.approved, 0);
    return {
      ...{ unit: line.unit, item: line.item, source: line.source },
      approved: fen(sum),
      months: monthsTogether(own.map(({ spent }) => spent)),
      byBalance: own.some((each) => each.byBalance),
      // It is of the item, whichever department or project.
      ...(lastYear ? { lastYear } : {}),
    };
  });
}

/** 调整 of a unit's item and source, in 分, by the month of its year in which each was decided: index 1 to 12. */
type Adjusted = ReadonlyMap<string, readonly number[]>;

const adjustedKey = ({ unit, item, source }: Pick<Together, 'unit' | 'item' | 'source'>): string =>
  `${unit} ${item} ${source}`;

/**
 * The year's budget as it was at a month's end (时点预算): what was adjusted later, for whichever month, leaves the past as it
 * was explained.
 */
const plannedAt = (line: Together, adjusted: Adjusted, month: number): Fen =>
  fen((adjusted.get(adjustedKey(line)) ?? []).slice(0, month + 1).reduce((sum, amount) => sum + amount, line.approved));

/** What is decided before the year counts from January, what is decided after it in December, its last month. */
async function readAdjusted(db: BooksReader, units: readonly UnitCode[], year: number): Promise<Adjusted> {
  const rows = await db
    .selectFrom('budget_movement as movement')
    .innerJoin('budget_line as line', 'line.id', 'movement.line')
    .select(['unit', 'item', 'source', 'adjusted', 'instant'])
    .where('unit', 'in', [...units])
    .where('year', '=', year)
    .where('adjusted', '!=', 0)
    .execute();
  const sums = new Map<string, number[]>();
  for (const { adjusted, instant, ...place } of rows) {
    const key = adjustedKey({ ...place, unit: place.unit as UnitCode });
    const months = sums.get(key) ?? Array<number>(13).fill(0);
    const month = monthIn(year, chinaDay(Date.parse(instant)) as AccountingDate);
    months[month] = months[month]! + adjusted;
    sums.set(key, months);
  }
  return sums;
}

async function readEndedMonths(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
): Promise<Map<string, ReadonlySet<number>>> {
  const rows = await db
    .selectFrom('period')
    .select(['unit', 'period', 'state'])
    .where('unit', 'in', [...units])
    .where('basis', 'in', ['summary', 'detail'])
    .where('period', '>=', `${year}-01`)
    .where('period', '<=', `${year + 1}-12`)
    .orderBy('period')
    .execute();
  const last = new Map(rows.map(({ unit, period }) => [unit as string, period as string]));
  const ended = new Map<string, Set<number>>();
  for (const { unit, period, state } of rows) {
    if (!period.startsWith(`${year}-`) || (state === 'open' && last.get(unit) === period)) continue;
    ended.set(unit, (ended.get(unit) ?? new Set()).add(Number(period.slice(5))));
  }
  return ended;
}

/** Every step of some units' year, the oldest first. */
export async function readVarianceSteps(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
): Promise<KeptVarianceStep[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('budget_variance_step')
    .selectAll()
    .where('year', '=', year)
    .where('unit', 'in', [...units])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    unit: row.unit as UnitCode,
    step: row.step as VarianceStep,
    cause: row.cause as VarianceCause | '',
  }));
}
