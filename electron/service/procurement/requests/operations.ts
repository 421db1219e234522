import type { Implementation } from '../../pipeline/implementation.ts';
import { askingOperations } from './asking-operations.ts';
import { decisionOperations } from './decision-operations.ts';
import { ownRequestOperations } from './request-operations.ts';
import { useOperations } from './use-operations.ts';

/** What is done with 采购申请. */
export const requestOperations: readonly Implementation[] = [
  ...useOperations,
  ...askingOperations,
  ...ownRequestOperations,
  ...decisionOperations,
];
