import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 唯一采购账户. */
export const accountOperations: readonly Implementation[] = [];
