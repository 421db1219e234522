import type { Migration } from '../store/port.ts';
import { type DriverTables, driverMigrations } from './drivers/tables.ts';
import { type RunTables, runMigrations } from './runs/tables.ts';

/** Tables of costing (成本核算). */
export interface CostingTables extends DriverTables, RunTables {}

export const costingMigrations: readonly Migration[] = [...driverMigrations, ...runMigrations];
