import type { Implementation } from '../pipeline/implementation.ts';
import { directOperations } from './direct-operations.ts';
import { bookOperations } from './reports/book-operations.ts';
import { formOperations } from './reports/form-operations.ts';
import { pictureOperations } from './reports/picture-operations.ts';
import { traceOperations } from './reports/trace-operations.ts';

/** What `contract.costing` promises. */
export const costingOperations: readonly Implementation[] = [
  ...directOperations,
  ...[...formOperations, ...pictureOperations, ...traceOperations, ...bookOperations],
];
