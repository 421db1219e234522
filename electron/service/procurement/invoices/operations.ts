import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 进货发票与三单匹配. */
export const invoiceOperations: readonly Implementation[] = [];
