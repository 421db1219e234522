import type { Implementation } from '../../pipeline/implementation.ts';
import { agreementOperations } from './agreement-operations.ts';
import { negotiationOperations } from './negotiation-operations.ts';
import { tableOperations } from './table-operations.ts';

/** What is done with 议价与价格协议. */
export const priceOperations: readonly Implementation[] = [
  ...negotiationOperations,
  ...agreementOperations,
  ...tableOperations,
];
