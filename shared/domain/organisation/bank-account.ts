import type { AccountingDate } from '../../kernel/date.ts';
import { alike } from './names.ts';

/** 收款账户: where somebody outside is paid to. */
export interface BankAccount {
  /** 户名. */
  readonly name: string;
  /** 开户行. */
  readonly bank: string;
  /** 账号, digits only. */
  readonly number: string;
}

/** 电话核实: who was called, on which number, and when; '' while the call was not made. */
export interface AccountCall {
  readonly calledWho: string;
  readonly calledPhone: string;
  readonly calledDay: AccountingDate | '';
}

/** Digits of an account's number: what is asked wherever one is typed. */
export const ACCOUNT_NUMBER = /^\d{6,32}$/;

/** The last four digits, which is all that most readers see. */
export const lastDigits = (number: string): string => `•••• ${number.slice(-4)}`;

/** What is missing of the call before an account may be approved: everything of it, or its day has not come. */
export function callProblems(call: AccountCall, today: string): readonly string[] {
  const { calledWho, calledPhone, calledDay } = call;
  if (calledWho.trim() === '' || calledPhone.trim() === '' || calledDay === '')
    return ['变更收款账户须先电话核实：写明核实对象、号码和日期'];
  return calledDay > today ? ['电话核实的日期还没有到'] : [];
}

/**
 * What is doubtful about an account, told to whoever approves it and never refused: its name is not the owner's, its number is another's
 * too, or the call went to another telephone than the one that was known.
 */
export type AccountDoubt =
  | { readonly doubt: 'name' }
  | { readonly doubt: 'number'; readonly code: string; readonly name: string }
  | { readonly doubt: 'phone' };

/** The doubts about an account of an owner (`phone` is '' where none was known) beside those of others, of whom each has its code. */
export function accountDoubts(
  account: BankAccount & Pick<AccountCall, 'calledPhone'>,
  owner: { readonly code: string; readonly name: string; readonly phone: string },
  others: readonly { readonly code: string; readonly name: string; readonly number: string }[],
): readonly AccountDoubt[] {
  const called = digits(account.calledPhone);
  const known = digits(owner.phone);
  return [
    ...(alike(account.name, owner.name) ? [] : [{ doubt: 'name' } as const]),
    ...others
      .filter(({ code, number }) => code !== owner.code && number === account.number)
      .map(({ code, name }): AccountDoubt => ({ doubt: 'number', code, name })),
    // A forged letter brings a telephone of its own: whoever calls back takes the one that was known before.
    ...(called !== '' && known !== '' && called !== known ? [{ doubt: 'phone' } as const] : []),
  ];
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');
