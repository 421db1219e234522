import { MEASURES, measureOf } from './measures.ts';

/** One row of 业务量预算: what is counted, of which department ('' for the unit as a whole), January first. */
export interface WorkloadRow {
  readonly department: string;
  readonly measure: string;
  /** Twelve whole numbers, not below nil. */
  readonly months: readonly number[];
}

/** More than a county has in a month: beyond it a figure is a slip, and sums of all units stay exact. */
export const COUNT_MAX = 100_000_000;

/** The row's name within its plan. */
export const workloadKey = ({ measure, department }: Omit<WorkloadRow, 'months'>): string =>
  [measure, department].join('\u0000');

/** The year's figure of a row: its months summed, or December's where people in care are counted. */
export function workloadYear({ measure, months }: Pick<WorkloadRow, 'measure' | 'months'>): number {
  if (measureOf(measure)?.year === 'end') return months.at(-1) ?? 0;
  return months.reduce((sum, count) => sum + count, 0);
}

/** Why a row cannot stand in a plan, in one sentence; undefined where it can. */
export function againstWorkload({ measure, months }: WorkloadRow): string | undefined {
  const known = measureOf(measure);
  if (!known) return `没有业务量指标 ${measure}`;
  if (months.length !== 12 || months.some((count) => !Number.isSafeInteger(count) || count < 0 || count > COUNT_MAX))
    return `${known.code} ${known.name} 每月只能是不小于 0 的整数`;
  return undefined;
}

/** A year's count over twelve months: equal, what is left over one each from January on; an end-of-year count stands all year. */
export function spreadCount(measure: string, year: number): number[] {
  if (measureOf(measure)?.year === 'end') return Array.from({ length: 12 }, () => year);
  const [each, left] = [Math.floor(year / 12), year % 12];
  return Array.from({ length: 12 }, (_, at) => each + (at < left ? 1 : 0));
}

/** Rows of one measure as one: month by month (合计), departments and units alike, in the order of the list. */
export function summedWorkload(rows: readonly WorkloadRow[]): Omit<WorkloadRow, 'department'>[] {
  return MEASURES.flatMap(({ code }) => {
    const own = rows.filter(({ measure }) => measure === code);
    if (own.length === 0) return [];
    const months = Array.from({ length: 12 }, (_, at) => own.reduce((sum, row) => sum + (row.months[at] ?? 0), 0));
    return [{ measure: code, months }];
  });
}

/** The rows after some were changed; one whose months are all nil is gone. */
export function changedWorkload(rows: readonly WorkloadRow[], changes: readonly WorkloadRow[]): WorkloadRow[] {
  const byKey = new Map(rows.map((row) => [workloadKey(row), row]));
  for (const { department, measure, months } of changes) {
    const row = { department, measure, months };
    if (months.every((count) => count === 0)) byKey.delete(workloadKey(row));
    else byKey.set(workloadKey(row), row);
  }
  return inOrder(byKey);
}

/** Rows in the order of their names, however they came: what is signed does not depend on who typed first. */
const inOrder = <T>(byKey: ReadonlyMap<string, T>): T[] =>
  [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
