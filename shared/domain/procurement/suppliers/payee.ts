import type { AccountingDate } from '../../../kernel/date.ts';
import { alike } from './card.ts';

/** 收款账户 of a supplier, as it is paid to. */
export interface Payee {
  /** 户名. */
  readonly name: string;
  readonly bank: string;
  /** 账号, digits only. */
  readonly number: string;
}

/** An account as it is prepared: why, and how it was made sure of (电话核实). */
export interface PayeePaper extends Payee {
  readonly supplier: string;
  readonly reason: string;
  /** Who was called, on which number, and when; '' while the call was not made. */
  readonly calledWho: string;
  readonly calledPhone: string;
  readonly calledDay: AccountingDate | '';
  /** Whatever else proves it: an opening permit seen, a letter with its number; or ''. */
  readonly evidence: string;
}

/** The last four digits, which is all that most readers see. */
export const lastDigits = (number: string): string => `•••• ${number.slice(-4)}`;

/** What is missing before an account may be approved. */
export function payeeProblems(paper: PayeePaper, today: string): readonly string[] {
  const { calledWho, calledPhone, calledDay } = paper;
  if (calledWho.trim() === '' || calledPhone.trim() === '' || calledDay === '')
    return ['变更收款账户须先电话核实：写明核实对象、号码和日期'];
  return calledDay > today ? ['电话核实的日期还没有到'] : [];
}

/** What is doubtful about an account: shown to whoever approves it. */
export function payeeDoubts(
  paper: PayeePaper,
  supplier: { readonly name: string; readonly phone: string },
  others: readonly { readonly code: string; readonly name: string; readonly number: string }[],
): readonly string[] {
  const called = digits(paper.calledPhone);
  return [
    ...(alike(paper.name, supplier.name) ? [] : [`户名“${paper.name}”与供应商名称不一致`]),
    ...others
      .filter(({ code, number }) => code !== paper.supplier && number === paper.number)
      .map(({ code, name }) => `与 ${code} ${name} 是同一个账号`),
    // A forged letter brings a telephone of its own: whoever calls back takes the one that was known before.
    ...(called !== '' && digits(supplier.phone) !== '' && called !== digits(supplier.phone)
      ? ['电话核实用的号码不是供应商资料上登记的号码']
      : []),
  ];
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');
