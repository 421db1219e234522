import {
  type GoodsKind,
  type Method,
  type ProcurementRow,
  procurementAmount,
  procurementKey,
} from '../../../../shared/domain/budget/procurement.ts';
import type { Stage } from '../../../../shared/domain/budget/rounds.ts';
import type { Schedules } from '../../../../shared/domain/budget/schedules.ts';
import { type WorkloadRow, workloadKey, workloadYear } from '../../../../shared/domain/budget/workload.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader, BooksTx } from '../../database.ts';

/** The schedules of some units' plans by unit, each in the order of its rows' names; a unit without any is not in it. */
export async function readSchedules(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
): Promise<ReadonlyMap<string, Schedules>> {
  const counted = await db
    .selectFrom('budget_workload')
    .selectAll()
    .where('year', '=', year)
    .where('unit', 'in', units)
    .execute();
  const bought = await db
    .selectFrom('budget_procurement')
    .selectAll()
    .where('year', '=', year)
    .where('unit', 'in', units)
    .execute();
  const found = new Map<string, { workload: WorkloadRow[]; procurement: ProcurementRow[] }>();
  const own = (unit: string) => {
    const known = found.get(unit) ?? { workload: [], procurement: [] };
    found.set(unit, known);
    return known;
  };
  for (const { unit, department, measure, months } of counted)
    own(unit).workload.push({ department, measure, months: JSON.parse(months) as number[] });
  for (const row of bought) own(row.unit).procurement.push(purchaseOf(row));
  for (const { workload, procurement } of found.values()) {
    byName(workload, workloadKey);
    byName(procurement, procurementKey);
  }
  return found;
}

/** In place, by the characters' codes: the engines order Chinese each in a way of their own. */
const byName = <T>(rows: T[], nameOf: (row: T) => string): T[] => rows.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

interface Bought {
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
  readonly goods: string;
  readonly month: number;
  readonly kind: string;
  readonly listed: number;
  readonly quantity: number;
  readonly counted_in: string;
  readonly price: number;
  readonly method: string;
}

const purchaseOf = ({ department, item, source, project, goods, month, ...row }: Bought): ProcurementRow => ({
  ...{ department, item, source, project, goods, month },
  kind: row.kind as GoodsKind,
  listed: row.listed === 1,
  ...{ quantity: row.quantity, unit: row.counted_in, price: fen(row.price) },
  method: row.method as Method,
});

/** Keeps a plan's schedules in the place of those that stood there. */
export async function keepSchedules(
  tx: BooksTx,
  { unit, year }: { readonly unit: UnitCode; readonly year: number },
  { workload, procurement }: Schedules,
): Promise<void> {
  for (const table of ['budget_workload', 'budget_procurement'] as const)
    await tx.db.deleteFrom(table).where('unit', '=', unit).where('year', '=', year).execute();
  await tx.bulkInsert(
    'budget_workload',
    workload.map(({ department, measure, months }) => ({
      ...{ unit, year, department, measure },
      months: JSON.stringify(months),
    })),
  );
  await tx.bulkInsert(
    'budget_procurement',
    procurement.map(({ unit: countedIn, listed, ...row }) => ({
      ...{ department: row.department, item: row.item, source: row.source, project: row.project },
      ...{ unit, year, goods: row.goods, month: row.month, kind: row.kind, listed: listed ? 1 : 0 },
      ...{ quantity: row.quantity, counted_in: countedIn, price: row.price, method: row.method },
    })),
  );
}

/** Schedules as they are shown. */
export const schedulesOut = ({ workload, procurement }: Schedules) => ({
  workload: workload.map(({ department, measure, months }) => ({
    ...{ department, measure },
    months: [...months],
    year: workloadYear({ measure, months }),
  })),
  procurement: procurement.map((row) => ({
    ...row,
    price: formatYuan(row.price),
    amount: formatYuan(procurementAmount(row)),
  })),
});

/** What one revision by the centre changed: the year's counts, and 采购合计 in 分. */
export type RevisedSchedules = {
  readonly workload: readonly {
    readonly department: string;
    readonly measure: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly procurement: { readonly before: Fen; readonly after: Fen };
};

/** 附表核定 of a unit's year as it is shown, the oldest first. */
export async function readRevisions(db: BooksReader, unit: UnitCode, year: number) {
  const rows = await db
    .selectFrom('budget_schedule_revision')
    .selectAll()
    .where('unit', '=', unit)
    .where('year', '=', year)
    .orderBy('id')
    .execute();
  return rows.map(({ stage, reason, display, instant, changes }) => {
    const { workload, procurement } = JSON.parse(changes) as RevisedSchedules;
    return {
      ...{ stage: stage as Stage, reason, display, instant },
      workload: [...workload],
      procurement: { before: formatYuan(procurement.before), after: formatYuan(procurement.after) },
    };
  });
}
