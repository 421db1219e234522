import { budget } from '../../../../shared/contract/budget.ts';
import { estimatedByYear, estimateProblems, type Project } from '../../../../shared/domain/budget/project.ts';
import { type ProjectStep, projectStepped } from '../../../../shared/domain/budget/project-route.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadDepartments, loadUnit } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { firstGoals, type KeptProject, readProject } from './library.ts';
import { lacking, projectReading } from './reading.ts';
import { signProject } from './signing.ts';

/** 项目库: a project from its declaration to its end; each step is kept with who made it and what was signed. */
export const projectOperations: readonly Implementation[] = [
  ...projectReading,

  command(budget.saveProject, async (context, { at, ...asked }) => {
    const known = at && (await projectAt(context, at, asked.unit));
    if (known && known.stage !== 'declaring') throw context.refused('not-yours-now', NOT_NOW);
    if (!(await loadUnit(context.db, asked.unit))) throw context.notFound(`单位 ${asked.unit}`);
    const project: Project = { ...asked, person: asked.person.trim(), reason: asked.reason.trim() };
    const departments = await loadDepartments(context.db, project.unit);
    const problems = [
      ...estimateProblems(project),
      ...(project.department === '' || departments.some(({ code }) => code === project.department)
        ? []
        : [{ code: 'bad-department', message: `没有科室 ${project.department}` }]),
    ];
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    const kept = known ? await keepChanged(context, known, project) : await keepNew(context, project);
    await context.db.deleteFrom('budget_project_estimate').where('project', '=', kept.id).execute();
    await context.tx.bulkInsert(
      'budget_project_estimate',
      project.estimates.map((estimate) => ({ project: kept.id, ...estimate })),
    );
    await signProject(context, kept.id, { ...project, code: kept.code }, 'prepare', '');
    context.audit({
      ...{ unit: project.unit, subject: `${kept.code} ${project.name}` },
      after: { category: project.category, estimates: project.estimates.length },
    });
    return kept;
  }),

  command(budget.submitProject, async (context, { unit, ...at }) => {
    const project = await projectAt(context, at, unit);
    if (project.stage === 'declaring') requireWhole(context, project);
    await passOn(context, project, 'submit', '');
    return DONE;
  }),

  command(budget.withdrawProject, async (context, { unit, reason, ...at }) => {
    await passOn(context, await projectAt(context, at, unit), 'withdraw', reason);
    return DONE;
  }),

  command(budget.decideProject, async (context, { step, reason = '', ...at }) => {
    const project = await projectAt(context, at);
    // Goals may have gone back since the project was handed in.
    if (step === 'admit' && project.stage === 'reviewing') requireWhole(context, project);
    await passOn(context, project, step, reason);
    return DONE;
  }),

  command(budget.advanceProject, async (context, { unit, step, ...at }) => {
    await passOn(context, await projectAt(context, at, unit), step, '');
    return DONE;
  }),
];

type Changing = CommandContext<
  | typeof budget.saveProject
  | typeof budget.submitProject
  | typeof budget.withdrawProject
  | typeof budget.decideProject
  | typeof budget.advanceProject
>;

const NOT_NOW = '项目现在不能这样办理：它已经到了别的环节，请看现在的状态';
const CHANGED = '项目在查看之后有了变动，请看过现在的内容再办理';
const SAME_PERSON = '填报或提交项目的人不能审核同一个项目';

/** The project, where it is as the caller saw it; of the unit that the input names, where it names one. */
async function projectAt(
  context: Changing,
  { id, revision }: { readonly id: number; readonly revision: number },
  unit?: string,
): Promise<KeptProject> {
  const project = await readProject(context.db, id);
  if (!project || (unit !== undefined && project.unit !== unit)) throw context.notFound(`项目 ${id}`);
  if (project.revision !== revision) throw context.refused('changed', CHANGED);
  return project;
}

/** Refuses a declaration that lacks something of its own, or the goals of its first year. */
function requireWhole(
  context: CommandContext<typeof budget.submitProject | typeof budget.decideProject>,
  project: KeptProject,
): void {
  const missing = lacking(project);
  const goals = missing.filter(({ code }) => code === 'no-goals');
  if (goals.length < missing.length) throw context.refused('unfinished', missing);
  if (goals.length > 0) throw context.refused('no-goals', goals);
}

interface Kept {
  readonly id: number;
  readonly code: string;
  readonly revision: number;
}

type Saving = CommandContext<typeof budget.saveProject>;

async function keepNew(context: Saving, project: Project): Promise<Kept> {
  const { unit, name, category, department, person, reason } = project;
  const code = project.code === '' ? await nextCode(context, project) : project.code;
  await requireFree(context, unit, code);
  const id = await takeNumbers(context.tx, 'budget_project', 1);
  await context.db
    .insertInto('budget_project')
    .values({ id, unit, code, name, category, department, person, reason, stage: 'declaring', revision: 1 })
    .execute();
  return { id, code, revision: 1 };
}

async function keepChanged(context: Saving, known: KeptProject, project: Project): Promise<Kept> {
  const { name, category, department, person, reason } = project;
  const code = project.code === '' ? known.code : project.code;
  if (code !== known.code) await requireFree(context, known.unit, code);
  const revision = known.revision + 1;
  await context.db
    .updateTable('budget_project')
    .set({ code, name, category, department, person, reason, revision })
    .where('id', '=', known.id)
    .execute();
  return { id: known.id, code, revision };
}

/** The library's own numbers: P, the first year, and a running number that no project of the unit has. */
async function nextCode(context: Saving, project: Project): Promise<string> {
  const year = [...estimatedByYear(project).keys()][0] ?? Number(context.instant.slice(0, 4));
  for (;;) {
    const running = await takeNumbers(context.tx, `budget_project ${project.unit} ${year}`, 1);
    const code = `P${year}-${String(running).padStart(2, '0')}`;
    if (!(await isTaken(context, project.unit, code))) return code;
  }
}

async function isTaken({ db }: Saving, unit: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('budget_project')
    .select('id')
    .where('unit', '=', unit)
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

async function requireFree(context: Saving, unit: string, code: string): Promise<void> {
  if (await isTaken(context, unit, code)) throw context.refused('code-taken', `项目编码 ${code} 已经有了`);
}

/** Makes a step of the route, or says why it cannot be made. */
async function passOn(context: Changing, project: KeptProject, step: ProjectStep, reason: string): Promise<void> {
  const next = projectStepped(project, step, context.actor, reason);
  if (!next.ok) {
    // Every operation of a step that may be refused so declares the code.
    const refused = context as CommandContext<typeof budget.decideProject>;
    if (next.error === 'same-person') throw refused.refused('same-person', SAME_PERSON);
    if (next.error === 'reason') throw refused.refused('no-reason', '退回、不予入库或终止须写明原因');
    throw refused.refused('not-yours-now', NOT_NOW);
  }
  await context.db
    .updateTable('budget_project')
    .set({ stage: next.value, revision: project.revision + 1 })
    .where('id', '=', project.id)
    .execute();
  const goals = step === 'admit' ? firstGoals(project) : undefined;
  const digest = await signProject(context, project.id, project, step, reason.trim(), goals);
  context.audit({
    ...{ unit: project.unit, subject: `${project.code} ${project.name}` },
    before: { stage: project.stage },
    after: { stage: next.value, step, digest },
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
}
