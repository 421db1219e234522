import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { PayeeCode } from '../../../shared/domain/approval/payee.ts';

export type PayeeList = ReplyOf<Contract['approval']['payees']>;
export type PayeeRow = PayeeList['rows'][number];
export type PayeeDetail = ReplyOf<Contract['approval']['payee']>;
export type OpenProposal = NonNullable<PayeeDetail['open']>;
export type Proposal = PayeeDetail['proposals'][number];
export type Start = ReplyOf<Contract['approval']['payeeToPropose']>;

export const STATE_LOOKS = {
  new: 'chip accent',
  returned: 'chip warn',
  withdrawn: 'chip',
  cooling: 'chip warn',
  active: 'chip ok',
  stopped: 'chip',
} as const satisfies Record<PayeeRow['state'], string>;

/** A party's own code; a person has none that anybody knows. */
export const shownCode = (code: PayeeCode): string => (code.startsWith('party:') ? code.slice('party:'.length) : '');
