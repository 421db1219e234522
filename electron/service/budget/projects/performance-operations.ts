import { budget } from '../../../../shared/contract/budget.ts';
import {
  evaluationProblems,
  goalProblems,
  NO_RESULT,
  resultProblems,
  reviewProblems,
  weightProblems,
} from '../../../../shared/domain/budget/performance.ts';
import { areBounds, gradeOf, sumPoints } from '../../../../shared/domain/budget/performance-grades.ts';
import { type PerformanceStep, performanceStepped } from '../../../../shared/domain/budget/performance-route.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { BOUNDS_KEY, readBounds } from './grades.ts';
import { type KeptProject, type KeptSheet, readProject } from './library.ts';
import { type SheetContent, sheetText } from './sheet-content.ts';
import { signSheet } from './signing.ts';

/** 预算绩效: goals of a project's year, the unit's own evaluation, and the centre's review. */
export const performanceOperations: readonly Implementation[] = [
  command(budget.saveGoals, async (context, { unit, indicators, ...at }) => {
    const found = await sheetAt(context, at, unit);
    const typed = indicators.map((one) => ({ ...one, name: one.name.trim(), target: one.target.trim() }));
    const problems = goalProblems(typed);
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    const content = { indicators: typed, results: typed.map(() => NO_RESULT) };
    return { revision: await passOn(context, found, 'goals', content) };
  }),

  command(budget.saveScores, async (context, { unit, results, ...at }) => {
    const found = await sheetAt(context, at, unit);
    const { indicators } = found.sheet;
    const problems = resultProblems(indicators, results);
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    return { revision: await passOn(context, found, 'score', { indicators, results }) };
  }),

  command(budget.submitPerformance, async (context, { unit, ...at }) => {
    const found = await sheetAt(context, at, unit);
    const { stage, indicators, results } = found.sheet;
    const problems =
      stage === 'goals' ? weightProblems(indicators) : stage === 'set' ? evaluationProblems(indicators, results) : [];
    if (problems.length > 0) throw context.refused('unfinished', problems);
    await passOn(context, found, stage === 'goals' ? 'set' : 'submit', found.sheet);
    return DONE;
  }),

  command(budget.withdrawPerformance, async (context, { unit, reason, ...at }) => {
    const found = await sheetAt(context, at, unit);
    await passOn(context, found, 'withdraw', found.sheet, reason);
    return DONE;
  }),

  command(budget.returnPerformance, async (context, { reason, ...at }) => {
    const found = await sheetAt(context, at);
    await passOn(context, found, 'return', found.sheet, reason);
    return DONE;
  }),

  command(budget.reviewPerformance, async (context, { scores, comment, ...at }) => {
    const found = await sheetAt(context, at);
    const { indicators, results } = found.sheet;
    const problems = reviewProblems(indicators, results, scores);
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    const total = sumPoints(scores);
    const grade = gradeOf(total, await readBounds(context.db));
    await passOn(context, found, 'review', { indicators, results, review: { scores, comment, total, grade } });
    return { total, grade };
  }),

  command(budget.setGrades, async (context, { reason, ...bounds }) => {
    if (!areBounds(bounds)) throw context.refused('bad-bounds', '等级分数线须由优到良到中逐级降低，且不超过 100');
    const before = await readBounds(context.db);
    await keepSetting(context.db, BOUNDS_KEY, JSON.stringify(bounds));
    context.audit({ subject: '绩效等级', before: { ...before }, after: { ...bounds }, reason });
    return DONE;
  }),
];

type Performing = CommandContext<
  | typeof budget.saveGoals
  | typeof budget.saveScores
  | typeof budget.submitPerformance
  | typeof budget.withdrawPerformance
  | typeof budget.returnPerformance
  | typeof budget.reviewPerformance
>;

interface Found {
  readonly project: KeptProject;
  readonly sheet: KeptSheet;
}

const NOT_NOW = '绩效表现在不能这样办理：请看它和项目现在的状态';
const OVER = '项目已经完工、终止或不予入库，绩效目标不能再撤回或退回：请按已定的目标自评';
const JUDGED = '项目已经送审，绩效目标不能由单位自行撤回：请财务中心说明原因后退回';
const CHANGED = '绩效表在查看之后有了变动，请看过现在的内容再办理';
const SAME_PERSON = '填报项目、编制目标或自评的人不能复核同一份绩效';

/** The year's sheet, where it is as the caller saw it; an empty one where the year has none yet. */
async function sheetAt(
  context: Performing,
  { id, year, revision }: { readonly id: number; readonly year: number; readonly revision: number },
  unit?: string,
): Promise<Found> {
  const project = await readProject(context.db, id);
  if (!project || (unit !== undefined && project.unit !== unit)) throw context.notFound(`项目 ${id}`);
  const sheet = project.sheets.find((each) => each.year === year) ?? {
    ...{ year, stage: 'goals' as const, revision: 0, indicators: [], results: [], signed: [] },
  };
  if (sheet.revision !== revision) throw context.refused('changed', CHANGED);
  return { project, sheet };
}

/** Makes a step of the sheet's route and keeps what it then says, or says why not; the new revision. */
async function passOn(
  context: Performing,
  { project, sheet }: Found,
  step: PerformanceStep,
  content: SheetContent,
  reason = '',
): Promise<number> {
  const next = performanceStepped(sheet, project, step, context.actor, reason);
  if (!next.ok) {
    // Only the centre's steps are kept apart, and a reason is asked for by the contract.
    const refused = context as CommandContext<typeof budget.reviewPerformance>;
    if (next.error === 'same-person') throw refused.refused('same-person', SAME_PERSON);
    throw refused.refused('not-yours-now', next.error === 'over' ? OVER : next.error === 'judged' ? JUDGED : NOT_NOW);
  }
  const revision = sheet.revision + 1;
  const row = { stage: next.value, revision, content: sheetText(content) };
  await context.db
    .insertInto('budget_performance')
    .values({ project: project.id, year: sheet.year, ...row })
    .onConflict((conflict) => conflict.columns(['project', 'year']).doUpdateSet(row))
    .execute();
  const digest = await signSheet(context, { project: project.id, year: sheet.year }, content, step, reason.trim());
  context.audit({
    ...{ unit: project.unit, subject: `${project.code} ${project.name} ${sheet.year}` },
    before: { stage: sheet.stage },
    after: { stage: next.value, step, digest },
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
  return revision;
}
