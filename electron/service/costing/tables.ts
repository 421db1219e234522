import type { Migration } from '../store/port.ts';
import { type RunTables, runMigrations } from './runs/tables.ts';

/** Tables of costing (成本核算). */
export type CostingTables = RunTables;

export const costingMigrations: readonly Migration[] = [...runMigrations];
