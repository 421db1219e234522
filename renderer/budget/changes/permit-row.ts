import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

/** A permit, as the list and its drawer show it. */
export type PermitRow = ReplyOf<Contract['budget']['permits']>[number];
