import type { PayoutStep } from '../../../shared/domain/approval/payout.ts';
import type { BankAccount } from '../../../shared/domain/organisation/bank-account.ts';
import { type PaymentKept, readPayments } from '../approval/queries.ts';
import type { BooksReader } from '../database.ts';
import type { ApprovalWords } from './approval-words.ts';
import type { PackPayment } from './pack/approval-content.ts';

/** Payments of every document that is spoken of, by unit and number. */
export async function gatherPayments(db: BooksReader, words: ApprovalWords): Promise<PackPayment[]> {
  const { byId, until } = words;
  const payments = await readPayments(db, { chains: [...byId.values()], until });
  return payments
    .map((payment) => packPayment(payment, words))
    .sort((one, other) => (one.unit === other.unit ? 0 : one.unit < other.unit ? -1 : 1));
}

function packPayment(payment: PaymentKept, { byId, documentOf, payee }: ApprovalWords): PackPayment {
  const { number, contract, amount, prepaid, stage, steps, reference, vouchers, reversals, apart, account } = payment;
  const of = documentOf(byId.get(payment.document)!);
  const paidTo = payment.payee === '' ? (account?.name ?? '') : payee(payment.payee);
  const last = (asked: PayoutStep) => steps.findLast(({ step }) => step === asked);
  const paid = last('pay');
  return {
    ...{ ...of, payee: paidTo, document: of.number, number, contract, amount, prepaid, stage, apart },
    account: account ? accountText(account, paidTo) : '',
    invoices: payment.invoices.map(({ number: invoice, taken }) => ({ number: invoice, taken })),
    ...{ prepared: last('hand')!, checked: last('check'), posted: last('post') },
    paid: paid && { ...paid, reference },
    ...{ vouchers, reversals },
  };
}

/** 户名 only where it is another than the payee's; never the whole number. */
const accountText = ({ name, bank, number }: BankAccount, payee: string): string =>
  [...(name === payee ? [] : [name]), bank, `…${number.slice(-4)}`].join(' ');
