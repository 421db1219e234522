import type { AccountingDate } from '../../kernel/date.ts';
import type { AccountCall, AccountDoubt, BankAccount } from '../organisation/bank-account.ts';
import { accountDoubts } from '../organisation/bank-account.ts';
import { alike } from '../organisation/names.ts';
import { isPerson, type Payee, type PayeeCode } from './payee.ts';

/** What somebody proposes of a payee: its account and how it was made sure of, and by what it is known. */
export interface PayeeProposal extends BankAccount, AccountCall {
  /** 收款单位 as its own register called it, or the person's name. */
  readonly payee: string;
  readonly phone: string;
  readonly representative: string;
  /** Whatever else proves it: an opening permit seen, a letter with its number; or ''. */
  readonly evidence: string;
  /**
   * 期初账户: the day since which it was paid to before this register; only of a first account, which then cools from that day. '' for an
   * account that is new.
   */
  readonly usedSince: AccountingDate | '';
}

export const PAYEE_VERDICTS = ['approve', 'return', 'withdraw'] as const;
export type PayeeVerdict = (typeof PAYEE_VERDICTS)[number];

/** Another payee or supplier beside which a proposal is looked at. */
export interface PayeeBeside {
  readonly code: string;
  readonly name: string;
  readonly number: string;
  readonly phone: string;
  readonly representative: string;
}

/**
 * What is doubtful about a proposal, told to whoever approves it. Of the account: `name`, `number`, `phone` (AccountDoubt). `tie`: it
 * shares telephone or representative with another payee; `namesake`: a person of that name is there already; `opening`: an account that is said to have
 * been in use cools from then; `stopped`: approving it takes back a stop; `purchasing`: purchasing approved another account of the same firm.
 */
export type PayeeDoubt =
  | AccountDoubt
  | { readonly doubt: 'tie'; readonly by: 'phone' | 'representative'; readonly code: string; readonly name: string }
  | { readonly doubt: 'namesake'; readonly code: string; readonly name: string }
  | { readonly doubt: 'opening'; readonly since: AccountingDate }
  | { readonly doubt: 'stopped' }
  | { readonly doubt: 'purchasing' };

export interface ProposalBeside {
  /** What is in force of the same payee. */
  readonly standing: Payee | undefined;
  /** Every other payee, those that wait too. */
  readonly others: readonly PayeeBeside[];
  /** The account that purchasing approved for the same firm (统一社会信用代码), with the telephone on its card. */
  readonly purchasing: (BankAccount & { readonly phone: string }) | undefined;
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');

export function proposalDoubts(
  code: PayeeCode,
  proposal: PayeeProposal,
  { standing, others, purchasing }: ProposalBeside,
): readonly PayeeDoubt[] {
  const { payee, phone, representative, usedSince } = proposal;
  // Called back is on the number that was known before, not on the one that came with the new account.
  const known = standing?.phone ?? purchasing?.phone ?? phone;
  const ties = others.flatMap(({ code: other, name, ...by }): PayeeDoubt[] => [
    ...(digits(phone) !== '' && digits(phone) === digits(by.phone)
      ? [{ doubt: 'tie', by: 'phone', code: other, name } as const]
      : []),
    ...(representative !== '' && by.representative !== '' && alike(representative, by.representative)
      ? [{ doubt: 'tie', by: 'representative', code: other, name } as const]
      : []),
  ]);
  const namesakes = isPerson(code) && !standing ? others.filter(({ name }) => alike(name, payee)) : [];
  return [
    ...accountDoubts(proposal, { code, name: payee, phone: known }, others),
    ...(purchasing && purchasing.number !== proposal.number ? [{ doubt: 'purchasing' } as const] : []),
    ...ties,
    ...namesakes.map(({ code: other, name }) => ({ doubt: 'namesake', code: other, name }) as const),
    ...(usedSince === '' ? [] : [{ doubt: 'opening', since: usedSince } as const]),
    ...(standing?.state === 'stopped' ? [{ doubt: 'stopped' } as const] : []),
  ];
}

/**
 * The day from which an approved account counts. An unchanged one keeps its day, unless the payee had been stopped; one that was in use
 * before this register has the day that was said; every other begins on the day of the decision, and cools.
 */
export function sinceOf(
  proposal: PayeeProposal,
  standing: Pick<Payee, 'account' | 'state'> | undefined,
  today: AccountingDate,
): AccountingDate {
  if (!standing) return proposal.usedSince === '' ? today : proposal.usedSince;
  const { account, state } = standing;
  const isUnchanged =
    account.name === proposal.name && account.bank === proposal.bank && account.number === proposal.number;
  return isUnchanged && state === 'active' ? account.since : today;
}
