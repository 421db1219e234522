import type { Migration } from '../store/port.ts';
import { type ChargeTables, chargeMigrations } from './charges/tables.ts';

/** Tables of costing (成本核算). */
export interface CostingTables extends ChargeTables {}

export const costingMigrations: readonly Migration[] = [...chargeMigrations];
