import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { PayoutBegun, PayoutDetail, PayoutSaid } from './looks.ts';

/** An invoice while it is typed; amounts in 分. */
export interface DraftInvoice {
  readonly key: number;
  readonly code: string;
  readonly number: string;
  readonly seller: string;
  /** As typed; '' where it says none. */
  readonly day: string;
  readonly amount: Fen | undefined;
  /** How much of it this payment pays; undefined while it is as proposed. */
  readonly taken: Fen | undefined;
}

/** A payment while it is typed. */
export interface Draft {
  /** Of each row of the application, in 分. */
  readonly amounts: readonly (Fen | undefined)[];
  readonly booked: readonly { readonly charge: string; readonly spending: string }[];
  readonly bank: string;
  readonly cash: string;
  readonly prepaid: boolean;
  readonly day: string;
  readonly remark: string;
  readonly invoices: readonly DraftInvoice[];
}

/** Characters of 用途, which the payee reads on its statement. */
export const REMARK = 60;

/** An amount over rows in their order, of each no more than it has left, in 分. */
export function spread(amount: Fen, lefts: readonly Fen[]): readonly Fen[] {
  let rest: number = amount;
  return lefts.map((left) => {
    const own = Math.max(0, Math.min(rest, left));
    rest -= own;
    return fen(own);
  });
}

/** A new payment as it is proposed: what is ready, on the day, with what is known of invoices and accounts. */
export function draftFrom(begun: PayoutBegun, of: { readonly day: string; readonly purpose: string }): Draft {
  const lefts = begun.rows.map(({ left }) => parseYuan(left) ?? ZERO);
  return {
    ...{ bank: begun.bank, cash: begun.cash, prepaid: false, day: of.day },
    amounts: spread(parseYuan(begun.ready) ?? ZERO, lefts),
    booked: begun.rows.map(({ charge, spending }) => ({ charge, spending })),
    remark: [...of.purpose.trim()].slice(0, REMARK).join(''),
    invoices: begun.invoices.map(({ code, number, seller, day, amount }, at) => ({
      ...{ key: at + 1, code, number, seller, day, amount: parseYuan(amount), taken: undefined },
    })),
  };
}

/** One that was kept, taken up again. */
export const draftOf = (payout: PayoutDetail): Draft => ({
  ...{ bank: payout.bank.code, cash: payout.cash.code, prepaid: payout.prepaid, day: payout.day },
  ...{ remark: payout.remark, amounts: payout.rows.map(({ amount }) => parseYuan(amount)) },
  booked: payout.rows.map(({ charge, spending }) => ({ charge: charge.code, spending: spending.code })),
  invoices: payout.invoices.map(({ code, number, seller, day, amount, taken }, at) => ({
    ...{ key: at + 1, code, number, seller, day, amount: parseYuan(amount), taken: parseYuan(taken) },
  })),
});

/** What is paid on the whole, in 分. */
export const totalOf = ({ amounts }: Pick<Draft, 'amounts'>): Fen => sumFen(amounts.map((amount) => amount ?? ZERO));

const keyOf = ({ code, number }: { readonly code: string; readonly number: string }): string =>
  `${code.trim()} ${number.trim()}`;

/** What of each invoice no other payment has taken, in 分, by its code and number. */
export type Lefts = ReadonlyMap<string, Fen>;
export const leftsOf = ({ invoices }: Pick<PayoutBegun, 'invoices'>): Lefts =>
  new Map(invoices.map((invoice) => [keyOf(invoice), parseYuan(invoice.left) ?? ZERO]));

/**
 * How much of each invoice this payment pays, in 分: what was typed; else one after another as much as is to be covered still, and no
 * more than nobody else has taken of it.
 */
export function takenOf(
  draft: Pick<Draft, 'amounts' | 'invoices' | 'prepaid'>,
  toCover: Fen,
  lefts: Lefts,
): readonly Fen[] {
  let rest = toCover - sumFen(draft.invoices.map(({ taken }) => taken ?? ZERO));
  return draft.invoices.map((invoice) => {
    if (invoice.taken !== undefined) return invoice.taken;
    const own = fen(Math.max(0, Math.min(rest, lefts.get(keyOf(invoice)) ?? invoice.amount ?? ZERO)));
    rest -= own;
    return own;
  });
}

/** An invoice that was read from a paper, or typed, beside those that are there; one that is there already is not doubled. */
export function withInvoice(draft: Draft, found: Omit<DraftInvoice, 'key' | 'taken'>): Draft {
  const isThere = found.number !== '' && draft.invoices.some((each) => keyOf(each) === keyOf(found));
  if (isThere) return draft;
  const key = Math.max(0, ...draft.invoices.map((each) => each.key)) + 1;
  return { ...draft, invoices: [...draft.invoices, { ...found, key, taken: undefined }] };
}

/** What cannot even be kept, by the field; the rest the service says. */
export function stopOf(
  draft: Draft,
): 'day' | 'remark' | `invoices.${number}.${'number' | 'amount' | 'day'}` | undefined {
  const at = draft.invoices.findIndex(({ number }) => number.trim() === '');
  if (at >= 0) return `invoices.${at}.number`;
  const without = draft.invoices.findIndex(({ amount }) => amount === undefined);
  if (without >= 0) return `invoices.${without}.amount`;
  const undated = draft.invoices.findIndex(({ day }) => day !== '' && !parseDate(day));
  if (undated >= 0) return `invoices.${undated}.day`;
  if (!parseDate(draft.day)) return 'day';
  return draft.remark.trim() === '' ? 'remark' : undefined;
}

/** What the service is asked with; undefined while something stops it. */
export function saidOf(
  draft: Draft,
  of: Pick<PayoutSaid, 'unit' | 'document' | 'contract'>,
  taken: readonly Fen[],
): PayoutSaid | undefined {
  if (stopOf(draft) !== undefined) return undefined;
  const { prepaid, bank, cash, booked } = draft;
  return {
    ...{ ...of, prepaid, bank, cash },
    booked: booked.map(({ charge, spending }) => ({ charge, spending })),
    ...{ day: draft.day as AccountingDate, remark: draft.remark.trim() },
    amounts: draft.amounts.map((amount) => formatYuan(amount ?? ZERO)),
    invoices: draft.invoices.map(({ code, number, seller, day, amount }, at) => ({
      ...{ code: code.trim(), number: number.trim(), seller: seller.trim(), day: day as AccountingDate | '' },
      ...{ amount: formatYuan(amount ?? ZERO), taken: formatYuan(taken[at] ?? ZERO) },
    })),
  };
}
