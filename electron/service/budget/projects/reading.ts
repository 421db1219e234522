import { budget } from '../../../../shared/contract/budget.ts';
import { NO_RESULT, weightProblems } from '../../../../shared/domain/budget/performance.ts';
import {
  PERFORMANCE_STEPS,
  type PerformanceStep,
  performanceStepped,
} from '../../../../shared/domain/budget/performance-route.ts';
import { declarationProblems, estimated, estimatedByYear } from '../../../../shared/domain/budget/project.ts';
import {
  isBudgetable,
  PROJECT_STEPS,
  type ProjectStep,
  projectStepped,
} from '../../../../shared/domain/budget/project-route.ts';
import { actorOf, type Caller, reaches, scopeOf, withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import { formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readBounds } from './grades.ts';
import { type KeptProject, type KeptSheet, readProject, readProjects } from './library.ts';
import { linesByProject, moneyOf, moneyOut, type ProjectLine, readPlanned, readProjectLines } from './money.ts';
import { readProjectNames } from './use.ts';

export const projectReading: readonly Implementation[] = [
  query(budget.projects, async ({ db, scope, caller }) => {
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code);
    const names = new Map(units.map(({ code, name }) => [code as string, name]));
    const codes = units.map(({ code }) => code);
    const linesOf = linesByProject(await readProjectLines(db, codes));
    return (await readProjects(db, codes)).map((project) => headOf(project, linesOf(project), names, caller));
  }),

  query(budget.projectChoices, async ({ db }, { unit }) =>
    (await readProjectNames(db, [unit])).map(({ code, name, stage }) => ({
      ...{ code, name, stage },
      usable: isBudgetable(stage),
    })),
  ),

  query(budget.project, async (context, { id }) => {
    const { db, caller } = context;
    const project = await readProject(db, id);
    if (!project) throw context.notFound(`项目 ${id}`);
    context.requireUnit(project.unit);
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code as string, name]));
    const lines = await readProjectLines(db, [project.unit], project.code);
    const planned = await readPlanned(db, project.unit, project.code);
    const estimates = estimatedByYear(project);
    const years = [...new Set([...estimates.keys(), ...planned.keys(), ...lines.map(({ line }) => line.year)])].sort();
    return {
      ...headOf(project, lines, names, caller),
      reason: project.reason,
      estimates: project.estimates.map(({ amount, ...estimate }) => ({ ...estimate, amount: formatYuan(amount) })),
      years: years.map((year) => ({
        year,
        estimate: formatYuan(estimates.get(year) ?? ZERO),
        planned: formatYuan(planned.get(year) ?? ZERO),
        ...moneyOut(moneyOf(lines.filter(({ line }) => line.year === year))),
      })),
      lines: lines.map((one) => {
        const { year, department, item, source, project: code } = one.line;
        return { year, department, item, source, project: code, ...moneyOut(moneyOf([one])) };
      }),
      problems: project.stage === 'declaring' ? lacking(project).map(({ message }) => message) : [],
      sheets: project.sheets.map((sheet) => sheetOut(project, sheet, caller)),
      bounds: { ...(await readBounds(db)) },
      steps: project.signed.map(({ step, display, instant, reason, digest }) => ({
        ...{ step, display, instant, reason, digest },
      })),
    };
  }),
];

/** What a project lacks before it is handed in and admitted: its own fields, and the goals of its first year (目标先行). */
export function lacking(project: KeptProject): { readonly code: string; readonly message: string }[] {
  const own = declarationProblems(project);
  const [first] = estimatedByYear(project).keys();
  if (first === undefined) return own;
  const sheet = project.sheets.find(({ year, stage }) => year === first && stage !== 'goals');
  if (sheet) return [...own, ...weightProblems(sheet.indicators)];
  return [...own, { code: 'no-goals', message: `先编制并上报 ${first} 年的绩效目标：没有绩效目标的项目不入库` }];
}

function headOf(
  project: KeptProject,
  lines: readonly ProjectLine[],
  names: ReadonlyMap<string, string>,
  caller: Caller,
) {
  const { id, unit, code, name, category, department, person, stage, revision, sheets } = project;
  const last = sheets.findLast(({ review }) => review !== undefined);
  const waits = sheets.find((sheet) => mayPerform(project, sheet, 'review', caller));
  return {
    ...{ id, unit, code, name, category, department, person, stage, revision },
    unitName: names.get(unit) ?? unit,
    estimate: formatYuan(estimated(project)),
    ...moneyOut(moneyOf(lines)),
    evaluated: last?.review ? { year: last.year, total: last.review.total, grade: last.review.grade } : null,
    waits: waits?.year ?? null,
    may: PROJECT_STEPS.filter((step) => mayStep(project, step, caller)),
  };
}

const sheetOut = (project: KeptProject, sheet: KeptSheet, caller: Caller) => ({
  ...{ year: sheet.year, stage: sheet.stage, revision: sheet.revision },
  indicators: sheet.indicators.map((indicator, index) => ({
    ...indicator,
    ...(sheet.results[index] ?? NO_RESULT),
    reviewed: sheet.review?.scores[index] ?? null,
  })),
  comment: sheet.review?.comment ?? '',
  total: sheet.review?.total ?? null,
  grade: sheet.review?.grade ?? null,
  may: PERFORMANCE_STEPS.filter((step) => mayPerform(project, sheet, step, caller)),
  steps: sheet.signed.map(({ step, display, instant, reason, digest }) => ({
    ...{ step, display, instant, reason, digest },
  })),
});

const OF_STEP: Readonly<Record<ProjectStep, Permission>> = {
  prepare: 'budget.prepare',
  submit: 'budget.submit',
  withdraw: 'budget.prepare',
  return: 'budget.decide',
  reject: 'budget.decide',
  admit: 'budget.decide',
  start: 'budget.submit',
  finish: 'budget.submit',
  end: 'budget.decide',
};

const OF_PERFORMANCE: Readonly<Record<PerformanceStep, Permission>> = {
  goals: 'budget.prepare',
  set: 'budget.submit',
  score: 'budget.prepare',
  submit: 'budget.submit',
  withdraw: 'budget.prepare',
  return: 'budget.decide',
  review: 'budget.decide',
};

const mayStep = (project: KeptProject, step: ProjectStep, caller: Caller): boolean =>
  holds(caller, OF_STEP[step], project) && projectStepped(project, step, actorOf(caller), '-').ok;

const mayPerform = (project: KeptProject, sheet: KeptSheet, step: PerformanceStep, caller: Caller): boolean =>
  holds(caller, OF_PERFORMANCE[step], project) && performanceStepped(sheet, project, step, actorOf(caller), '-').ok;

/** The centre's steps are held over the whole community. */
function holds(caller: Caller, permission: Permission, { unit }: KeptProject): boolean {
  const scope = scopeOf(caller, permission);
  if (scope === undefined) return false;
  return permission === 'budget.decide' ? scope.kind === 'community' : reaches(scope, unit);
}
