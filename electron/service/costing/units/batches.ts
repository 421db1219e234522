import { type BatchState, batchStates } from '../../../../shared/domain/costing/units/batch.ts';
import type { Patient, PatientLine } from '../../../../shared/domain/costing/units/patient-cost.ts';
import type { ServiceActivity, ServiceItem } from '../../../../shared/domain/costing/units/service-item.ts';
import type { ServiceRow } from '../../../../shared/domain/costing/units/table-cells.ts';
import { activityIn, itemIn, lineIn, patientIn } from '../../../../shared/domain/costing/units/table-rows.ts';
import type { ServiceTable } from '../../../../shared/domain/costing/units/tables.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../../database.ts';

/** A batch and what became of it. */
export interface Batch {
  readonly id: number;
  readonly period: Period;
  readonly table: ServiceTable;
  readonly state: BatchState;
  readonly rows: number;
  readonly fileName: string;
  readonly digest: string;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly decision?: { readonly display: string; readonly instant: string; readonly reason: string };
}

/** The batches of a unit's months, the newest first. */
export async function readBatches(db: BooksReader, unit: UnitCode, periods: readonly Period[]): Promise<Batch[]> {
  const rows = await db
    .selectFrom('service_batch')
    .leftJoin('service_batch_decision as decision', 'decision.batch', 'service_batch.id')
    .select(['service_batch.id', 'service_batch.period', 'service_batch.kind', 'service_batch.rows'])
    .select(['service_batch.file_name', 'service_batch.digest', 'service_batch.person', 'service_batch.display'])
    .select(['service_batch.instant', 'decision.verdict', 'decision.display as decided_by'])
    .select(['decision.instant as decided_at', 'decision.reason'])
    .where('service_batch.unit', '=', unit)
    .where('service_batch.period', 'in', [...periods])
    .orderBy('service_batch.id', 'desc')
    .execute();
  const states = new Map(
    periods.flatMap((period) => [
      ...batchStates(
        rows
          .filter((row) => row.period === period)
          .map(({ id, kind, verdict }) => ({
            ...{ id, table: kind as ServiceTable },
            verdict: (verdict ?? undefined) as 'review' | 'return' | undefined,
          })),
      ),
    ]),
  );
  return rows.map((row) => ({
    ...{ id: row.id, period: row.period as Period, table: row.kind as ServiceTable, state: states.get(row.id)! },
    ...{ rows: row.rows, fileName: row.file_name, digest: row.digest },
    ...{ person: row.person, display: row.display, instant: row.instant },
    ...(row.decided_at === null
      ? {}
      : { decision: { display: row.decided_by!, instant: row.decided_at, reason: row.reason! } }),
  }));
}

const TABLE_OF = {
  items: 'service_item',
  activities: 'service_activity',
  patients: 'service_patient',
  lines: 'service_line',
} as const;

/** Keeps the rows of a batch. */
export async function keepRows(
  tx: BooksTx,
  batch: number,
  table: ServiceTable,
  rows: readonly ServiceRow[],
): Promise<void> {
  const numbered = <Row extends object>(own: (row: ServiceRow) => Row) =>
    rows.map((row, at) => ({ batch, row: at + 1, ...own(row) }));
  if (table === 'items') await tx.bulkInsert(TABLE_OF.items, numbered(itemIn));
  else if (table === 'activities') await tx.bulkInsert(TABLE_OF.activities, numbered(activityIn));
  else if (table === 'lines') await tx.bulkInsert(TABLE_OF.lines, numbered(lineIn));
  else
    await tx.bulkInsert(
      TABLE_OF.patients,
      numbered(patientIn).map(({ group, groupName, ...patient }) => ({
        ...{ ...patient, group_code: group, group_name: groupName },
      })),
    );
}

export const readItems = async (db: BooksReader, batch: number): Promise<ServiceItem[]> =>
  (await rowsOf(db, 'service_item', batch)).map(itemIn);

export const readActivities = async (db: BooksReader, batch: number): Promise<ServiceActivity[]> =>
  (await rowsOf(db, 'service_activity', batch)).map(activityIn);

export const readLines = async (db: BooksReader, batch: number): Promise<PatientLine[]> =>
  (await rowsOf(db, 'service_line', batch)).map(lineIn);

export const readPatients = async (db: BooksReader, batch: number): Promise<Patient[]> =>
  (await rowsOf(db, 'service_patient', batch)).map((row) =>
    patientIn({ ...row, group: row.group_code!, groupName: row.group_name! }),
  );

const rowsOf = (
  db: BooksReader,
  table: (typeof TABLE_OF)[ServiceTable],
  batch: number,
): Promise<Record<string, string | number>[]> =>
  db.selectFrom(table).selectAll().where('batch', '=', batch).orderBy('row').execute();
