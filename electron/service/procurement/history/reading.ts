import type { HistoryLayout } from '../../../../shared/domain/procurement/history/layout.ts';
import type { BooksReader } from '../../database.ts';

/** A layout as a batch keeps it, with what else is remembered of files like it. */
export interface Remembered extends HistoryLayout {
  readonly system: string;
  readonly currency: string;
}

/** Layouts tried on a file: more than anybody has systems. */
const TRIED = 50;

/** How the latest files were read, the last one first, each layout once; withdrawn ones too, for their headings are no worse. */
export async function readRemembered(db: BooksReader): Promise<Remembered[]> {
  const rows = await db
    .selectFrom('history_batch')
    .select(['layout', 'system', 'currency'])
    .orderBy('id', 'desc')
    .limit(TRIED * 4)
    .execute();
  const latest = new Map<string, Remembered>();
  for (const { layout, system, currency } of rows)
    if (!latest.has(layout)) latest.set(layout, { ...(JSON.parse(layout) as HistoryLayout), system, currency });
  return [...latest.values()].slice(0, TRIED);
}

/** Batches that were not withdrawn, of a currency where one is given. */
export async function readStanding(
  db: BooksReader,
  of: { readonly currency?: string; readonly system?: string } = {},
): Promise<{ id: number; file_name: string; instant: string }[]> {
  let found = db
    .selectFrom('history_batch as batch')
    .leftJoin('history_withdrawal as gone', 'gone.batch', 'batch.id')
    .select(['batch.id', 'batch.file_name', 'batch.instant'])
    .where('gone.batch', 'is', null);
  if (of.currency !== undefined) found = found.where('batch.currency', '=', of.currency);
  if (of.system !== undefined) found = found.where('batch.system', '=', of.system);
  return found.orderBy('batch.id').execute();
}

/** Which file each key of a system came in with. */
export async function readKeys(db: BooksReader, system: string): Promise<Map<string, string>> {
  const files = new Map((await readStanding(db, { system })).map(({ id, file_name: name }) => [id, name]));
  if (files.size === 0) return new Map();
  const rows = await db
    .selectFrom('history_delivery')
    .select(['key', 'batch'])
    .where('batch', 'in', [...files.keys()])
    .execute();
  return new Map(rows.map(({ key, batch }) => [key, files.get(batch)!]));
}
