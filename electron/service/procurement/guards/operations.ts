import type { Implementation } from '../../pipeline/implementation.ts';
import type { KeptPurchases } from '../kept-purchases.ts';
import { answerOperations } from './answer-operations.ts';
import { findingOperations } from './finding-operations.ts';
import { guardSettings } from './rule-operations.ts';
import { saleOperations } from './sale-operations.ts';

/** 采购监督: the register, its answers, the rules, and what units sell at. */
export const guardOperations = (kept: KeptPurchases): readonly Implementation[] => [
  ...findingOperations(kept),
  ...answerOperations,
  ...guardSettings,
  ...saleOperations,
];
