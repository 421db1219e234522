import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 采购订单. */
export const orderOperations: readonly Implementation[] = [];
