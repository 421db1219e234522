import type { Implementation } from '../pipeline/implementation.ts';
import { planningOperations } from './planning.ts';
import { readingOperations } from './reading.ts';
import { roundOperations } from './round-operations.ts';
import { bookOperations } from './sum-books.ts';
import { sumOperations } from './sums.ts';

/** Everything that `contract.budget` promises. */
export const budgetOperations: readonly Implementation[] = [
  ...readingOperations,
  ...planningOperations,
  ...roundOperations,
  ...sumOperations,
  ...bookOperations,
];
