import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 采购申请. */
export const requestOperations: readonly Implementation[] = [];
