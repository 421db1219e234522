import type { Implementation } from '../../pipeline/implementation.ts';
import { runOperations } from './run-operations.ts';
import { runReading } from './run-reading.ts';
import { schemeOperations } from './scheme-operations.ts';

/** What `contract.costing` promises of schemes and runs. */
export const costRunOperations: readonly Implementation[] = [...schemeOperations, ...runOperations, ...runReading];
