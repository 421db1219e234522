import type { Implementation } from '../../pipeline/implementation.ts';
import type { PaperRules } from '../papers/rules.ts';
import { agreementOperations } from './agreement-operations.ts';
import { negotiationOperations } from './negotiation-operations.ts';
import { negotiationRules, priceRules } from './paper-rules.ts';
import { tableOperations } from './table-operations.ts';

/** What is done with 议价与价格协议. */
export const priceOperations: readonly Implementation[] = [
  ...negotiationOperations,
  ...agreementOperations,
  ...tableOperations,
];

/** Its documents. */
export const pricePapers: readonly PaperRules[] = [negotiationRules, priceRules];
