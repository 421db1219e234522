import { type PayoutStep, payoutMove } from '../../../../shared/domain/approval/payout.ts';
import { decided } from '../../../../shared/domain/approval/route-state.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { type Act, type ActDone, forbiddenBy } from '../../../../shared/domain/organisation/separation.ts';
import type { ApplicationKept, MoveKept } from '../applications/reading.ts';
import { routeOf } from '../applications/reading.ts';
import type { ContractKept } from '../contracts/reading.ts';
import type { PayoutKept, StepKept } from './reading.ts';

export const OWN_PAYOUT = '申请、编制或提交的人不能复核同一份付款申请';
export const NOT_BOTH = '支付的人不能给同一份付款申请记账或冲销';

/** Who prepared or handed in a payment. */
export const preparersOf = (steps: readonly StepKept[]): ReadonlySet<string> =>
  new Set(steps.filter(({ step }) => step === 'prepare' || step === 'hand').map(({ person }) => person));

/** What somebody can have had a hand in before a payment is made. */
interface Handled {
  readonly application: Pick<ApplicationKept, 'prepared'>;
  readonly moves: readonly MoveKept[];
  readonly releasedBy: string | undefined;
  readonly contract: Pick<ContractKept, 'person' | 'changes' | 'acceptances'> | undefined;
  readonly steps: readonly Pick<StepKept, 'step' | 'person'>[];
}

/** Who applied, decided, let it go, signed, accepted, prepared, checked or sent back: none of them pays (不相容职务). */
export const handsIn = ({ application, moves, releasedBy, contract, steps }: Handled): string[] => [
  ...new Set([
    ...application.prepared,
    ...moves.map(({ person }) => person),
    ...decided(routeOf(moves)),
    ...(releasedBy === undefined ? [] : [releasedBy]),
    ...(contract ? [contract.person] : []),
    ...(contract?.changes ?? []).map(({ person }) => person),
    ...(contract?.acceptances ?? []).map(({ person }) => person),
    // Who pays may have exported and pays again after a return; who prepared, checked or sent it back may not.
    ...steps.filter(({ step }) => step !== 'pay').map(({ person }) => person),
  ]),
];

const ACTS: Partial<Record<PayoutStep, Act>> = { pay: 'pay', post: 'post', reverse: 'post' };

/** Whether keeping the books of it is kept from who paid it (出纳不得兼管账目的登记). */
export function isForbidden(step: PayoutStep, caller: Caller, steps: readonly StepKept[]): boolean {
  const act = ACTS[step];
  const done = steps.flatMap(({ step: made, person }): ActDone[] => (made === 'pay' ? [{ act: 'pay', person }] : []));
  return act !== undefined && forbiddenBy(act, actorOf(caller), done) !== undefined;
}

/** Whether the caller holds the right to a step of the payment where it stands. */
export function mayStep(
  step: PayoutStep,
  { stage, unit }: Pick<PayoutKept, 'stage' | 'unit'>,
  caller: Caller,
): boolean {
  const move = payoutMove(step, stage);
  const scope = move && scopeOf(caller, move.permission);
  return scope !== undefined && reaches(scope, unit);
}
