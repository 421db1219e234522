import type { Implementation } from '../pipeline/implementation.ts';
import { actualsOperations } from './actuals.ts';
import { controlOperations } from './changes/control-operations.ts';
import { changeOperations } from './changes/operations.ts';
import { kitOperations } from './kit-operations.ts';
import { planningOperations } from './planning.ts';
import { progressOperations } from './progress-operations.ts';
import { readingOperations } from './reading.ts';
import { remainingOperations } from './remaining.ts';
import { roundOperations } from './round-operations.ts';

export { budgetFollower } from './following.ts';
export { budgetSumOperations } from './sums.ts';

/** What `contract.budget` promises, but for the sums, which ask the consolidation. */
export const budgetOperations: readonly Implementation[] = [
  ...readingOperations,
  ...actualsOperations,
  ...planningOperations,
  ...roundOperations,
  ...remainingOperations,
  ...kitOperations,
  ...changeOperations,
  ...controlOperations,
  ...progressOperations,
];
