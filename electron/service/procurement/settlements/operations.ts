import type { Moved } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { accountChoiceOperations } from './account-operations.ts';
import { settlementPosting } from './posting.ts';
import { preparingOperations } from './preparing.ts';
import { settlementReading } from './reading.ts';
import { scopeOperations } from './scope.ts';
import { settlementStatementOperations } from './statement-operation.ts';

/** 内部结算: prepared, confirmed by the unit, posted on both sides. `moved` follows what is posted. */
export const settlementOperations = (moved: Moved): readonly Implementation[] => [
  ...settlementReading,
  ...accountChoiceOperations,
  ...scopeOperations,
  ...preparingOperations,
  ...settlementPosting(moved),
  ...settlementStatementOperations,
];
