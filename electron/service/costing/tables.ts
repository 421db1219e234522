import type { Migration } from '../store/port.ts';
import { type ChargeTables, chargeMigrations } from './charges/tables.ts';
import { type DriverTables, driverMigrations } from './drivers/tables.ts';
import { type RunTables, runMigrations } from './runs/tables.ts';
import { type UnitCostTables, unitCostMigrations } from './units/tables.ts';

/** Tables of costing (成本核算). */
export interface CostingTables extends DriverTables, RunTables, UnitCostTables, ChargeTables {}

export const costingMigrations: readonly Migration[] = [
  ...driverMigrations,
  ...runMigrations,
  ...unitCostMigrations,
  ...chargeMigrations,
];
