import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, subtractFen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { VoucherDraft, VoucherLine } from '../../ledger/voucher.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { ItemKind } from '../item.ts';
import { payablePlace } from '../settlements/accounts.ts';
import { type BookedAccounts, type BookedPlace, OWED_PLACES, type PaymentPlace } from './accounts.ts';
import type { RunMode } from './run.ts';

/** What a run pays of one line: in 分, and of it what is the holder's own share; below nil for a credit. */
export interface PaidRow {
  readonly supplier: string;
  readonly kind: ItemKind;
  readonly amount: Fen;
  readonly own: Fen;
}

export interface ToBook {
  /** 付款单号. */
  readonly number: string;
  readonly day: AccountingDate;
  readonly holder: UnitCode;
  readonly mode: RunMode;
  /** Paid out of what the insurance fund advanced (医保预付). */
  readonly advanced: boolean;
  readonly rows: readonly PaidRow[];
  readonly accounts: BookedAccounts;
  /** What a supplier is called. */
  readonly nameOf: (supplier: string) => string;
  /** The party's code that a supplier has in the books, where it has one. */
  readonly party: (supplier: string) => string | undefined;
}

const isGoods = ({ kind }: Pick<PaidRow, 'kind'>): boolean => kind === 'consumable';

/** Which debts a line pays: the holder's own share, and what it owes for members; in 分, each where the settlement put it. */
const debtsOf = ({ kind, amount, own }: PaidRow): readonly { readonly place: BookedPlace; readonly amount: Fen }[] =>
  [
    { place: payablePlace(kind, false) as BookedPlace, amount: own },
    { place: payablePlace(kind, true) as BookedPlace, amount: subtractFen(amount, own) },
  ].filter((debt) => debt.amount !== 0);
const spendingPlace = (row: Pick<PaidRow, 'kind'>): PaymentPlace =>
  isGoods(row) ? 'spending-goods' : 'spending-drugs';

const sourcePlace = ({ mode, advanced }: Pick<ToBook, 'mode' | 'advanced'>): PaymentPlace =>
  mode === 'insurance' ? 'insurance' : advanced ? 'advance-bank' : 'bank';

/** Accounts that a run needs and has not: the caller names them before anything is posted. */
export function missingPlaces({
  mode,
  advanced,
  rows,
  accounts,
}: Pick<ToBook, 'mode' | 'advanced' | 'rows' | 'accounts'>): BookedPlace[] {
  const needed = new Set<BookedPlace>(rows.flatMap((row) => debtsOf(row).map(({ place }) => place)));
  needed.add(sourcePlace({ mode, advanced }));
  if (mode === 'community' && rows.some(({ own }) => own !== 0)) {
    needed.add('cash');
    for (const row of rows) if (row.own !== 0) needed.add(spendingPlace(row));
  }
  return [...needed].filter((place) => accounts[place] === undefined);
}

/**
 * A paid run in the holder's books (DOMAIN 1.6 P8, P27): Dr 2302 by supplier, each debt where its receipt put it, Cr 1002 (of an advance
 * the account that it came into), and of what is the holder's own share
 * Dr 7201 / Cr 8001; what it advances for members (垫付) has no budget block, they write theirs when they repay. Where the
 * insurance fund paid the suppliers directly no cash moved: Dr 2302 / Cr 应收医保款, without a budget block [U]. Undefined
 * where credits take all of it back.
 */
export function paymentVoucher(of: ToBook): VoucherDraft | undefined {
  const { number, day, holder, mode, rows, accounts, party, nameOf } = of;
  const done = mode === 'insurance' ? '医保基金直接结算' : '支付';
  const summary = `${done}药品耗材款 ${number}`;
  const line = (
    book: VoucherLine['book'],
    code: string,
    side: 'debit' | 'credit',
    amount: Fen,
    more: Partial<Pick<VoucherLine, 'counterparty' | 'fund' | 'document' | 'summary'>> = {},
  ): VoucherLine[] =>
    amount === 0 ? [] : [{ book, code, summary, debit: ZERO, credit: ZERO, ...more, [side]: amount }];
  const suppliers = [...new Set(rows.map(({ supplier }) => supplier))].sort();
  // Debts may stand on one account: one line then.
  const payables = codesOf(OWED_PLACES, accounts).flatMap((code) =>
    suppliers.flatMap((supplier) => {
      const debts = rows.filter((row) => row.supplier === supplier).flatMap(debtsOf);
      const theirs = debts.filter(({ place }) => accounts[place] === code);
      const known = party(supplier);
      return line('financial', code, 'debit', sumFen(theirs.map(({ amount }) => amount)), {
        ...{ document: number, summary: `${done}${nameOf(supplier)}药品耗材款 ${number}` },
        ...(known === undefined ? {} : { counterparty: { kind: 'party', party: known } }),
      });
    }),
  );
  if (payables.length === 0) return undefined;
  const total = sumFen(rows.map(({ amount }) => amount));
  const own = mode === 'insurance' ? [] : rows;
  const spending = codesOf(['spending-drugs', 'spending-goods'], accounts).map((code) => ({
    code,
    amount: sumFen(own.filter((row) => accounts[spendingPlace(row)] === code).map((row) => row.own)),
  }));
  return {
    ...{ unit: holder, date: day, type: '记', summary, attachments: 0 },
    lines: [
      ...payables,
      ...line('financial', accounts[sourcePlace(of)] ?? '', 'credit', total),
      ...spending.flatMap(({ code, amount }) => line('budget', code, 'debit', amount, { fund: 'other' })),
      ...line('budget', accounts.cash ?? '', 'credit', sumFen(spending.map(({ amount }) => amount))),
    ],
  };
}

/** The accounts of places, each once. */
const codesOf = (places: readonly BookedPlace[], accounts: BookedAccounts): string[] => [
  ...new Set(places.flatMap((place) => accounts[place] ?? [])),
];
