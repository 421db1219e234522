import type { Moved, Originals } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { postingOperations } from './posting.ts';
import { chargeReading } from './reading.ts';
import { registerOperations } from './register-operations.ts';
import { reviewOperations } from './review-operations.ts';
import { runOperations } from './run-operations.ts';
import { statementOperations } from './statement-operation.ts';
import { volumeOperations } from './volume-operations.ts';

/** What charging posts with, and where signed papers are kept. */
export interface ChargeParts {
  readonly moved: Moved;
  readonly blobs: Originals;
}

/** 共享中心收费: from the register to the vouchers of both sides. */
export const chargeOperations = ({ moved, blobs }: ChargeParts): readonly Implementation[] => [
  ...chargeReading(blobs),
  ...registerOperations(blobs),
  ...volumeOperations,
  ...reviewOperations,
  ...runOperations,
  ...postingOperations(moved),
  ...statementOperations,
];
