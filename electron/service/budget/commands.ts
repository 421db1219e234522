import type { Implementation } from '../pipeline/implementation.ts';
import { actualsOperations } from './actuals.ts';
import { planningOperations } from './planning.ts';
import { progressOperations } from './progress-operations.ts';
import { readingOperations } from './reading.ts';
import { remainingOperations } from './remaining.ts';
import { roundOperations } from './round-operations.ts';

export { budgetFollower } from './following.ts';

/** Everything that `contract.budget` promises. */
export const budgetOperations: readonly Implementation[] = [
  ...readingOperations,
  ...actualsOperations,
  ...planningOperations,
  ...roundOperations,
  ...remainingOperations,
  ...progressOperations,
];
