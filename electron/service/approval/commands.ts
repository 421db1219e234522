import type { Implementation } from '../pipeline/implementation.ts';
import { ruleOperations } from './rules/operations.ts';
import { trialOperations } from './rules/trial-operation.ts';
import { delegationOperations } from './seats/delegation-operations.ts';
import { seatOperations } from './seats/seat-operations.ts';

/** What `contract.approval` promises. */
export const approvalOperations: readonly Implementation[] = [
  ...ruleOperations,
  ...trialOperations,
  ...seatOperations,
  ...delegationOperations,
];
