import type { Implementation } from '../pipeline/implementation.ts';
import { accountOperations, accountPapers } from './account/operations.ts';
import { cockpitOperations } from './cockpit/operations.ts';
import { deliveryOperations } from './deliveries/operations.ts';
import { formularyOperations, formularyPapers } from './formulary/operations.ts';
import { guardOperations } from './guards/operations.ts';
import { KeptPurchases } from './kept-purchases.ts';
import { orderOperations } from './orders/operations.ts';
import { paperOperations } from './papers/operations.ts';
import { paymentPapers } from './payments/gates.ts';
import { priceOperations, pricePapers } from './prices/operations.ts';
import { requestOperations } from './requests/operations.ts';
import { stockOperations } from './stock/operations.ts';
import { supplierOperations } from './suppliers/operations.ts';
import { payeePapers, supplierPapers } from './suppliers/rules.ts';
import { chainOperations } from './trace/chain-operation.ts';
import { findOperations } from './trace/find-operation.ts';
import { reportOperations } from './trace/report-operation.ts';
import { volumeOperations } from './volumes/operations.ts';
import { batchRules, divisionRules, surplusRules } from './volumes/rules.ts';

export { advanceOperations } from './advances/operations.ts';
export { formularyListOperations } from './formulary/import-operations.ts';
export { historyOperations } from './history/operations.ts';
export { invoiceOperations } from './invoices/operations.ts';
export { paymentOperations } from './payments/operations.ts';
export { settlementOperations } from './settlements/operations.ts';

/** What is drawn from all that was ordered, came and was billed: it is read once for as long as it holds. */
const drawnOperations = (kept: KeptPurchases): readonly Implementation[] => [
  ...guardOperations(kept),
  ...cockpitOperations(kept),
  ...chainOperations(kept),
  ...reportOperations(kept),
];

/** What `contract.procurement` promises; besides those above, which work with more than the books of purchasing. */
export const procurementOperations = (): readonly Implementation[] => [
  ...paperOperations([
    ...[...accountPapers, ...formularyPapers, supplierPapers, payeePapers, ...pricePapers],
    ...[batchRules, surplusRules, divisionRules, paymentPapers],
  ]),
  ...accountOperations,
  ...formularyOperations,
  ...supplierOperations,
  ...priceOperations,
  ...volumeOperations,
  ...requestOperations,
  ...orderOperations,
  ...deliveryOperations,
  ...stockOperations,
  ...findOperations,
  ...drawnOperations(new KeptPurchases()),
];
