import type { Implementation } from '../pipeline/implementation.ts';
import { directOperations } from './direct-operations.ts';
import { driverOperations } from './drivers/operations.ts';
import { costReportOperations } from './reports/operations.ts';
import { costRunOperations } from './runs/operations.ts';
import { unitResultOperations } from './units/result-operations.ts';

/** What `contract.costing` promises. */
export const costingOperations: readonly Implementation[] = [
  ...directOperations,
  ...driverOperations,
  ...costRunOperations,
  ...costReportOperations,
  ...unitResultOperations,
];

export { type ChargeParts, chargeOperations } from './charges/operations.ts';
export { serviceTableOperations } from './units/import-operations.ts';
