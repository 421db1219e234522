import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

/** A variance with what was said of it, as the list and its drawer show it. */
export type VarianceRow = ReplyOf<Contract['budget']['variances']>['rows'][number];
