import { type Carry, cellKey, type PlanCell } from '../../../shared/domain/budget/plan.ts';
import type { Stage } from '../../../shared/domain/budget/rounds.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Json } from '../../../shared/kernel/canonical.ts';
import { type Fen, fen, formatYuan, sumFen } from '../../../shared/kernel/fen.ts';
import type { BooksReader } from '../database.ts';

/** A unit's budget of a year as the books hold it. */
export interface Plan {
  readonly unit: UnitCode;
  readonly year: number;
  readonly stage: Stage;
  /** How often it was changed; 0 before anything was planned. */
  readonly revision: number;
  readonly cells: readonly PlanCell[];
  readonly carries: readonly Carry[];
}

/** The plans of some units, each in the order of its rows' names. */
export async function readPlans(db: BooksReader, units: readonly UnitCode[], year: number): Promise<Plan[]> {
  if (units.length === 0) return [];
  const heads = await db.selectFrom('budget_plan').selectAll().where('year', '=', year).execute();
  const cells = await db
    .selectFrom('budget_cell')
    .selectAll()
    .where('year', '=', year)
    .where('unit', 'in', units)
    .orderBy('item')
    .orderBy('department')
    .orderBy('source')
    .orderBy('project')
    .execute();
  const carries = await db
    .selectFrom('budget_carry')
    .selectAll()
    .where('year', '=', year)
    .where('unit', 'in', units)
    .orderBy('source')
    .execute();
  return units.map((unit) => {
    const head = heads.find((one) => one.unit === unit);
    return {
      unit,
      year,
      stage: (head?.stage ?? 'drafting') as Stage,
      revision: head?.revision ?? 0,
      cells: cells.filter((cell) => cell.unit === unit).map(cellOf),
      carries: carries
        .filter((carry) => carry.unit === unit)
        .map(({ source, opening, used }) => ({ source, opening: fen(opening), used: fen(used) })),
    };
  });
}

const cellOf = (row: Omit<PlanCell, 'months'> & { readonly months: string }): PlanCell => ({
  department: row.department,
  item: row.item,
  source: row.source,
  project: row.project,
  months: (JSON.parse(row.months) as number[]).map((amount): Fen => fen(amount)),
});

/** The plan's rows after some were changed; a row whose months are all nil is gone. */
export function changedCells(cells: readonly PlanCell[], changes: readonly PlanCell[]): PlanCell[] {
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));
  for (const { department, item, source, project, months } of changes) {
    const cell = { department, item, source, project, months };
    if (months.every((amount) => amount === 0)) byKey.delete(cellKey(cell));
    else byKey.set(cellKey(cell), cell);
  }
  return [...byKey.values()];
}

/** A version's content (签认的数字): rows and carry-overs in an order of their own, amounts in 分. */
export const planContent = ({ unit, year, cells, carries }: Plan): Json => ({
  form: 'tongcai-budget-1',
  unit,
  year,
  cells: [...cells]
    .sort((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1))
    .map(({ department, item, source, project, months }) => [department, item, source, project, [...months]]),
  carries: [...carries]
    .sort((a, b) => (a.source < b.source ? -1 : 1))
    .map(({ source, opening, used }) => [source, opening, used]),
});

/** What a version's content holds, as `planContent` wrote it. */
export function contentOf(text: string): Pick<Plan, 'cells' | 'carries'> {
  const content = JSON.parse(text) as {
    cells: [string, string, string, string, number[]][];
    carries: [string, number, number][];
  };
  return {
    cells: content.cells.map(([department, item, source, project, months]) => ({
      ...{ department, item, source, project },
      months: months.map((amount) => fen(amount)),
    })),
    carries: content.carries.map(([source, opening, used]) => ({ source, opening: fen(opening), used: fen(used) })),
  };
}

export const cellOut = ({ department, item, source, project, months }: PlanCell) => ({
  ...{ department, item, source, project },
  months: months.map(formatYuan),
  total: formatYuan(sumFen(months)),
});

export const carryOut = ({ source, opening, used }: Carry) => ({
  source,
  opening: formatYuan(opening),
  used: formatYuan(used),
});
