import type { Application } from '../../../../shared/domain/approval/application.ts';
import type { Category } from '../../../../shared/domain/approval/category.ts';
import type { Level } from '../../../../shared/domain/approval/level.ts';
import { type Move, moved, NEW_ROUTE } from '../../../../shared/domain/approval/route.ts';
import type { Route } from '../../../../shared/domain/approval/route-state.ts';
import type { ApplicationStage, MOVE_KINDS } from '../../../../shared/domain/approval/stage.ts';
import { isSame } from '../../../../shared/domain/ledger/papers/documents.ts';
import type { Invoice } from '../../../../shared/domain/ledger/papers/invoice.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import type { ApplicationTables } from './tables.ts';

/** The head of an application as the books hold it. */
export interface ApplicationHead {
  readonly id: number;
  readonly number: string;
  readonly unit: UnitCode;
  readonly year: number;
  readonly category: Category;
  readonly stage: ApplicationStage;
  readonly revision: number;
  readonly purpose: string;
  readonly payee: string;
  readonly amount: Fen;
  readonly urgent: boolean;
  readonly level: Level | '';
  readonly opened: AccountingDate | '';
  readonly due: AccountingDate | '';
  readonly applicant: string;
  /** Who filled it in. */
  readonly prepared: readonly string[];
  readonly day: AccountingDate;
  readonly round: number;
  readonly warnings: number;
  /** All of it was in budget when it was handed in. */
  readonly inside: boolean;
}

/** An application with what is filled in. */
export interface ApplicationKept extends ApplicationHead {
  readonly content: Application;
}

/** A move as it was made. */
export interface MoveKept {
  readonly id: number;
  readonly version: number;
  readonly what: (typeof MOVE_KINDS)[number];
  readonly person: string;
  readonly display: string;
  readonly day: AccountingDate;
  readonly instant: string;
  readonly opinion: string;
  readonly move: MoveContent;
  readonly digest: string;
}

/** 办结 is no step of the way through the levels, and stands beside them. */
export type MoveContent = Move | { readonly what: 'close'; readonly by: string };

type Row = ApplicationTables['approval_document'];

const headOf = ({ content: _, ...row }: Row): ApplicationHead => ({
  ...row,
  unit: row.unit as UnitCode,
  category: row.category as Category,
  stage: row.stage as ApplicationStage,
  amount: fen(row.amount),
  urgent: row.urgent === 1,
  inside: row.inside === 1,
  level: row.level as Level | '',
  opened: row.opened as AccountingDate | '',
  due: row.due as AccountingDate | '',
  prepared: JSON.parse(row.prepared) as string[],
  day: row.day as AccountingDate,
});

/** What is filled in, from its canonical JSON. */
export const contentIn = (text: string): Application => applicationIn(JSON.parse(text) as Application);

/** What was handed in, from a version's canonical JSON. */
export const handedIn = (text: string): Application =>
  applicationIn((JSON.parse(text) as { readonly application: Application }).application);

const applicationIn = (content: Application): Application => ({
  ...content,
  amount: fen(content.amount),
  rows: content.rows.map((row) => ({ ...row, amount: fen(row.amount) })),
});

export async function readApplication(db: BooksReader, id: number): Promise<ApplicationKept | undefined> {
  const row = await db.selectFrom('approval_document').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...headOf(row), content: contentIn(row.content) };
}

/** Which applications are read; what is not named is any. */
export interface ApplicationsAsked {
  readonly year?: number;
  readonly units?: readonly UnitCode[];
  readonly ids?: readonly number[];
  readonly stages?: readonly ApplicationStage[];
  readonly applicant?: string;
  readonly payee?: string;
  readonly from?: AccountingDate;
  readonly to?: AccountingDate;
}

