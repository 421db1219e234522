import type { Implementation } from '../../pipeline/implementation.ts';
import { batchOperations } from './batch-operations.ts';
import { bookOperations } from './book-operations.ts';
import { divisionOperations } from './division-operations.ts';
import { progressOperations } from './progress-operations.ts';
import { surplusOperations } from './surplus-operations.ts';

/** What is done with 集采约定量. */
export const volumeOperations: readonly Implementation[] = [
  ...batchOperations,
  ...progressOperations,
  ...bookOperations,
  ...surplusOperations,
  ...divisionOperations,
];
