import { err, ok, type Result } from '../../kernel/result.ts';

/**
 * Where a project stands (项目状态): `declaring` 申报 → `reviewing` 论证审核 → `listed` 入库 → `running` 实施 → `finished`
 * 完工; `ended` 终止 and `rejected` 不予入库 are other ends.
 */
export const PROJECT_STAGES = ['declaring', 'reviewing', 'listed', 'running', 'finished', 'ended', 'rejected'] as const;
export type ProjectStage = (typeof PROJECT_STAGES)[number];

/** What is done to it: 填报、提交、撤回、退回、不予入库、入库、开始实施、完工、终止. Each is kept with person, instant and reason. */
export const PROJECT_STEPS = [
  'prepare',
  'submit',
  'withdraw',
  'return',
  'reject',
  'admit',
  'start',
  'finish',
  'end',
] as const;
export type ProjectStep = (typeof PROJECT_STEPS)[number];

interface Step {
  readonly from: readonly ProjectStage[];
  readonly to: ProjectStage;
  /** Going back or ending says why. */
  readonly reasoned: boolean;
  /** Whoever did one of these to the project may not do this (不相容岗位). */
  readonly apart: readonly ProjectStep[];
}

const DECLARED = ['prepare', 'submit'] as const;

export const PROJECT_ROUTE: Readonly<Record<ProjectStep, Step>> = {
  prepare: { from: ['declaring'], to: 'declaring', reasoned: false, apart: [] },
  submit: { from: ['declaring'], to: 'reviewing', reasoned: false, apart: [] },
  withdraw: { from: ['reviewing'], to: 'declaring', reasoned: true, apart: [] },
  return: { from: ['reviewing'], to: 'declaring', reasoned: true, apart: DECLARED },
  reject: { from: ['reviewing'], to: 'rejected', reasoned: true, apart: DECLARED },
  admit: { from: ['reviewing'], to: 'listed', reasoned: false, apart: DECLARED },
  start: { from: ['listed'], to: 'running', reasoned: false, apart: [] },
  finish: { from: ['running'], to: 'finished', reasoned: false, apart: [] },
  end: { from: ['listed', 'running'], to: 'ended', reasoned: true, apart: [] },
};

/** Steps by which the centre decides, and by which the unit goes on with a project that is in the library. */
export const DECIDING_PROJECT = ['admit', 'return', 'reject', 'end'] as const satisfies readonly ProjectStep[];
export const ADVANCING_PROJECT = ['start', 'finish'] as const satisfies readonly ProjectStep[];

/** A step that was made, the oldest first. */
export interface ProjectSigned {
  readonly step: ProjectStep;
  readonly person: string;
}

/** Why a step of a project or of its performance sheet cannot be made. */
export type RouteRefusal = 'stage' | 'reason' | 'same-person';

/** The stage after a step, or why it cannot be made. */
export function projectStepped(
  project: { readonly stage: ProjectStage; readonly signed: readonly ProjectSigned[] },
  step: ProjectStep,
  person: string,
  reason: string,
): Result<ProjectStage, RouteRefusal> {
  const rule = PROJECT_ROUTE[step];
  if (!rule.from.includes(project.stage)) return err('stage');
  if (project.signed.some((past) => past.person === person && rule.apart.includes(past.step)))
    return err('same-person');
  if (rule.reasoned && reason.trim() === '') return err('reason');
  return ok(rule.to);
}

/** Whether a budget may be arranged for it: in the library, and not ended (先入库、后安排预算). */
export const isBudgetable = (stage: ProjectStage): boolean =>
  stage === 'listed' || stage === 'running' || stage === 'finished';

/** Why a row of a budget cannot name the project; undefined where it can. `project` undefined: the library has none. */
export function againstUse(
  code: string,
  project: { readonly name: string; readonly stage: ProjectStage } | undefined,
): string | undefined {
  if (!project) return `项目库没有项目 ${code}：先申报、审核入库，再安排预算（事业单位财务规则 第22条）`;
  if (isBudgetable(project.stage)) return undefined;
  return project.stage === 'ended' || project.stage === 'rejected'
    ? `项目 ${code} ${project.name} 已终止或不予入库，不能再安排预算`
    : `项目 ${code} ${project.name} 还没有入库，不能安排预算（事业单位财务规则 第22条）`;
}
