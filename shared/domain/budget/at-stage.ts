import type { Passage, Stage } from './rounds.ts';

/**
 * Which figures are summed: as they are planned now, as they were handed on (一上、一下、二上、二下), or as approved documents
 * changed them since (调整后).
 */
export const SUM_STAGES = ['now', 'proposed', 'ceiling', 'resubmitted', 'approved', 'adjusted'] as const;
export type SumStage = (typeof SUM_STAGES)[number];

/**
 * The version that stands at each stage, from a plan's versions, the oldest first: the last one handed on, without those
 * that went back (退回的建议数、草案不作数). What is repeated after a return takes the place of what went back.
 */
export function standingVersions<V extends { readonly passage: Passage }>(
  versions: readonly V[],
): ReadonlyMap<Exclude<Stage, 'drafting'>, V> {
  const standing = new Map<Exclude<Stage, 'drafting'>, V>();
  for (const version of versions) {
    switch (version.passage) {
      case 'propose':
        standing.set('proposed', version);
        break;
      case 'issue-ceiling':
        standing.set('ceiling', version);
        break;
      case 'resubmit':
        standing.set('resubmitted', version);
        break;
      case 'approve':
        standing.set('approved', version);
        break;
      case 'return-proposal':
        standing.delete('proposed');
        break;
      case 'return-resubmission':
        standing.delete('resubmitted');
        break;
    }
  }
  return standing;
}
