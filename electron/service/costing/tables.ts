import type { Migration } from '../store/port.ts';

/** Tables of costing (成本核算). */
export type CostingTables = object;

export const costingMigrations: readonly Migration[] = [];
