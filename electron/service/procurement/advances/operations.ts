import type { Moved } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { enteringOperations } from './entering.ts';
import { postingOperations } from './posting.ts';
import { ruleOperations } from './rule-operations.ts';
import { showingOperations } from './showing.ts';

/** What is done with 医保预付; `moved` follows what is posted. */
export const advanceOperations = (moved: Moved): readonly Implementation[] => [
  ...showingOperations,
  ...enteringOperations,
  ...postingOperations(moved),
  ...ruleOperations,
];
