import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../../database.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { takeNumbers } from '../counters.ts';
import { readPeriod } from '../periods.ts';
import type { ImportKind } from './opened.ts';

/** One import as it is kept (导入批次): which file, of which unit and period, and how much of it came in. */
export interface NewBatch {
  readonly unit: UnitCode;
  readonly period: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sha256: string;
  readonly layout: string;
  readonly rows: number;
  readonly imported: number;
  readonly actor: string;
  readonly instant: string;
}

export interface KeptBatch {
  readonly id: number;
  readonly period: string;
  readonly rows: number;
  readonly imported: number;
}

/** Keeps a new batch and returns its number. */
export async function keepBatch(tx: BooksTx, batch: NewBatch): Promise<number> {
  const id = await takeNumbers(tx, 'batch', 1);
  await tx.db
    .insertInto('batch')
    .values({
      id,
      unit: batch.unit,
      period: batch.period,
      kind: batch.kind,
      file_name: batch.fileName,
      sha256: batch.sha256,
      layout: batch.layout,
      rows: batch.rows,
      imported: batch.imported,
      actor: batch.actor,
      instant: batch.instant,
      undone: 0,
    })
    .execute();
  return id;
}

/** The standing batch of the same file for the same unit and purpose: the same file twice is recognised by its bytes. */
export async function batchOfFile(
  db: BooksReader,
  where: { unit: UnitCode; kind: ImportKind; sha256: string; period?: string },
): Promise<KeptBatch | undefined> {
  let query = db
    .selectFrom('batch')
    .select(['id', 'period', 'rows', 'imported'])
    .where('unit', '=', where.unit)
    .where('kind', '=', where.kind)
    .where('sha256', '=', where.sha256)
    .where('undone', '=', 0);
  if (where.period !== undefined) query = query.where('period', '=', where.period);
  return query.executeTakeFirst();
}

/** The standing batch of a unit's period that a new trial balance or declaration takes the place of. */
export async function standingBatch(db: BooksReader, where: { unit: UnitCode; kind: ImportKind; period: string }) {
  return db
    .selectFrom('batch')
    .select(['id', 'file_name', 'sha256', 'actor', 'instant'])
    .where('unit', '=', where.unit)
    .where('kind', '=', where.kind)
    .where('period', '=', where.period)
    .where('undone', '=', 0)
    .executeTakeFirst();
}

/** What the trail calls a batch. */
export const batchSubject = (id: number): string => `批次 ${id}`;

/** A batch that counts no more, and its place. */
interface SetAside {
  readonly id: number;
  readonly unit: UnitCode;
  readonly kind: string;
  readonly period: string;
}

/**
 * Which later batch took the place of each of these, by number; who was undone by a person (the trail knows) is not among
 * them. One batch at a time stands in a place, so that what followed a replaced one there is what replaced it.
 */
export async function replacements(db: BooksReader, aside: readonly SetAside[]): Promise<Map<number, number>> {
  if (aside.length === 0) return new Map();
  const undone = await db
    .selectFrom('event')
    .select('subject')
    .where('operation', '=', 'ledger.undoImport')
    .where(
      'subject',
      'in',
      aside.map(({ id }) => batchSubject(id)),
    )
    .execute();
  const byPerson = new Set(undone.map(({ subject }) => subject));
  const replaced = aside.filter(({ id }) => !byPerson.has(batchSubject(id)));
  if (replaced.length === 0) return new Map();
  const all = await db
    .selectFrom('batch')
    .select(['id', 'unit', 'kind', 'period'])
    .where('period', 'in', [...new Set(replaced.map(({ period }) => period))])
    .orderBy('id')
    .execute();
  const next = ({ id, unit, kind, period }: SetAside): number | undefined =>
    all.find((one) => one.id > id && one.unit === unit && one.kind === kind && one.period === period)?.id;
  return new Map(
    replaced.flatMap((one) => {
      const by = next(one);
      return by === undefined ? [] : [[one.id, by]];
    }),
  );
}

/** Sets a batch aside; its rows stay as facts and count no more. */
export async function setAside(tx: BooksTx, batch: number): Promise<void> {
  await tx.db.updateTable('batch').set({ undone: 1 }).where('id', '=', batch).execute();
}

/** What taking a file into a unit's period asks of the operation. */
export interface TakingContext {
  readonly db: BooksReader;
  refused(code: 'period-closed' | 'already-imported', reason: string): Failure;
}

/** Refuses a closed period and a file that stands there already; gives the batch whose place the new one takes. */
export async function takePlace(
  context: TakingContext,
  where: { unit: UnitCode; period: Period; kind: ImportKind; sha256: string },
): Promise<number | undefined> {
  const { unit, period } = where;
  if ((await readPeriod(context.db, unit, period)).state !== 'open') {
    throw context.refused('period-closed', `${unit} 的 ${period} 已上报或锁定，不能导入`);
  }
  const same = await batchOfFile(context.db, where);
  if (same) throw context.refused('already-imported', `这个文件已经导入过，批次 ${same.id}`);
  return (await standingBatch(context.db, where))?.id;
}
