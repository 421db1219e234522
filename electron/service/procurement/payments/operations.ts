import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 统一支付. */
export const paymentOperations: readonly Implementation[] = [];
