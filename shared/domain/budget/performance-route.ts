import { err, ok, type Result } from '../../kernel/result.ts';
import type { ProjectSigned, ProjectStage, RouteRefusal } from './project-route.ts';

/**
 * Where a project's year stands (绩效表状态): `goals` 编制目标 → `set` 目标已定 → `scored` 已自评 → `reviewed` 已复核.
 */
export const PERFORMANCE_STAGES = ['goals', 'set', 'scored', 'reviewed'] as const;
export type PerformanceStage = (typeof PERFORMANCE_STAGES)[number];

/** What is done to it: 编制目标、上报目标、自评、上报自评、撤回、退回、复核. */
export const PERFORMANCE_STEPS = ['goals', 'set', 'score', 'submit', 'withdraw', 'return', 'review'] as const;
export type PerformanceStep = (typeof PERFORMANCE_STEPS)[number];

const FROM: Readonly<Record<PerformanceStep, readonly PerformanceStage[]>> = {
  goals: ['goals'],
  set: ['goals'],
  score: ['set'],
  submit: ['set'],
  withdraw: ['set', 'scored'],
  return: ['set', 'scored'],
  review: ['scored'],
};

const REASONED: readonly PerformanceStep[] = ['withdraw', 'return'];
/** Steps of the centre: whoever declared the project, set its goals or scored it does not make them (不相容岗位). */
const JUDGING: readonly PerformanceStep[] = ['return', 'review'];
const OWN: readonly PerformanceStep[] = ['goals', 'set', 'score', 'submit'];
/** What came of a project is told once it is carried out; of one that was ended as well. */
const CARRIED_OUT: readonly ProjectStage[] = ['running', 'finished', 'ended'];
/** Goals are set for what is declared or in the library. */
const PLANNED: readonly ProjectStage[] = ['declaring', 'reviewing', 'listed', 'running'];

export interface PerformanceSigned {
  readonly step: PerformanceStep;
  readonly person: string;
}

/**
 * Why a step of a sheet cannot be made: as of a project, or since its goals stay. `over`: the project is at its end, where
 * goals that went back could never be handed on again. `judged`: the project was handed in with them, so that the unit
 * does not take them back alone; the centre sends them back.
 */
export type PerformanceRefusal = RouteRefusal | 'over' | 'judged';

/** The stage of the year's sheet after a step, or why it cannot be made. */
export function performanceStepped(
  sheet: { readonly stage: PerformanceStage; readonly signed: readonly PerformanceSigned[] },
  project: { readonly stage: ProjectStage; readonly signed: readonly ProjectSigned[] },
  step: PerformanceStep,
  person: string,
  reason: string,
): Result<PerformanceStage, PerformanceRefusal> {
  const { stage } = sheet;
  if (!FROM[step].includes(stage)) return err('stage');
  // Goals that the centre sent back are mended even where the project came to its end meanwhile.
  const sentBack = sheet.signed.some((past) => past.step === 'return');
  if ((step === 'goals' || step === 'set') && !PLANNED.includes(project.stage) && !sentBack) return err('stage');
  if ((step === 'score' || step === 'submit') && !CARRIED_OUT.includes(project.stage)) return err('stage');
  if (stage === 'set' && REASONED.includes(step)) {
    if (!PLANNED.includes(project.stage)) return err('over');
    if (step === 'withdraw' && project.stage !== 'declaring') return err('judged');
  }
  if (JUDGING.includes(step)) {
    const declared = project.signed.some(
      (past) => past.person === person && (past.step === 'prepare' || past.step === 'submit'),
    );
    if (declared || sheet.signed.some((past) => past.person === person && OWN.includes(past.step)))
      return err('same-person');
  }
  if (REASONED.includes(step) && reason.trim() === '') return err('reason');
  switch (step) {
    case 'set':
    case 'score':
      return ok('set');
    case 'submit':
      return ok('scored');
    case 'review':
      return ok('reviewed');
    case 'goals':
      return ok('goals');
    default:
      return ok(stage === 'scored' ? 'set' : 'goals');
  }
}
