import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

type Answer = ReplyOf<Contract['procurement']['purchaseAccount']>;
export type AccountPaper = Answer['papers'][number];
export type OverrideRow = ReplyOf<Contract['procurement']['overrides']>['overrides'][number];

/** An account's number in groups of four, as it is read aloud. */
export const groupedNumber = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');
