import type { Implementation } from '../pipeline/implementation.ts';
import { decidingOperations } from './deciding.ts';
import { groupStatements } from './group-statements.ts';
import { makingOperations } from './making.ts';
import { ownOperations } from './own-operations.ts';
import { proposalOperations } from './proposal-operations.ts';
import { readingOperations } from './reading-operations.ts';
import type { TriedConsolidations } from './tried.ts';

/** Everything that `contract.consolidation` promises. */
export const consolidationOperations = (tried: TriedConsolidations): readonly Implementation[] => [
  ...makingOperations,
  ...readingOperations(tried),
  ...ownOperations(tried),
  ...proposalOperations(tried),
  ...groupStatements(tried),
  ...decidingOperations,
];
