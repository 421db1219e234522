import { columnLetters } from '../ledger/reading/grid.ts';
import type { Named } from './kit-form.ts';
import {
  FIRST_ROW,
  FREE_ROWS,
  fixed,
  type KitCell,
  type KitRow,
  type KitSheet,
  labelOf,
  pick,
  sumOf,
} from './kit-form.ts';
import { COUNTED_IN, MEASURES, measureOf } from './measures.ts';
import { type WorkloadRow, workloadKey } from './workload.ts';

export const WORKLOAD_SHEET = '业务量';
/** The month columns of the sheet, and the year's after them. */
export const FIRST_COUNT = 4;
export const YEAR_COUNT = FIRST_COUNT + 12;

const MONTHS = Array.from({ length: 12 }, (_, index) => index);
const HEADINGS: readonly string[] = [
  ...['指标编码', '业务量指标', '科室', '计量单位'],
  ...MONTHS.map((index) => `${index + 1}月`),
  '全年',
];

/** The rows of a kit's 业务量: each measure for the unit as a whole, and what the plan has besides. */
export function givenWorkload(rows: readonly WorkloadRow[]): WorkloadRow[] {
  const given = new Map<string, WorkloadRow>();
  for (const { code } of MEASURES) {
    const row = { department: '', measure: code, months: MONTHS.map(() => 0) };
    given.set(workloadKey(row), row);
  }
  for (const row of rows) given.set(workloadKey(row), row);
  return [...given].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** 业务量预算 as it must come back: counts only, no income. */
export function workloadSheet(
  title: string,
  given: readonly WorkloadRow[],
  departmentsOfUnit: readonly Named[],
): KitSheet {
  const departments = new Map(departmentsOfUnit.map((one) => [one.code, labelOf(one)]));
  const rows = given.map((workload, index): KitRow => {
    const measure = measureOf(workload.measure);
    const texts = [
      workload.measure,
      measure?.name ?? workload.measure,
      departments.get(workload.department) ?? workload.department,
      measure ? COUNTED_IN[measure.unit] : '',
    ];
    const row = FIRST_ROW + index;
    // People in care are counted at the year's end; all else is summed.
    const year: KitCell =
      measure?.year === 'end'
        ? { kind: 'formula', formula: `${columnLetters(YEAR_COUNT - 1)}${row}` }
        : sumOf(FIRST_COUNT, row, YEAR_COUNT - 1, row);
    return { look: 'given', workload, cells: [...texts.map(fixed), ...counts(), year] };
  });
  for (let free = 0; free < FREE_ROWS; free += 1)
    rows.push({
      look: 'free',
      cells: [fixed(''), pick('measure'), pick('department'), fixed(''), ...counts(), fixed('')],
    });
  return { name: WORKLOAD_SHEET, title, headings: HEADINGS, firstRow: FIRST_ROW, rows };
}

const counts = (): KitCell[] => MONTHS.map(() => ({ kind: 'count' }));
