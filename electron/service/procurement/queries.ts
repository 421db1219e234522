/** What higher modules may ask of purchasing (统一采购). */

export { readItems } from './formulary/reading.ts';
export { type MatchedLineRow, readMatched } from './invoices/reading.ts';
export { type OrderedRow, readOrdered } from './orders/reading.ts';
export { readAgreedPrices } from './prices/reading.ts';
export { readSuppliers } from './suppliers/reading.ts';
