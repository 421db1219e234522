import { err, ok, type Result } from '../../kernel/result.ts';

/**
 * Where a request stands (用款申请状态): `draft` 编制 → `submitted` 待审批 (holds) → `approved` 已批准 (kept) → `contracted` 已签约
 * (bound) → `closed` 已办结, or `cancelled` 已作废. Vouchers pay out of it from its approval on.
 */
export const REQUEST_STAGES = ['draft', 'submitted', 'approved', 'contracted', 'closed', 'cancelled'] as const;
export type RequestStage = (typeof REQUEST_STAGES)[number];

/** What is done to it: 编制、提交、退回、撤回、过期、批准、登记合同、办结、作废. Each is kept with person, instant and reason. */
export const REQUEST_STEPS = [
  'prepare',
  'submit',
  'return',
  'withdraw',
  'expire',
  'approve',
  'contract',
  'close',
  'cancel',
] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];

/** What a step does to the request's part of the budget; the gate's own words. */
export type RequestTaking = 'reserve' | 'keep' | 'commit' | 'release' | 'expire';

interface Step {
  readonly from: readonly RequestStage[];
  readonly to: RequestStage;
  /** Going back or ending says why. */
  readonly reasoned: boolean;
  /** Whoever did one of these to the request may not do this (申请≠审批). */
  readonly apart: readonly RequestStep[];
  readonly takes?: RequestTaking;
}

/** The route as data: a ladder of approvals puts its levels between `submitted` and `approved`. */
export const REQUEST_ROUTE: Readonly<Record<RequestStep, Step>> = {
  prepare: { from: ['draft'], to: 'draft', reasoned: false, apart: [] },
  submit: { from: ['draft'], to: 'submitted', reasoned: false, apart: [], takes: 'reserve' },
  return: { from: ['submitted'], to: 'draft', reasoned: true, apart: [], takes: 'release' },
  withdraw: { from: ['submitted'], to: 'draft', reasoned: true, apart: [], takes: 'release' },
  expire: { from: ['submitted'], to: 'draft', reasoned: false, apart: [], takes: 'expire' },
  approve: { from: ['submitted'], to: 'approved', reasoned: false, apart: ['prepare', 'submit'], takes: 'keep' },
  contract: { from: ['approved', 'contracted'], to: 'contracted', reasoned: false, apart: [], takes: 'commit' },
  close: { from: ['approved', 'contracted'], to: 'closed', reasoned: false, apart: [], takes: 'release' },
  cancel: {
    from: ['draft', 'approved', 'contracted'],
    to: 'cancelled',
    reasoned: true,
    apart: [],
    takes: 'release',
  },
};

/** Stages at which vouchers may pay out of the request. */
export const PAYING: readonly RequestStage[] = ['approved', 'contracted'];

/** Whether the request is over: what comes back to it later is free again. */
export const isOver = (stage: RequestStage): boolean => stage === 'closed' || stage === 'cancelled';

/** A step that was made, the oldest first. */
export interface RequestSigned {
  readonly step: RequestStep;
  readonly person: string;
}

export type RequestStepRefusal = 'stage' | 'reason' | 'same-person';

/** The stage after a step, or why it cannot be made. */
export function requestStepped(
  request: { readonly stage: RequestStage; readonly signed: readonly RequestSigned[] },
  step: RequestStep,
  person: string,
  reason: string,
): Result<RequestStage, RequestStepRefusal> {
  const rule = REQUEST_ROUTE[step];
  if (!rule.from.includes(request.stage)) return err('stage');
  if (request.signed.some((past) => past.person === person && rule.apart.includes(past.step)))
    return err('same-person');
  if (rule.reasoned && reason.trim() === '') return err('reason');
  return ok(rule.to);
}
