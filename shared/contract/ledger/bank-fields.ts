import * as z from 'zod';
import { OPEN_CLASSES } from '../../domain/ledger/bank/reconcile.ts';
import { BANK_SETTING_BOUNDS, type BankSettings } from '../../domain/ledger/bank/settings.ts';
import { instant, yuanText } from '../fields.ts';

/** What the operations of bank reconciliation are made of. */

/** A line of either side: `b12` of a statement, `v34.2` of a voucher, `o5` entered as open when reconciling began. */
export const itemKey = z.string().regex(/^(b\d{1,15}|v\d{1,15}\.\d{1,5}|o\d{1,15})$/, '对账行的编号不正确');

export const side = z.enum(['book', 'bank']);
export const who = { by: z.string(), at: instant };

export const setting = (name: keyof BankSettings) =>
  z.int().min(BANK_SETTING_BOUNDS[name][0]).max(BANK_SETTING_BOUNDS[name][1]);
export const bankSettings = {
  windowDays: setting('windowDays'),
  mostLines: setting('mostLines'),
  agedDays: setting('agedDays'),
  oldDays: setting('oldDays'),
};

export const ageing = z.enum(['new', 'aged', 'old']);
/** How far a month of an account is: nothing imported, not yet made, made, reviewed, or changed since it was made. */
export const stage = z.enum(['no-statement', 'open', 'made', 'stale', 'reviewed']);

export const bankAccountOut = z.object({
  id: z.int(),
  unit: z.string(),
  /** 账号, digits. */
  number: z.string(),
  /** 开户银行, as people call it. */
  bank: z.string(),
  code: z.string(),
  /** The book account's names from the first level down. */
  name: z.string(),
  /** The first month that is reconciled (启用月份). */
  start: z.string(),
  /** 银行 balance when it begins, where a person gave it; else the first statement says. */
  opening: yuanText.nullable(),
  closed: z.boolean(),
});

/** A line of one side as the month's page lists it. Money in is positive on both sides. */
export const itemOut = z.object({
  key: z.string(),
  date: z.string(),
  time: z.string(),
  amount: yuanText,
  /** The bank's balance after it, where it gives one. */
  balance: yuanText.nullable(),
  counterparty: z.string(),
  summary: z.string(),
  document: z.string(),
  /** The voucher whose line it is. */
  voucher: z.object({ id: z.int(), number: z.string() }).nullable(),
  /** Entered as open when reconciling began (期初未达账项). */
  beginning: z.boolean(),
  /** The match of this month that settles it; null where it is open. */
  match: z.int().nullable(),
  days: z.int(),
  ageing,
});

export const sumsOut = z.object({
  'bank-in': yuanText,
  'bank-out': yuanText,
  'book-in': yuanText,
  'book-out': yuanText,
});

/** 银行存款余额调节表. */
export const reconciliationOut = z.object({
  bankBalance: yuanText,
  bookBalance: yuanText,
  sums: sumsOut,
  adjustedBank: yuanText,
  adjustedBook: yuanText,
  difference: yuanText,
  /** The difference taken apart: they add up to it. */
  causes: z.array(
    z.object({ cause: z.enum(['statement', 'beginning', 'book']), amount: yuanText, message: z.string() }),
  ),
  items: z.array(
    z.object({
      key: z.string(),
      class: z.enum(OPEN_CLASSES),
      date: z.string(),
      amount: yuanText,
      text: z.string(),
      document: z.string(),
      days: z.int(),
      ageing,
    }),
  ),
});

/** A place where the running balance does not follow: the row (of a file) or the day, and the two balances. */
export const breakOut = z.object({
  row: z.int().nullable(),
  date: z.string(),
  expected: yuanText,
  found: yuanText,
  /** Between two statements (a part is missing) rather than within one. */
  hole: z.boolean(),
  message: z.string(),
});
