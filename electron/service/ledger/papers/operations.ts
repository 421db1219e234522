import type { Implementation } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { attachingOperations } from './attaching.ts';
import { paperQueries } from './queries.ts';
import { registerQueries } from './register.ts';

/** 附件、电子凭证与发票登记簿. */
export const paperOperations = (parts: LedgerParts): readonly Implementation[] => [
  ...attachingOperations(parts),
  ...paperQueries(parts),
  ...registerQueries,
];
