import { type Carry, cellKey, type PlanCell } from '../../../shared/domain/budget/plan.ts';
import {
  type GoodsKind,
  type Method,
  type ProcurementRow,
  procurementKey,
} from '../../../shared/domain/budget/procurement.ts';
import type { Stage } from '../../../shared/domain/budget/rounds.ts';
import type { Schedules } from '../../../shared/domain/budget/schedules.ts';
import { type WorkloadRow, workloadKey } from '../../../shared/domain/budget/workload.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Json } from '../../../shared/kernel/canonical.ts';
import { type Fen, fen, formatYuan, sumFen } from '../../../shared/kernel/fen.ts';
import type { BooksReader } from '../database.ts';
import { readSchedules } from './schedules/keeping.ts';

/** A unit's budget of a year as the books hold it. */
export interface Plan extends Schedules {
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
  const schedules = await readSchedules(db, units, year);
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
      workload: schedules.get(unit)?.workload ?? [],
      procurement: schedules.get(unit)?.procurement ?? [],
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

/**
 * A version's content (签认的数字): rows and carry-overs in an order of their own, amounts in 分. A plan without schedules has
 * the form that plans had before there were any, so that the same figures keep the same digest.
 */
export const planContent = ({ unit, year, cells, carries, workload, procurement }: Plan): Json => ({
  form: workload.length + procurement.length === 0 ? 'tongcai-budget-1' : 'tongcai-budget-2',
  unit,
  year,
  cells: byName(cells, cellKey).map(({ department, item, source, project, months }) => [
    ...[department, item, source, project],
    [...months],
  ]),
  carries: byName(carries, ({ source }) => source).map(({ source, opening, used }) => [source, opening, used]),
  ...(workload.length === 0
    ? {}
    : {
        workload: byName(workload, workloadKey).map(({ department, measure, months }) => [
          ...[department, measure],
          [...months],
        ]),
      }),
  ...(procurement.length === 0
    ? {}
    : {
        procurement: byName(procurement, procurementKey).map((row) => [
          ...[row.department, row.item, row.source, row.project, row.goods, row.kind, row.listed],
          ...[row.quantity, row.unit, row.price, row.month, row.method],
        ]),
      }),
});

const byName = <T>(rows: readonly T[], nameOf: (row: T) => string): T[] =>
  [...rows].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

type Bought = [string, string, string, string, string, GoodsKind, boolean, number, string, number, number, Method];

/** What a version's content holds, as `planContent` wrote it, now or before there were schedules. */
export function contentOf(text: string): Pick<Plan, 'cells' | 'carries' | keyof Schedules> {
  const content = JSON.parse(text) as {
    cells: [string, string, string, string, number[]][];
    carries: [string, number, number][];
    workload?: [string, string, number[]][];
    procurement?: Bought[];
  };
  return {
    cells: content.cells.map(([department, item, source, project, months]) => ({
      ...{ department, item, source, project },
      months: months.map((amount) => fen(amount)),
    })),
    carries: content.carries.map(([source, opening, used]) => ({ source, opening: fen(opening), used: fen(used) })),
    workload: (content.workload ?? []).map(
      ([department, measure, months]): WorkloadRow => ({ department, measure, months }),
    ),
    procurement: (content.procurement ?? []).map(
      ([
        department,
        item,
        source,
        project,
        goods,
        kind,
        listed,
        quantity,
        unit,
        price,
        month,
        method,
      ]): ProcurementRow => ({
        ...{ department, item, source, project, goods, kind, listed },
        ...{ quantity, unit, price: fen(price), month, method },
      }),
    ),
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
