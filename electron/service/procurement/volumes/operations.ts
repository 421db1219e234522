import type { Implementation } from '../../pipeline/implementation.ts';

/** What is done with 集采约定量. */
export const volumeOperations: readonly Implementation[] = [];
