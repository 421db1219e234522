import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 议价与价格协议. */
export const priceOperations: readonly Implementation[] = [];
