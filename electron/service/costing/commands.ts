import type { Implementation } from '../pipeline/implementation.ts';
import { directOperations } from './direct-operations.ts';
import { driverOperations } from './drivers/operations.ts';
import { costReportOperations } from './reports/operations.ts';
import { costRunOperations } from './runs/operations.ts';

/** What `contract.costing` promises. */
export const costingOperations: readonly Implementation[] = [
  ...directOperations,
  ...driverOperations,
  ...costRunOperations,
  ...costReportOperations,
];
