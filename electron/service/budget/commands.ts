import type { Implementation } from '../pipeline/implementation.ts';
import { actualsOperations } from './actuals.ts';
import { controlOperations } from './changes/control-operations.ts';
import { changeOperations } from './changes/operations.ts';
import { planningOperations } from './planning.ts';
import { readingOperations } from './reading.ts';
import { roundOperations } from './round-operations.ts';

/** Everything that `contract.budget` promises. */
export const budgetOperations: readonly Implementation[] = [
  ...readingOperations,
  ...actualsOperations,
  ...planningOperations,
  ...roundOperations,
  ...changeOperations,
  ...controlOperations,
];
