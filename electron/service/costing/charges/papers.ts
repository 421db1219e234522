import type { Agreement, ChargeBasis } from '../../../../shared/domain/costing/charges/agreement.ts';
import type { CentreKind, SharedCentre } from '../../../../shared/domain/costing/charges/centre.ts';
import type { ChargeRow, Volume } from '../../../../shared/domain/costing/charges/charge.ts';
import type { ChargeCostSource } from '../../../../shared/domain/costing/charges/cost-source.ts';
import type { ChargePaper, ChargeStage, ChargeStep } from '../../../../shared/domain/costing/charges/route.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { ChargeTables } from './tables.ts';

/** What every paper has. */
export interface Kept {
  readonly id: number;
  readonly paper: ChargePaper;
  /** The centre's. */
  readonly unit: UnitCode;
  readonly stage: ChargeStage;
  readonly revision: number;
  /** As it is signed. */
  readonly content: string;
}

export interface KeptCentre extends Kept, SharedCentre {
  readonly unit: UnitCode;
}

export interface KeptAgreement extends Kept, Agreement {
  /** 签订日期, or ''. */
  readonly signed: string;
  /** SHA-256 of the signed paper, or ''. */
  readonly file: string;
  readonly fileName: string;
  readonly expense: string;
  readonly payable: string;
  readonly department: string;
  readonly fund: string;
}

export interface KeptVolumes extends Kept {
  readonly centre: number;
  readonly period: Period;
  readonly source: string;
  readonly rows: readonly Volume[];
}

/** A charge as it was worked out. */
export interface RunContent {
  readonly costSource: ChargeCostSource;
  /** The version of the locked cost run that the cost is of; null where it is of the books. */
  readonly costRun: number | null;
  /** What the cost consists of. */
  readonly departments: readonly { readonly code: string; readonly name: string; readonly amount: Fen }[];
  readonly cost: Fen;
  readonly own: Fen;
  readonly charged: Fen;
  readonly recovery: Fen;
  readonly volume: number;
  readonly rows: readonly ChargeRow[];
}

export interface KeptRun extends Kept, RunContent {
  readonly centre: number;
  readonly period: Period;
  readonly number: string;
}

type Head = ChargeTables['charge_paper'];

const headOf = (row: Head): Kept => ({
  id: row.id,
  paper: row.paper as ChargePaper,
  unit: row.unit,
  stage: row.stage as ChargeStage,
  revision: row.revision,
  content: row.content,
});

const rowsOf = (db: BooksReader, paper: ChargePaper) =>
  db.selectFrom('charge_paper').selectAll().where('paper', '=', paper).orderBy('id');

export async function readPaper(db: BooksReader, paper: ChargePaper, id: number): Promise<Kept | undefined> {
  const row = await rowsOf(db, paper).where('id', '=', id).executeTakeFirst();
  return row && headOf(row);
}

interface CentreContent extends Omit<SharedCentre, 'unit'> {
  readonly kind: CentreKind;
}

export async function readCentres(db: BooksReader): Promise<KeptCentre[]> {
  const rows = await rowsOf(db, 'centre').execute();
  return rows.map((row) => ({ ...headOf(row), ...(JSON.parse(row.content) as CentreContent) }));
}

export const readCentre = async (db: BooksReader, id: number): Promise<KeptCentre | undefined> =>
  (await readCentres(db)).find((centre) => centre.id === id);

/** What of an agreement is signed beside its head; amounts in 分. */
interface AgreementContent {
  readonly basis: ChargeBasis;
  readonly rate: number | null;
  readonly minimum: number | null;
  readonly cap: number | null;
  readonly signed: string;
  readonly file: string;
  readonly fileName: string;
  readonly expense: string;
  readonly payable: string;
  readonly department: string;
  readonly fund: string;
}

/** All agreements that were not withdrawn, in the order in which they were registered. */
export async function readAgreements(db: BooksReader): Promise<KeptAgreement[]> {
  const rows = await rowsOf(db, 'agreement').where('stage', '!=', 'withdrawn').execute();
  return rows.map((row) => {
    const { rate, minimum, cap, ...said } = JSON.parse(row.content) as AgreementContent;
    return {
      ...headOf(row),
      ...said,
      ...{ number: row.number, centre: row.centre, member: row.member },
      ...{ from: row.first as Period, to: row.last as Period },
      ...(rate === null ? {} : { rate: fen(rate) }),
      ...(minimum === null ? {} : { minimum: fen(minimum) }),
      ...(cap === null ? {} : { cap: fen(cap) }),
    };
  });
}

export const agreementContent = (agreement: Omit<KeptAgreement, keyof Kept>): string =>
  canonicalJson({
    basis: agreement.basis,
    rate: agreement.rate ?? null,
    minimum: agreement.minimum ?? null,
    cap: agreement.cap ?? null,
    signed: agreement.signed,
    file: agreement.file,
    fileName: agreement.fileName,
    expense: agreement.expense,
    payable: agreement.payable,
    department: agreement.department,
    fund: agreement.fund,
  });

export async function readVolumesOf(db: BooksReader, period: Period): Promise<KeptVolumes[]> {
  const rows = await rowsOf(db, 'volumes').where('first', '=', period).execute();
  return rows.map((row) => ({
    ...headOf(row),
    ...{ centre: row.centre, period },
    ...(JSON.parse(row.content) as Pick<KeptVolumes, 'source' | 'rows'>),
  }));
}

const runOf = (row: Head): KeptRun => ({
  ...headOf(row),
  ...{ centre: row.centre, period: row.first as Period, number: row.number },
  ...(JSON.parse(row.content) as RunContent),
});

/** Charges of the months from and to, the oldest first. */
export async function readRuns(db: BooksReader, from: Period, to: Period): Promise<KeptRun[]> {
  const rows = await rowsOf(db, 'run').where('first', '>=', from).where('first', '<=', to).execute();
  return rows.map(runOf);
}

export async function readRun(db: BooksReader, id: number): Promise<KeptRun | undefined> {
  const row = await rowsOf(db, 'run').where('id', '=', id).executeTakeFirst();
  return row && runOf(row);
}

export const runContent = (content: RunContent): string =>
  canonicalJson({
    costSource: content.costSource,
    costRun: content.costRun,
    departments: content.departments.map(({ code, name, amount }) => ({ code, name, amount })),
    cost: content.cost,
    own: content.own,
    charged: content.charged,
    recovery: content.recovery,
    volume: content.volume,
    rows: content.rows.map((row) => ({ ...row })) as unknown as Json,
  });

/** A step that was made, the oldest first. */
export interface MadeStep {
  readonly paper: number;
  readonly step: ChargeStep;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
}

export async function readSteps(db: BooksReader, papers: readonly number[]): Promise<Map<number, MadeStep[]>> {
  const steps = new Map<number, MadeStep[]>();
  if (papers.length === 0) return steps;
  const rows = await db
    .selectFrom('charge_step')
    .select(['paper', 'step', 'person', 'display', 'instant'])
    .where('paper', 'in', [...papers])
    .orderBy('id')
    .execute();
  for (const row of rows)
    steps.set(row.paper, [...(steps.get(row.paper) ?? []), { ...row, step: row.step as ChargeStep }]);
  return steps;
}

/** Who made the paper as it stands: the last to prepare it. */
export const preparerOf = (steps: readonly MadeStep[] | undefined): MadeStep | undefined =>
  steps?.findLast(({ step }) => step === 'prepare');
export const reviewerOf = (steps: readonly MadeStep[] | undefined): MadeStep | undefined =>
  steps?.findLast(({ step }) => step === 'review');
