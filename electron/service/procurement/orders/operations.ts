import type { Implementation } from '../../pipeline/implementation.ts';
import { changingOperations } from './changing-operations.ts';
import { orderFormOperations } from './form-operation.ts';
import { makingOperations } from './making-operations.ts';
import { orderReading } from './reading-operations.ts';
import { settlementOperations } from './settlement-rule.ts';

/** What is done with 采购计划 and 采购订单. */
export const orderOperations: readonly Implementation[] = [
  ...orderReading,
  ...makingOperations,
  ...changingOperations,
  ...orderFormOperations,
  ...settlementOperations,
];
