import { type ApprovalTables, approvalMigrations } from './approval/tables.ts';
import { type AuditTables, auditMigrations } from './audit/tables.ts';
import { type BudgetTables, budgetMigrations } from './budget/tables.ts';
import { type ConsolidationTables, consolidationMigrations } from './consolidation/tables.ts';
import { type CostingTables, costingMigrations } from './costing/tables.ts';
import { type LedgerTables, ledgerMigrations } from './ledger/tables.ts';
import { type OrganisationTables, organisationMigrations } from './organisation/tables.ts';
import { type ProcurementTables, procurementMigrations } from './procurement/tables.ts';
import type { Migration, ReadDb, Store, Tx } from './store/port.ts';

/** Every table of the product; each module owns its own. */
export interface Database
  extends OrganisationTables,
    LedgerTables,
    ConsolidationTables,
    BudgetTables,
    CostingTables,
    ProcurementTables,
    ApprovalTables,
    AuditTables {}

export type Books = Store<Database>;
export type BooksReader = ReadDb<Database>;
export type BooksTx = Tx<Database>;

/** The schema's history, in the order of its ids; a step once released is never changed. */
export const MIGRATIONS: readonly Migration[] = [
  ...organisationMigrations,
  ...auditMigrations,
  ...ledgerMigrations,
  ...consolidationMigrations,
  ...budgetMigrations,
  ...costingMigrations,
  ...procurementMigrations,
  ...approvalMigrations,
].sort((a, b) => a.id - b.id);
