import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 统一用药目录. */
export const formularyOperations: readonly Implementation[] = [];
