import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 内部结算. */
export const settlementOperations: readonly Implementation[] = [];
