import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';

/** 成本医01 as the service gives it. */
export type DirectForm = ReplyOf<Contract['costing']['direct']>;
