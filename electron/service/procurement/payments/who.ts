import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { type Act, type ActDone, forbiddenBy } from '../../../../shared/domain/organisation/separation.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import type { Paper, StepMade } from '../papers/papers.ts';
import { maySteps } from '../papers/stepping.ts';

export const NOT_BOTH = '同一份付款单的审核、支付和记账须由不同的人办理';

const ACTS: Partial<Record<PaperStep, Act>> = { hand: 'apply', approve: 'approve', pay: 'pay', post: 'post' };
/** Taking a run back is keeping the books, as posting is. */
const asked = (step: PaperStep): Act | undefined => (step === 'reverse' ? 'post' : ACTS[step]);

const done = (steps: readonly StepMade[]): ActDone[] =>
  steps.flatMap(({ step, person }) => {
    const act = ACTS[step];
    return act ? [{ act, person }] : [];
  });

/** Whether a step is kept from who made another one of the same run: 审批≠支付, 出纳≠记账 (separation.ts). */
export const isForbidden = (step: PaperStep, caller: Caller, steps: readonly StepMade[]): boolean => {
  const act = asked(step);
  return act !== undefined && forbiddenBy(act, actorOf(caller), done(steps)) !== undefined;
};

const OF_HOLDER: readonly PaperStep[] = ['pay', 'post', 'reverse'];

/** What the caller may do to a run now; what is done in the holder's books needs the right there. */
export const mayRun = (
  paper: Paper,
  steps: readonly StepMade[],
  caller: Caller,
  holder: UnitCode | undefined,
): PaperStep[] => [
  ...maySteps(paper, steps, caller).filter((step) => !OF_HOLDER.includes(step) && !isForbidden(step, caller, steps)),
  ...OF_HOLDER.filter((step) => {
    const move = moveOf(paper.kind, step, paper.stage);
    const scope = move && scopeOf(caller, move.permission);
    return scope !== undefined && holder !== undefined && reaches(scope, holder) && !isForbidden(step, caller, steps);
  }),
];
