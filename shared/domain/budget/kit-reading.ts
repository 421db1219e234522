import { FUND_SOURCES, fundSource } from '../ledger/fund.ts';
import type { RawFile } from '../ledger/reading/grid.ts';
import { blockOf, FIRST_MONTH, KIT_SHEETS, type KitFacts, kitSheets, LEAF_ITEMS } from './kit.ts';
import { Cells, type FormulaReader, type KitProblem } from './kit-cells.ts';
import type { KitRow } from './kit-form.ts';
import { FIRST_COUNT } from './kit-workload.ts';
import { MEASURES } from './measures.ts';
import { type Carry, cellKey, type PlanCell } from './plan.ts';
import { type WorkloadRow, workloadKey } from './workload.ts';

/** What a kit was filled in with; rows whose months are all nil are among them. */
export interface FilledKit {
  readonly cells: readonly PlanCell[];
  readonly carries: readonly Carry[];
  readonly workload: readonly WorkloadRow[];
}

/** What codes and labels of a unit stand for: departments and projects as they are now. */
export interface KitNames {
  readonly departments: readonly { readonly code: string; readonly name: string }[];
  readonly projects: readonly string[];
}

/** Reads a filled-in kit against the form that went out; every cell that is not as it must be is named. */
export function readKit(
  file: RawFile,
  facts: KitFacts,
  formulas: FormulaReader,
  names: KitNames,
): { readonly filled: FilledKit; readonly problems: readonly KitProblem[] } {
  const problems: KitProblem[] = [];
  const cells: PlanCell[] = [];
  const carries: Carry[] = [];
  const workload: WorkloadRow[] = [];
  const seen = new Map<string, number>();
  for (const form of kitSheets(facts)) {
    const sheet = file.sheets.find(({ name }) => name === form.name);
    if (!sheet) {
      problems.push({ sheet: form.name, row: 1, column: 'A', message: '缺少这张工作表，请重新下载填报表' });
      continue;
    }
    const at = new Cells(sheet, form, formulas, problems);
    if (!at.laidOut()) continue;
    for (const [index, row] of form.rows.entries()) {
      const number = form.firstRow + index;
      if (row.carry)
        carries.push({ source: row.carry.source, opening: at.amount(number, 2), used: at.amount(number, 3) });
      const counted = row.workload
        ? { ...row.workload, months: at.counts(number, FIRST_COUNT) }
        : row.look === 'free' && form.name === KIT_SHEETS.workload
          ? freeCount(number, at, names)
          : undefined;
      const cell = row.cell
        ? { ...row.cell, months: at.months(number, FIRST_MONTH) }
        : row.look === 'free' && form.name === KIT_SHEETS.plan
          ? freeCell(row, number, at, names)
          : undefined;
      if (counted) workload.push(counted);
      if (cell) cells.push(cell);
      const name = counted ? workloadKey(counted) : cell ? cellKey(cell) : undefined;
      if (name === undefined) continue;
      const twin = seen.get(name);
      if (twin !== undefined)
        at.problem(
          number,
          1,
          counted
            ? `与第 ${twin} 行是同一指标和科室，请合并填在一行`
            : `与第 ${twin} 行是同一项目、科室、来源和专项，请合并填在一行`,
        );
      seen.set(name, number);
    }
  }
  return { filled: { cells, carries, workload }, problems: inOrder(problems) };
}

const ORDER: readonly string[] = [KIT_SHEETS.plan, KIT_SHEETS.carries, KIT_SHEETS.workload];

/** As a person goes through the workbook: sheet by sheet, row by row, from left to right. */
const inOrder = (problems: readonly KitProblem[]): KitProblem[] => {
  const place = ({ sheet, row, column }: KitProblem): string =>
    [String(ORDER.indexOf(sheet)), String(row).padStart(8, '0'), column.padStart(3)].join(' ');
  return [...problems].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
};

/** A free row, where something stands in it: its choices by label or code. */
function freeCell(row: KitRow, number: number, at: Cells, names: KitNames): PlanCell | undefined {
  const months = at.months(number, FIRST_MONTH);
  const [itemText, departmentText, sourceText, projectText] = [1, 2, 3, 4].map((column) => at.text(number, column));
  const nothing = months.every((amount) => amount === 0);
  if (nothing && itemText === '' && departmentText === '' && sourceText === '' && projectText === '') return undefined;
  const item = named(LEAF_ITEMS, itemText!);
  const department = departmentText === '' ? '' : named(names.departments, departmentText!)?.code;
  const source = named(FUND_SOURCES, sourceText!) ?? fundSource(sourceText!);
  const project = projectText === '' ? '' : names.projects.find((code) => code === projectText);
  if (!item) at.problem(number, 1, itemText === '' ? '请选预算项目' : `没有预算项目“${itemText}”`);
  else if (blockOf(item) !== row.block)
    at.problem(number, 1, `“${item.code} ${item.name}”不属于这一段，请填在它自己的一段`);
  if (department === undefined) at.problem(number, 2, `没有科室“${departmentText}”`);
  if (!source) at.problem(number, 3, sourceText === '' ? '请选资金来源' : `没有资金来源“${sourceText}”`);
  if (project === undefined) at.problem(number, 4, `没有专项“${projectText}”`);
  if (!item || blockOf(item) !== row.block || department === undefined || !source || project === undefined)
    return undefined;
  return { department, item: item.code, source: source.code, project, months };
}

/** A free row of 业务量, where something stands in it. */
function freeCount(number: number, at: Cells, names: KitNames): WorkloadRow | undefined {
  const months = at.counts(number, FIRST_COUNT);
  const [measureText, departmentText] = [at.text(number, 1), at.text(number, 2)];
  if (months.every((count) => count === 0) && measureText === '' && departmentText === '') return undefined;
  const measure = named(MEASURES, measureText);
  const department = departmentText === '' ? '' : named(names.departments, departmentText)?.code;
  if (!measure) at.problem(number, 1, measureText === '' ? '请选业务量指标' : `没有业务量指标“${measureText}”`);
  if (department === undefined) at.problem(number, 2, `没有科室“${departmentText}”`);
  return measure && department !== undefined ? { department, measure: measure.code, months } : undefined;
}

const named = <T extends { readonly code: string; readonly name: string }>(
  list: readonly T[],
  text: string,
): T | undefined =>
  list.find(({ code, name }) => text === code || text === `${code} ${name}`) ??
  only(list.filter((one) => one.name === text));

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);
