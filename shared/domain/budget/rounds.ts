import { err, ok, type Result } from '../../kernel/result.ts';

/**
 * Where a unit's budget of a year stands (两上两下, 事业单位财务规则 第10条).
 *
 * `drafting` 编制 → `proposed` 一上 → `ceiling` 一下 (控制数) → `resubmitted` 二上 → `approved` 二下 (批复).
 */
export const STAGES = ['drafting', 'proposed', 'ceiling', 'resubmitted', 'approved'] as const;
export type Stage = (typeof STAGES)[number];

/** Who may change the figures now (保管): never two at once. */
export const CUSTODIES = ['unit', 'centre', 'nobody'] as const;
export type Custody = (typeof CUSTODIES)[number];

export const CUSTODY: Readonly<Record<Stage, Custody>> = {
  drafting: 'unit',
  proposed: 'centre',
  ceiling: 'unit',
  resubmitted: 'centre',
  approved: 'nobody',
};

/** The unit's steps (上), and the centre's (下); each freezes the figures as a version with person, instant and reason. */
export const SUBMITTING = ['propose', 'resubmit'] as const;
export const DECIDING = ['issue-ceiling', 'approve', 'return-proposal', 'return-resubmission'] as const;
export type Passage = (typeof SUBMITTING)[number] | (typeof DECIDING)[number];

interface Step {
  readonly from: Stage;
  readonly to: Stage;
  readonly by: 'unit' | 'centre';
  /** A return says why (退回须写明原因). */
  readonly reasoned: boolean;
}

export const PASSAGES: Readonly<Record<Passage, Step>> = {
  propose: { from: 'drafting', to: 'proposed', by: 'unit', reasoned: false },
  'issue-ceiling': { from: 'proposed', to: 'ceiling', by: 'centre', reasoned: false },
  resubmit: { from: 'ceiling', to: 'resubmitted', by: 'unit', reasoned: false },
  approve: { from: 'resubmitted', to: 'approved', by: 'centre', reasoned: false },
  'return-proposal': { from: 'proposed', to: 'drafting', by: 'centre', reasoned: true },
  'return-resubmission': { from: 'resubmitted', to: 'ceiling', by: 'centre', reasoned: true },
};

export type PassageRefusal = 'stage' | 'custody' | 'reason';

/** The stage after a passage, or why it cannot be made. */
export function passed(
  stage: Stage,
  passage: Passage,
  by: 'unit' | 'centre',
  reason: string,
): Result<Stage, PassageRefusal> {
  const step = PASSAGES[passage];
  if (step.from !== stage) return err('stage');
  if (step.by !== by) return err('custody');
  if (step.reasoned && reason.trim() === '') return err('reason');
  return ok(step.to);
}
