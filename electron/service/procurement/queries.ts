/** What higher modules may ask of purchasing (统一采购). */

export { readOverrides, readPurchaseAccount } from './account/reading.ts';
export { type AcceptedLine, type AcceptedRow, readAccepted, readReceipts, receivedOf } from './deliveries/reading.ts';
export { readItems, readLatestItems } from './formulary/reading.ts';
export { guardChecks } from './guards/checks.ts';
export { type OverrideUsed, type Registered, readGuardFindings, readOverridesUsed } from './guards/reading.ts';
export { readMatching } from './invoices/matching.ts';
export { type MatchedLineRow, readMatched } from './invoices/reading.ts';
export { isPurchaseInvoice } from './invoices/registered.ts';
export { type OrderedRow, readOrdered } from './orders/reading.ts';
export { paymentChecks } from './payments/checks.ts';
export { readAgreedPrices } from './prices/reading.ts';
export { settlementChecks } from './settlements/checks.ts';
export { usedInMonth } from './stock/reading.ts';
export { supplierChecks } from './suppliers/checks.ts';
export { readPayee, readPayees as readSupplierAccounts, readSuppliers } from './suppliers/reading.ts';
export { type OrderedPrice, readOrderedPrices } from './trace/prices.ts';
export { type PurchaseRow, readPurchases } from './trace/reading.ts';
export { type ReleasedLine, readReleasedLines } from './trace/released.ts';
export { readAgreedVolumes } from './volumes/reading.ts';
