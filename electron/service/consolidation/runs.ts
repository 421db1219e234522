import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type {
  Consolidation,
  ConsolidationSettings,
  WorksheetLine,
} from '../../../shared/domain/consolidation/model.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx, Database } from '../database.ts';
import { takeNumbers } from '../ledger/commands.ts';

/** A consolidation as it was made (合并批次), with what it read. */
export interface KeptRun {
  readonly id: number;
  readonly period: Period;
  readonly state: 'draft' | 'confirmed';
  readonly sequence: number;
  readonly mappingVersion: number;
  readonly chartVersion: number;
  readonly digest: string;
  readonly madeBy: string;
  readonly instant: string;
  readonly confirmedBy: string | null;
}

export interface NewRun {
  readonly result: Consolidation;
  readonly settings: ConsolidationSettings;
  readonly sequence: number;
  readonly mappingVersion: number;
  readonly chartVersion: number;
  readonly madeBy: string;
  readonly instant: string;
}

/** SHA-256 over the whole result: two runs are equal when their digests are. */
export const digestOf = (result: Consolidation): string =>
  createHash('sha256').update(plainText(result), 'utf8').digest('hex');

/** Maps become lists of entries; everything else is plain already. */
const plainText = (result: Consolidation): string =>
  canonicalJson({
    ...result,
    lines: result.lines.map((line) => ({ ...line, units: [...line.units], adjustments: [...line.adjustments] })),
  } as unknown as Json);

const pack = (result: Consolidation): string => gzipSync(plainText(result)).toString('base64');

function unpack(text: string): Consolidation {
  const plain = JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as Consolidation;
  const lines = plain.lines.map(
    (line): WorksheetLine => ({
      ...line,
      units: new Map(line.units as unknown as [string, never][]),
      adjustments: new Map(line.adjustments as unknown as [string, never][]),
    }),
  );
  return { ...plain, lines };
}

/** Keeps a new run as a draft and returns its number. */
export async function keepRun(tx: BooksTx, run: NewRun): Promise<number> {
  const id = await takeNumbers(tx, 'consolidation-run', 1);
  await tx.db
    .insertInto('consolidation_run')
    .values({
      id,
      period: run.result.period,
      sequence: run.sequence,
      mapping_version: run.mappingVersion,
      chart_version: run.chartVersion,
      settings: JSON.stringify(run.settings),
      result: pack(run.result),
      digest: digestOf(run.result),
      state: 'draft',
      made_by: run.madeBy,
      instant: run.instant,
      confirmed_by: null,
    })
    .execute();
  return id;
}

/** Keeps a run as confirmed: its drafts are confirmed with it, what it read and computed stays as it was. */
export async function keepConfirmed(
  tx: BooksTx,
  id: number,
  result: Consolidation,
  confirmedBy: string,
): Promise<void> {
  await tx.db
    .updateTable('consolidation_run')
    .set({ state: 'confirmed', confirmed_by: confirmedBy, result: pack(result) })
    .where('id', '=', id)
    .execute();
}

const HEAD = [
  'id',
  'period',
  'state',
  'sequence',
  'mapping_version',
  'chart_version',
  'digest',
  'made_by',
  'instant',
  'confirmed_by',
] as const;

const headOf = (row: Pick<Database['consolidation_run'], (typeof HEAD)[number]>): KeptRun => ({
  id: row.id,
  period: row.period as Period,
  state: row.state === 'confirmed' ? 'confirmed' : 'draft',
  sequence: row.sequence,
  mappingVersion: row.mapping_version,
  chartVersion: row.chart_version,
  digest: row.digest,
  madeBy: row.made_by,
  instant: row.instant,
  confirmedBy: row.confirmed_by,
});

/** All runs, or a period's, the newest first. */
export async function readRuns(db: BooksReader, period?: Period): Promise<KeptRun[]> {
  let query = db.selectFrom('consolidation_run').select(HEAD).orderBy('id', 'desc');
  if (period !== undefined) query = query.where('period', '=', period);
  return (await query.execute()).map(headOf);
}

/** One run with its result: by number, or the confirmed (else the newest) one of a period. */
export async function readRun(
  db: BooksReader,
  which: { run?: number; period?: Period },
): Promise<{ run: KeptRun; result: Consolidation } | undefined> {
  let query = db.selectFrom('consolidation_run').select([...HEAD, 'result']);
  query = which.run === undefined ? query.where('period', '=', which.period ?? '') : query.where('id', '=', which.run);
  // 'confirmed' sorts before 'draft'.
  const row = await query.orderBy('state').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row && { run: headOf(row), result: unpack(row.result) };
}

/** The confirmed run of a period without its result, or undefined. */
export async function confirmedHead(db: BooksReader, period: Period): Promise<KeptRun | undefined> {
  const row = await db
    .selectFrom('consolidation_run')
    .select(HEAD)
    .where('period', '=', period)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return row && headOf(row);
}

/** The confirmed run of a period, or undefined: what stands as the community's figures. */
export async function confirmedRun(
  db: BooksReader,
  period: Period,
): Promise<{ run: KeptRun; result: Consolidation } | undefined> {
  const head = await confirmedHead(db, period);
  return head && readRun(db, { run: head.id });
}
