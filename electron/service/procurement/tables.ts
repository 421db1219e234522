import type { Migration } from '../store/port.ts';
import { type AccountTables, accountMigrations } from './account/tables.ts';
import { type AdvanceTables, advanceMigrations } from './advances/tables.ts';
import { type DeliveryTables, deliveryMigrations } from './deliveries/tables.ts';
import { type FormularyTables, formularyMigrations } from './formulary/tables.ts';
import { type GuardTables, guardMigrations } from './guards/tables.ts';
import { type HistoryTables, historyMigrations } from './history/tables.ts';
import { type InvoiceTables, invoiceMigrations } from './invoices/tables.ts';
import { type OrderTables, orderMigrations } from './orders/tables.ts';
import { type PaperTables, paperMigrations } from './papers/tables.ts';
import { type PaymentTables, paymentMigrations } from './payments/tables.ts';
import { type PriceTables, priceMigrations } from './prices/tables.ts';
import { type RequestTables, requestMigrations } from './requests/tables.ts';
import { type SettlementTables, settlementMigrations } from './settlements/tables.ts';
import { type StockTables, stockMigrations } from './stock/tables.ts';
import { type SupplierTables, supplierMigrations } from './suppliers/tables.ts';
import { type VolumeTables, volumeMigrations } from './volumes/tables.ts';

/** Tables of purchasing (统一采购). */
export interface ProcurementTables
  extends PaperTables,
    AccountTables,
    FormularyTables,
    SupplierTables,
    PriceTables,
    VolumeTables,
    RequestTables,
    OrderTables,
    DeliveryTables,
    StockTables,
    InvoiceTables,
    PaymentTables,
    SettlementTables,
    HistoryTables,
    GuardTables,
    AdvanceTables {}

export const procurementMigrations: readonly Migration[] = [
  ...paperMigrations,
  ...accountMigrations,
  ...formularyMigrations,
  ...supplierMigrations,
  ...priceMigrations,
  ...volumeMigrations,
  ...requestMigrations,
  ...orderMigrations,
  ...deliveryMigrations,
  ...stockMigrations,
  ...invoiceMigrations,
  ...paymentMigrations,
  ...settlementMigrations,
  ...historyMigrations,
  ...guardMigrations,
  ...advanceMigrations,
];
