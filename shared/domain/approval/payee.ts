import { type AccountingDate, addDays } from '../../kernel/date.ts';
import type { BankAccount } from '../organisation/bank-account.ts';
import type { PayeeAccount } from './pay-gate.ts';
import type { PayeeTies } from './radar/related.ts';

/** A payee by its code: an outside party of the register (`party:P301`) or a person that this register keeps (`person:3`). */
export type PayeeCode = `party:${string}` | `person:${number}`;
export const PAYEE_CODE = /^(party:[A-Za-z0-9][A-Za-z0-9._-]{0,31}|person:[1-9]\d{0,8})$/;

export const isPerson = (code: PayeeCode): boolean => code.startsWith('person:');
/** The party's own code; undefined of a person. */
export const partyOfPayee = (code: PayeeCode): string | undefined =>
  isPerson(code) ? undefined : code.slice('party:'.length);
export const payeeOfParty = (party: string): PayeeCode => `party:${party}`;
export const payeeOfPerson = (number: number): PayeeCode => `person:${number}`;

/** 收款单位: whoever money of approvals may be paid to, with the one account in force. */
export interface Payee {
  readonly code: PayeeCode;
  readonly name: string;
  readonly account: PayeeAccount;
  readonly phone: string;
  /** 法定代表人 or the person who is dealt with; '' where none is known. */
  readonly representative: string;
  /** `stopped`: nothing is paid to it until an account is approved anew. */
  readonly state: 'active' | 'stopped';
  /** Who proposed the account in force and who approved it: they do not pay it. */
  readonly keepers: readonly string[];
  /** Everything that was ever approved of it: by that it may be one with another. */
  readonly ever: Omit<PayeeTies, 'code'>;
}

/** The account that money may go to; the gate of payments still lets it cool. Undefined where the payee was stopped. */
export const accountToPay = ({ account, state }: Pick<Payee, 'account' | 'state'>): PayeeAccount | undefined =>
  state === 'active' ? account : undefined;

/** The first day on which money may go to an account (冷静期): so many days after it was approved. */
export const cooledOn = (since: AccountingDate, coolDays: number): AccountingDate => addDays(since, coolDays);

export type PayeeState = 'cooling' | 'active' | 'stopped';

/** How a payee is shown: as it stands, or, before any account of it was approved, what became of the first one. */
export const PAYEE_LOOKS = ['new', 'returned', 'withdrawn', 'cooling', 'active', 'stopped'] as const;

/** Where a payee stands on a day. */
export const payeeStateOn = (
  { account, state }: Pick<Payee, 'account' | 'state'>,
  coolDays: number,
  day: AccountingDate,
): PayeeState => (state === 'stopped' ? 'stopped' : day < cooledOn(account.since, coolDays) ? 'cooling' : 'active');

export const isSameAccount = (one: BankAccount, other: BankAccount): boolean =>
  one.name === other.name && one.bank === other.bank && one.number === other.number;

/** What the radar takes payees to be one by, stopped ones too: what was paid to them counts. */
export const tiesOf = (payees: Iterable<Pick<Payee, 'code' | 'ever'>>): PayeeTies[] =>
  [...payees].map(({ code, ever }) => ({ code, ...ever }));
