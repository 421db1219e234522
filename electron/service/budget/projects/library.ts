import type { PerformanceStage, PerformanceStep } from '../../../../shared/domain/budget/performance-route.ts';
import { estimatedByYear, type Project, type ProjectCategory } from '../../../../shared/domain/budget/project.ts';
import type { ProjectStage, ProjectStep } from '../../../../shared/domain/budget/project-route.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Json } from '../../../../shared/kernel/canonical.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { inPieces, rowsBy } from '../in-pieces.ts';
import { type SheetContent, sheetContentOf } from './sheet-content.ts';

/** A step of a project, or of a year's sheet, as the books hold it. */
export interface Signed<Step extends string> {
  readonly step: Step;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
}

/** 绩效表 of a year as the books hold it. */
export interface KeptSheet extends SheetContent {
  readonly year: number;
  readonly stage: PerformanceStage;
  readonly revision: number;
  /** The oldest first. */
  readonly signed: readonly Signed<PerformanceStep>[];
}

/** A project as the books hold it. */
export interface KeptProject extends Project {
  readonly id: number;
  readonly stage: ProjectStage;
  /** How often it was changed or passed on. */
  readonly revision: number;
  /** The oldest first. */
  readonly signed: readonly Signed<ProjectStep>[];
  /** The first year first. */
  readonly sheets: readonly KeptSheet[];
}

/** The projects of some units, by unit and code. */
export async function readProjects(db: BooksReader, units: readonly UnitCode[]): Promise<KeptProject[]> {
  if (units.length === 0) return [];
  return withParts(
    db,
    await db
      .selectFrom('budget_project')
      .selectAll()
      .where('unit', 'in', [...units])
      .orderBy('unit')
      .orderBy('code')
      .execute(),
  );
}

export async function readProject(db: BooksReader, id: number): Promise<KeptProject | undefined> {
  const rows = await db.selectFrom('budget_project').selectAll().where('id', '=', id).execute();
  const [project] = await withParts(db, rows);
  return project;
}

interface Head {
  readonly id: number;
  readonly unit: string;
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly department: string;
  readonly person: string;
  readonly reason: string;
  readonly stage: string;
  readonly revision: number;
}

async function withParts(db: BooksReader, heads: readonly Head[]): Promise<KeptProject[]> {
  const ids = heads.map(({ id }) => id);
  const estimates = await inPieces(ids, (some) =>
    db
      .selectFrom('budget_project_estimate')
      .selectAll()
      .where('project', 'in', some)
      .orderBy('year')
      .orderBy('source')
      .execute(),
  );
  const steps = await inPieces(ids, (some) =>
    db
      .selectFrom('budget_project_step')
      .select(['project', 'step', 'person', 'display', 'instant', 'reason', 'digest'])
      .where('project', 'in', some)
      .orderBy('id')
      .execute(),
  );
  const sheets = await inPieces(ids, (some) =>
    db.selectFrom('budget_performance').selectAll().where('project', 'in', some).orderBy('year').execute(),
  );
  const sheetSteps = await inPieces(ids, (some) =>
    db
      .selectFrom('budget_performance_step')
      .select(['project', 'year', 'step', 'person', 'display', 'instant', 'reason', 'digest'])
      .where('project', 'in', some)
      .orderBy('id')
      .execute(),
  );
  const estimatesOf = rowsBy(estimates, ({ project }) => project);
  const stepsOf = rowsBy(steps, ({ project }) => project);
  const sheetsOf = rowsBy(sheets, ({ project }) => project);
  const sheetStepsOf = rowsBy(sheetSteps, ({ project, year }) => `${project} ${year}`);
  return heads.map(({ unit, category, stage, ...head }) => ({
    ...head,
    unit: unit as UnitCode,
    category: category as ProjectCategory,
    stage: stage as ProjectStage,
    estimates: (estimatesOf.get(head.id) ?? []).map(({ year, source, amount }) => ({
      year,
      source,
      amount: fen(amount),
    })),
    signed: (stepsOf.get(head.id) ?? []).map(({ project: _, step, ...kept }) => ({
      ...kept,
      step: step as ProjectStep,
    })),
    sheets: (sheetsOf.get(head.id) ?? []).map(({ year, revision, content, ...sheet }) => ({
      ...{ year, revision, stage: sheet.stage as PerformanceStage },
      ...sheetContentOf(content),
      signed: (sheetStepsOf.get(`${head.id} ${year}`) ?? []).map(({ project: _, year: __, step, ...kept }) => ({
        ...kept,
        step: step as PerformanceStep,
      })),
    })),
  }));
}

/** The goals with which a project is admitted: the year, and the digest of the sheet as the unit handed it on. */
export interface SignedGoals {
  readonly year: number;
  readonly digest: string;
}

/** The goals of a project's first year as they were last handed on; undefined where they were not. */
export function firstGoals(project: KeptProject): SignedGoals | undefined {
  const [first] = estimatedByYear(project).keys();
  const sheet = project.sheets.find(({ year, stage }) => year === first && stage !== 'goals');
  const handedOn = sheet?.signed.findLast(({ step }) => step === 'set');
  return sheet && handedOn && { year: sheet.year, digest: handedOn.digest };
}

/** What is signed of a project (签认的内容), amounts in 分; of its admission the goals as well (目标先行). */
export const projectContent = (project: Project, goals?: SignedGoals): Json => ({
  form: 'tongcai-budget-project-1',
  unit: project.unit,
  code: project.code,
  name: project.name,
  category: project.category,
  department: project.department,
  person: project.person,
  reason: project.reason,
  estimates: [...project.estimates]
    .sort((a, b) => a.year - b.year || (a.source < b.source ? -1 : 1))
    .map(({ year, source, amount }) => [year, source, amount]),
  ...(goals ? { goals: { year: goals.year, digest: goals.digest } } : {}),
});
