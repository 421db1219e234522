import type { Moved } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { payingOperations } from './paying.ts';
import { postingOperations } from './posting.ts';
import { preparingOperations } from './preparing.ts';
import { ruleOperations } from './rule-operations.ts';
import { showingOperations } from './showing.ts';

/** What is done with 统一支付; `moved` follows what is posted. */
export const paymentOperations = (moved: Moved): readonly Implementation[] => [
  ...showingOperations,
  ...preparingOperations,
  ...payingOperations,
  ...postingOperations(moved),
  ...ruleOperations,
];
