import type { Implementation } from '../pipeline/implementation.ts';
import { directOperations } from './direct-operations.ts';
import { bookOperations } from './reports/book-operations.ts';
import { formOperations } from './reports/form-operations.ts';
import { pictureOperations } from './reports/picture-operations.ts';
import { traceOperations } from './reports/trace-operations.ts';
import { runOperations } from './runs/run-operations.ts';
import { runReading } from './runs/run-reading.ts';
import { schemeOperations } from './runs/scheme-operations.ts';

/** What `contract.costing` promises. */
export const costingOperations: readonly Implementation[] = [
  ...directOperations,
  ...[...formOperations, ...pictureOperations, ...traceOperations, ...bookOperations],
  ...schemeOperations,
  ...runOperations,
  ...runReading,
];
