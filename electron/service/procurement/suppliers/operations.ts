import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 供应商. */
export const supplierOperations: readonly Implementation[] = [];
