import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, ZERO } from '../../../kernel/fen.ts';
import type { VoucherDraft, VoucherLine } from '../../ledger/voucher.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { PaymentAccounts, PaymentPlace } from '../payments/accounts.ts';
import type { AdvanceMove } from './advance.ts';

export interface AdvanceToBook {
  /** 预付单号, and what the fund called it. */
  readonly number: string;
  readonly document: string;
  readonly move: AdvanceMove;
  readonly day: AccountingDate;
  /** In 分, above nil. */
  readonly amount: Fen;
  readonly unit: UnitCode;
  readonly accounts: PaymentAccounts;
}

interface Block {
  readonly book: VoucherLine['book'];
  readonly debit: PaymentPlace;
  readonly credit: PaymentPlace;
}
/** P5; 冲抵 moves no cash and is financial alone [U]; 退回 is 到账 the other way about. */
const BLOCKS: Readonly<Record<AdvanceMove, readonly Block[]>> = {
  receipt: [
    { book: 'financial', debit: 'advance-bank', credit: 'advance' },
    { book: 'budget', debit: 'cash', credit: 'advance-revenue' },
  ],
  'set-off': [{ book: 'financial', debit: 'advance', credit: 'insurance' }],
  return: [
    { book: 'financial', debit: 'advance', credit: 'advance-bank' },
    { book: 'budget', debit: 'advance-revenue', credit: 'cash' },
  ],
};
const SUMMARIES: Readonly<Record<AdvanceMove, string>> = {
  receipt: '收到医保基金预付药品耗材款',
  'set-off': '医保预付冲抵应收医保款',
  return: '退回医保基金预付药品耗材款',
};

/** Accounts that a fact needs and has not: the caller names them before anything is posted. */
export const missingForAdvance = (move: AdvanceMove, accounts: PaymentAccounts): PaymentPlace[] =>
  BLOCKS[move].flatMap(({ debit, credit }) => [debit, credit]).filter((place) => accounts[place] === undefined);

/** A fact of an advance in the holder's books (DOMAIN 1.6 P5); every account that it needs is there. */
export function advanceVoucher({ number, document, move, day, amount, unit, accounts }: AdvanceToBook): VoucherDraft {
  const summary = `${SUMMARIES[move]} ${number}`;
  const line = (book: Block['book'], side: 'debit' | 'credit', place: PaymentPlace): VoucherLine => ({
    ...{ book, code: accounts[place]!, summary, debit: ZERO, credit: ZERO },
    ...(place === 'advance' ? { document } : {}),
    ...(place === 'advance-revenue' ? { fund: 'other' as const } : {}),
    [side]: amount,
  });
  return {
    ...{ unit, date: day, type: '记', summary, attachments: 0 },
    lines: BLOCKS[move].flatMap(({ book, debit, credit }) => [
      line(book, 'debit', debit),
      line(book, 'credit', credit),
    ]),
  };
}
