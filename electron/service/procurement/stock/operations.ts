import type { Implementation } from '../../pipeline/implementation.ts';
import { countOperations } from './counts.ts';
import { issuingOperations } from './issuing.ts';
import { stockPaperReading } from './papers-out.ts';
import { stockReading } from './reading-operations.ts';
import { transferOperations } from './transfers.ts';

/** What is done with 药品库存. */
export const stockOperations: readonly Implementation[] = [
  ...stockReading,
  ...stockPaperReading,
  ...issuingOperations,
  ...transferOperations,
  ...countOperations,
];
