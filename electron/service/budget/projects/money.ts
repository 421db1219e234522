import { type BudgetLine, lineKey } from '../../../../shared/domain/budget/line.ts';
import { moneyTogether, type ProjectMoney } from '../../../../shared/domain/budget/project-money.ts';
import { EMPTY_STANDING, type Standing } from '../../../../shared/domain/budget/standing.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readBook } from '../book.ts';
import { rowsBy } from '../in-pieces.ts';

/** A budget line of a project with what it holds. */
export interface ProjectLine {
  readonly line: BudgetLine;
  readonly standing: Standing;
}

/** The lines of all years that name a project, of some units; by year, item, department and source. */
export async function readProjectLines(
  db: BooksReader,
  units: readonly UnitCode[],
  code?: string,
): Promise<ProjectLine[]> {
  if (units.length === 0) return [];
  let of = db
    .selectFrom('budget_line')
    .select(['unit', 'year', 'department', 'item', 'source', 'project'])
    .where('unit', 'in', [...units])
    .where('project', '<>', '')
    .orderBy('year')
    .orderBy('item')
    .orderBy('department')
    .orderBy('source');
  if (code !== undefined) of = of.where('project', '=', code);
  const rows = await of.execute();
  const lines = rows.map((row): BudgetLine => ({ ...row, unit: row.unit as UnitCode }));
  const book = await readBook(db, [], lines);
  return lines.map((line) => ({ line, standing: book.standingOf(lineKey(line)) ?? EMPTY_STANDING }));
}

type Named = { readonly unit: UnitCode; readonly code: string };
const projectName = ({ unit, code }: Named): string => `${unit} ${code}`;

/** The lines of each project, grouped once for a whole library. */
export function linesByProject(lines: readonly ProjectLine[]): (project: Named) => readonly ProjectLine[] {
  const groups = rowsBy(lines, ({ line }) => projectName({ unit: line.unit, code: line.project }));
  return (project) => groups.get(projectName(project)) ?? [];
}

export const moneyOf = (lines: readonly ProjectLine[]): ProjectMoney =>
  moneyTogether(lines.map(({ standing }) => standing));

/** What the plans ask for a project by year, approved or not, in 分. */
export async function readPlanned(db: BooksReader, unit: UnitCode, code: string): Promise<ReadonlyMap<number, Fen>> {
  const rows = await db
    .selectFrom('budget_cell')
    .select(['year', 'months'])
    .where('unit', '=', unit)
    .where('project', '=', code)
    .execute();
  const sums = new Map<number, Fen>();
  for (const { year, months } of rows)
    sums.set(year, fen((sums.get(year) ?? ZERO) + sumFen((JSON.parse(months) as number[]).map(fen))));
  return sums;
}

export const moneyOut = ({ approved, adjusted, reserved, committed, spent, available, rate }: ProjectMoney) => ({
  approved: formatYuan(approved),
  adjusted: formatYuan(adjusted),
  reserved: formatYuan(reserved),
  committed: formatYuan(committed),
  spent: formatYuan(spent),
  available: formatYuan(available),
  rate: rate ?? null,
});
