import type { Implementation } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { moveOperations } from './moves.ts';
import { deskQueries } from './queries.ts';
import { recurringOperations } from './recurring.ts';
import { saveDraft } from './save.ts';
import { splitKeyOperations } from './split-keys.ts';
import { templateOperations } from './templates.ts';

/** 凭证工作台: a voucher from the first line typed to its number. */
export const deskOperations = (parts: LedgerParts): readonly Implementation[] => [
  saveDraft,
  ...moveOperations(parts),
  ...deskQueries(),
  ...templateOperations,
  ...recurringOperations,
  ...splitKeyOperations,
];
