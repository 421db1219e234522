import type { Implementation } from '../pipeline/implementation.ts';
import { accountOperations } from './account/operations.ts';
import { deliveryOperations } from './deliveries/operations.ts';
import { formularyOperations } from './formulary/operations.ts';
import { orderOperations } from './orders/operations.ts';
import { paperOperations } from './papers/operations.ts';
import { paymentOperations } from './payments/operations.ts';
import { priceOperations } from './prices/operations.ts';
import { requestOperations } from './requests/operations.ts';
import { settlementOperations } from './settlements/operations.ts';
import { stockOperations } from './stock/operations.ts';
import { supplierOperations } from './suppliers/operations.ts';
import { volumeOperations } from './volumes/operations.ts';

export { invoiceOperations } from './invoices/operations.ts';

/** What `contract.procurement` promises; 进货发票 besides, which keep originals (`invoiceOperations`). */
export const procurementOperations: readonly Implementation[] = [
  ...paperOperations([]),
  ...accountOperations,
  ...formularyOperations,
  ...supplierOperations,
  ...priceOperations,
  ...volumeOperations,
  ...requestOperations,
  ...orderOperations,
  ...deliveryOperations,
  ...stockOperations,
  ...paymentOperations,
  ...settlementOperations,
];
