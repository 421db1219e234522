import type { Implementation } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { makeRevenueDrafts } from './making.ts';
import { revenueQueries } from './preview.ts';

/** 收入日报: from a hospital system's sheet to drafts on the desk. */
export const revenueOperations = (parts: LedgerParts): readonly Implementation[] => [
  ...revenueQueries(parts),
  makeRevenueDrafts(parts),
];
