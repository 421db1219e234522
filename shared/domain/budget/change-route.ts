import { err, ok, type Result } from '../../kernel/result.ts';
import type { ChangeKind } from './change.ts';

/**
 * Where a change document stands (调整单状态): `draft` 编制 → `confirming` 待对方确认 (调剂 only) → `approving` 待批准 →
 * `approved` 已批准; `cancelled` 已作废.
 */
export const CHANGE_STAGES = ['draft', 'confirming', 'approving', 'approved', 'cancelled'] as const;
export type ChangeStage = (typeof CHANGE_STAGES)[number];

/**
 * What is done to it: 编制、提交、对方确认、对方不同意、退回、撤回、作废、批准. Each is kept with person, instant and reason.
 */
export const CHANGE_STEPS = [
  'prepare',
  'submit',
  'confirm',
  'decline',
  'return',
  'withdraw',
  'cancel',
  'approve',
] as const;
export type ChangeStep = (typeof CHANGE_STEPS)[number];

interface Step {
  readonly from: readonly ChangeStage[];
  /** Going back or ending says why. */
  readonly reasoned: boolean;
  /** Whoever did one of these to the document may not do this (不相容岗位). */
  readonly apart: readonly ChangeStep[];
}

export const CHANGE_ROUTE: Readonly<Record<ChangeStep, Step>> = {
  prepare: { from: ['draft'], reasoned: false, apart: [] },
  submit: { from: ['draft'], reasoned: false, apart: [] },
  confirm: { from: ['confirming'], reasoned: false, apart: ['prepare', 'submit'] },
  decline: { from: ['confirming'], reasoned: true, apart: ['prepare', 'submit'] },
  return: { from: ['approving', 'confirming'], reasoned: true, apart: [] },
  withdraw: { from: ['confirming', 'approving'], reasoned: true, apart: [] },
  cancel: { from: ['draft'], reasoned: true, apart: [] },
  approve: { from: ['approving'], reasoned: false, apart: ['prepare', 'submit', 'confirm'] },
};

/** A step that was made, the oldest first. */
export interface ChangeSigned {
  readonly step: ChangeStep;
  readonly person: string;
}

export type StepRefusal = 'stage' | 'reason' | 'same-person';

/** The stage after a step, or why it cannot be made. */
export function stepped(
  document: { readonly kind: ChangeKind; readonly stage: ChangeStage; readonly signed: readonly ChangeSigned[] },
  step: ChangeStep,
  person: string,
  reason: string,
): Result<ChangeStage, StepRefusal> {
  const rule = CHANGE_ROUTE[step];
  if (!rule.from.includes(document.stage)) return err('stage');
  if (document.signed.some((past) => past.person === person && rule.apart.includes(past.step)))
    return err('same-person');
  if (rule.reasoned && reason.trim() === '') return err('reason');
  switch (step) {
    case 'submit':
      return ok(document.kind === 'transfer' ? 'confirming' : 'approving');
    case 'confirm':
      return ok('approving');
    case 'approve':
      return ok('approved');
    case 'cancel':
      return ok('cancelled');
    default:
      return ok('draft');
  }
}