/** Applications, the newest first. */
export async function readApplications(db: BooksReader, asked: ApplicationsAsked): Promise<ApplicationKept[]> {
  const { year, units, ids, stages, applicant, payee, from, to } = asked;
  if (units?.length === 0 || ids?.length === 0) return [];
  let rows = db.selectFrom('approval_document').selectAll().orderBy('id', 'desc');
  if (year !== undefined) rows = rows.where('year', '=', year);
  if (units) rows = rows.where('unit', 'in', [...units]);
  if (ids) rows = rows.where('id', 'in', [...ids]);
  if (stages) rows = rows.where('stage', 'in', [...stages]);
  if (applicant !== undefined) rows = rows.where('applicant', '=', applicant);
  if (payee !== undefined) rows = rows.where('payee', '=', payee);
  if (from !== undefined) rows = rows.where('day', '>=', from);
  if (to !== undefined) rows = rows.where('day', '<=', to);
  return (await rows.execute()).map((row) => ({ ...headOf(row), content: contentIn(row.content) }));
}

/** 支出事项审批单号 of applications, by their ids. */
export async function readApplicationNumbers(
  db: BooksReader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('approval_document')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Every move of an application, the oldest first. */
export async function readMoves(db: BooksReader, document: number): Promise<MoveKept[]> {
  const rows = await db
    .selectFrom('approval_move')
    .selectAll()
    .where('document', '=', document)
    .orderBy('id')
    .execute();
  return rows.map(moveOf);
}

/** A move from what is kept of it. */
export function moveOf(row: ApplicationTables['approval_move']): MoveKept {
  const { id, version, what, person, display, day, instant, opinion, content, digest } = row;
  return {
    ...{ id, version, person, display, instant, opinion, digest, move: moveIn(content) },
    ...{ what: what as MoveKept['what'], day: day as AccountingDate },
  };
}

/** A move from its canonical JSON, which leaves out what is not there. */
function moveIn(text: string): MoveContent {
  const move = JSON.parse(text) as MoveContent;
  return move.what === 'refuse' ? { ...move, to: move.to } : move;
}

/** Where the moves have brought a document. */
export const routeOf = (moves: readonly Pick<MoveKept, 'move' | 'day'>[]): Route =>
  moves.reduce<Route>((route, { move, day }) => (move.what === 'close' ? route : moved(route, move, day)), NEW_ROUTE);

export interface PaperKept {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly kind: ApplicationTables['approval_paper']['kind'];
  readonly bytes: number;
  readonly sha256: string;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
}

/** Papers of an application, as they were attached. */
export const readPapersOf = (db: BooksReader, document: number): Promise<PaperKept[]> =>
  db
    .selectFrom('approval_paper')
    .select(['id', 'key', 'name', 'kind', 'bytes', 'sha256', 'person', 'display', 'instant'])
    .where('document', '=', document)
    .orderBy('id')
    .execute();

/** Invoices that papers of an application are, each once. */
export async function readInvoicesOn(db: BooksReader, document: number): Promise<Invoice[]> {
  const rows = await db
    .selectFrom('approval_paper')
    .select('invoice')
    .where('document', '=', document)
    .where('invoice', '!=', '')
    .orderBy('id')
    .execute();
  const invoices = rows.map(({ invoice }) => JSON.parse(invoice) as Invoice);
  return invoices.filter((invoice, at) => invoices.findIndex((other) => isSame(other, invoice)) === at);
}

/** 紧急放行 of applications: the day of each, and by whom. */
export async function readReleases(
  db: BooksReader,
  documents: readonly number[],
): Promise<ReadonlyMap<number, { readonly released: AccountingDate; readonly by: string }>> {
  if (documents.length === 0) return new Map();
  const rows = await db
    .selectFrom('approval_release')
    .select(['document', 'day', 'person'])
    .where('document', 'in', [...documents])
    .execute();
  return new Map(rows.map(({ document, day, person }) => [document, { released: day as AccountingDate, by: person }]));
}

/** 紧急放行 of an application; undefined where it was not released. */
export const readRelease = (db: BooksReader, document: number) =>
  db.selectFrom('approval_release').selectAll().where('document', '=', document).executeTakeFirst();
