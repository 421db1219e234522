import { type RunState, type RunStep, runState } from '../../../../shared/domain/costing/run.ts';
import type { CostInputs, CostResult } from '../../../../shared/domain/costing/work-out.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import type { BooksReader } from '../../database.ts';
import { refusal } from '../../pipeline/failure.ts';
import { reopened } from './opened.ts';

/** What was done to a run after it was worked out. */
export interface RunStepDone {
  readonly step: RunStep;
  /** Sign-in name, and the name that people know the person by. */
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
}

/** A run without what it read. */
export interface RunHead {
  readonly id: number;
  readonly unit: UnitCode;
  readonly period: Period;
  readonly version: number;
  readonly state: RunState;
  /** The version of the scheme (`cost_scheme`) that it went by. */
  readonly scheme: number;
  /** SHA-256 over the frozen inputs. */
  readonly digest: string;
  readonly booksDigest: string;
  readonly departmentsDigest: string;
  readonly driversDigest: string;
  readonly driversPreparedBy: string;
  readonly driversReviewedBy: string;
  readonly fullDigest: string;
  /** Σ full costs, which is Σ direct costs. */
  readonly total: Fen;
  readonly person: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
  /** Who locked it, while it is locked. */
  readonly lockedBy?: string;
  readonly lockedAt?: string;
  /** The oldest first. */
  readonly steps: readonly RunStepDone[];
}

/** A run with what it read, frozen, and what came of it. */
export interface CostRun extends RunHead {
  readonly inputs: CostInputs;
  readonly result: CostResult;
}

interface Wanted {
  readonly unit: UnitCode;
  readonly periods?: readonly Period[];
  readonly year?: number;
}

/** The runs of a unit's year, the latest month and version first. */
export const runsOf = (db: BooksReader, unit: UnitCode, year: number): Promise<RunHead[]> =>
  readHeads(db, { unit, year });

/** The runs of a unit's month, the latest version first. */
export const runsOfMonth = (db: BooksReader, unit: UnitCode, period: Period): Promise<RunHead[]> =>
  readHeads(db, { unit, periods: [period] });

/** A run's head, or undefined. */
export async function runHead(db: BooksReader, id: number): Promise<RunHead | undefined> {
  const row = await db.selectFrom('cost_run').select(['unit', 'period']).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const heads = await readHeads(db, { unit: row.unit as UnitCode, periods: [row.period as Period] });
  return heads.find((head) => head.id === id);
}

/** A run, worked out again from what it read; undefined where there is none. Refused where it is damaged. */
export async function openRun(db: BooksReader, id: number): Promise<CostRun | undefined> {
  const head = await runHead(db, id);
  return head && openHead(db, head);
}

/** The run of the unit's month that reports go by, or undefined. */
export async function lockedRun(db: BooksReader, unit: UnitCode, period: Period): Promise<CostRun | undefined> {
  return (await lockedRuns(db, unit, [period])).get(period);
}

/** The runs that reports go by, of those of the months that are locked. */
export async function lockedRuns(
  db: BooksReader,
  unit: UnitCode,
  periods: readonly Period[],
): Promise<ReadonlyMap<Period, CostRun>> {
  const runs = new Map<Period, CostRun>();
  for (const head of await lockedHeads(db, unit, periods)) runs.set(head.period, await openHead(db, head));
  return runs;
}

/** The heads of the locked runs of the months. */
export const lockedHeads = async (db: BooksReader, unit: UnitCode, periods: readonly Period[]): Promise<RunHead[]> =>
  (await readHeads(db, { unit, periods })).filter(({ state }) => state === 'locked').reverse();

/** Names of the locked runs of a month, which hold the drivers that they were made of. */
export const holdingRuns = async (db: BooksReader, unit: UnitCode, period: Period): Promise<string[]> =>
  (await lockedHeads(db, unit, [period])).map(({ version }) => `${unit} ${period} 第 ${version} 版成本分摊`);

/** The run of a head; throws the refusal that names it where its inputs or its outcome are no longer what they were. */
export async function openHead(db: BooksReader, head: RunHead): Promise<CostRun> {
  const opened = await tryHead(db, head);
  if (!opened.ok) throw refusal('damaged-run', opened.error);
  return opened.value;
}

/** The run of a head, or the sentence why it cannot be believed. */
export async function tryHead(db: BooksReader, head: RunHead): Promise<Result<CostRun, string>> {
  const { inputs } = await db
    .selectFrom('cost_run')
    .select('inputs')
    .where('id', '=', head.id)
    .executeTakeFirstOrThrow();
  const opened = reopened(inputs, head);
  return opened.ok
    ? ok({ ...head, ...opened.value })
    : err(`${head.unit} ${head.period} 第 ${head.version} 版成本分摊已损坏：${opened.error}`);
}

async function readHeads(db: BooksReader, wanted: Wanted): Promise<RunHead[]> {
  if (wanted.periods?.length === 0) return [];
  let asked = db
    .selectFrom('cost_run')
    .select([
      ...(['id', 'unit', 'period', 'version', 'scheme', 'digest', 'books_digest', 'departments_digest'] as const),
      ...(['drivers_digest', 'drivers_prepared', 'drivers_reviewed', 'full_digest', 'total'] as const),
      ...(['person', 'display', 'instant'] as const),
    ])
    .where('unit', '=', wanted.unit)
    .orderBy('period', 'desc')
    .orderBy('version', 'desc');
  if (wanted.periods) asked = asked.where('period', 'in', [...wanted.periods]);
  if (wanted.year !== undefined)
    asked = asked.where('period', '>=', `${wanted.year}-01`).where('period', '<=', `${wanted.year}-12`);
  const rows = await asked.execute();
  if (rows.length === 0) return [];
  const steps = await db
    .selectFrom('cost_run_step')
    .select(['run', 'step', 'person', 'display', 'instant', 'reason'])
    .where(
      'run',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const own = steps
      .filter(({ run }) => run === row.id)
      .map(({ run: _, step, ...done }) => ({ ...done, step: step as RunStep }));
    const later = rows.some(({ period, version }) => period === row.period && version > row.version);
    const state = runState(
      own.map(({ step }) => step),
      later,
    );
    const lock = state === 'locked' ? own.at(-1) : undefined;
    return {
      ...{ id: row.id, version: row.version, state, scheme: row.scheme, digest: row.digest },
      ...{ unit: row.unit as UnitCode, period: row.period as Period, total: fen(row.total) },
      ...{ booksDigest: row.books_digest, departmentsDigest: row.departments_digest },
      ...{ driversDigest: row.drivers_digest, fullDigest: row.full_digest },
      ...{ driversPreparedBy: row.drivers_prepared, driversReviewedBy: row.drivers_reviewed },
      ...{ person: row.person, preparedBy: row.display, preparedAt: row.instant },
      ...(lock ? { lockedBy: lock.display, lockedAt: lock.instant } : {}),
      steps: own,
    };
  });
}
