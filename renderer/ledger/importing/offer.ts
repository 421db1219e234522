import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

/** An account without a group account, and the ones that are offered for it. */
export type Offer = ReplyOf<Contract['ledger']['suggestMappings']>[number];
