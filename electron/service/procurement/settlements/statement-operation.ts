import type { Implementation } from '../../pipeline/implementation.ts';

export const settlementStatementOperations: readonly Implementation[] = [];
