import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

export type Receipt = ReplyOf<Contract['procurement']['receipt']>;

/** How a stage looks: done, waiting, over. */
export const stageChip = (stage: string): string =>
  stage === 'accepted' || stage === 'approved' || stage === 'closed'
    ? 'chip ok'
    : stage === 'handed'
      ? 'chip warn'
      : 'chip';

/** The stages that what is registered and accepted can have. */
export const stageOf = (stage: Receipt['stage']) => stage as 'handed' | 'accepted' | 'refused' | 'withdrawn';
