import type { Implementation } from '../pipeline/implementation.ts';
import { planningOperations } from './planning.ts';
import { readingOperations } from './reading.ts';
import { roundOperations } from './round-operations.ts';

export { budgetSumOperations } from './sums.ts';

/** What `contract.budget` promises, but for the sums, which ask the consolidation. */
export const budgetOperations: readonly Implementation[] = [
  ...readingOperations,
  ...planningOperations,
  ...roundOperations,
];
