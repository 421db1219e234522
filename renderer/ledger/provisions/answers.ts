import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

/** What the service answers, by what the parts of these pages call it. */
export type Provisions = ReplyOf<Contract['ledger']['provisions']>;
export type Settings = ReplyOf<Contract['ledger']['allowanceSettings']>;
