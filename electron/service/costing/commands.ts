import type { Implementation } from '../pipeline/implementation.ts';
import { directOperations } from './direct-operations.ts';
import { runOperations } from './runs/run-operations.ts';
import { runReading } from './runs/run-reading.ts';
import { schemeOperations } from './runs/scheme-operations.ts';

/** What `contract.costing` promises. */
export const costingOperations: readonly Implementation[] = [
  ...directOperations,
  ...schemeOperations,
  ...runOperations,
  ...runReading,
];
