import type { Implementation } from '../pipeline/implementation.ts';
import { directOperations } from './direct-operations.ts';

/** What `contract.costing` promises. */
export const costingOperations: readonly Implementation[] = [...directOperations];

export { type ChargeParts, chargeOperations } from './charges/operations.ts';
