import type { AccountingDate } from '../../../kernel/date.ts';
import { addFen, type Fen, subtractFen, ZERO } from '../../../kernel/fen.ts';
import { endOf, type Period } from '../../../kernel/period.ts';

/** A line of an account book; debit and credit in 分. */
export interface BookLine {
  readonly date: AccountingDate;
  readonly period: Period;
  /** 凭证字号: `记-12`. */
  readonly number: string;
  readonly summary: string;
  readonly debit: Fen;
  readonly credit: Fen;
}

/** A month of the account: its turnover, that of the year so far, and the balance at its end, debit-positive. */
export interface BookMonth {
  readonly period: Period;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  readonly closing: Fen;
}

/** What a book holds of one account over some months of a year. */
export interface AccountBook {
  /** Balance before the first month, debit-positive. */
  readonly opening: Fen;
  /** In order; those in which nothing moved may be left out. */
  readonly months: readonly BookMonth[];
  /** By date. */
  readonly lines: readonly BookLine[];
}

/**
 * A row of a book on paper: `opening` 上年结转 or 期初余额, `line` an entry, `summary` what a month moved of which only a
 * balance table tells, `day` 本日合计, `month` 本月合计, `year` 本年累计, `onward` 结转下年, `brought` 承前页, `carried`
 * 过次页. Balances are
 * debit-positive; `debit` and `credit` are undefined where only the balance is carried.
 */
export interface BookRow {
  readonly kind: 'opening' | 'line' | 'summary' | 'day' | 'month' | 'year' | 'onward' | 'brought' | 'carried';
  readonly date: AccountingDate | undefined;
  readonly number: string;
  readonly summary: string;
  readonly debit: Fen | undefined;
  readonly credit: Fen | undefined;
  readonly balance: Fen;
}

/**
 * Rows of an account's book, from its opening through each month with its totals.
 *
 * @param days closes each day as well (日记账).
 * @param yearEnds the last month is the year's: what is left is carried into the next (结转下年).
 */
export function bookRows(
  { opening, months, lines }: AccountBook,
  { days = false, yearEnds = false }: { readonly days?: boolean; readonly yearEnds?: boolean } = {},
): BookRow[] {
  const rows: BookRow[] = [row('opening', undefined, { balance: opening })];
  let balance = opening;
  for (const month of months) {
    const own = lines.filter(({ period }) => period === month.period);
    const last = endOf(month.period);
    let day = { debit: ZERO, credit: ZERO };
    let told = { debit: ZERO, credit: ZERO };
    for (const [at, line] of own.entries()) {
      balance = moved(balance, line);
      told = added(told, line);
      day = added(day, line);
      rows.push({ ...row('line', line.date, { ...line, balance }), number: line.number, summary: line.summary });
      if (days && own[at + 1]?.date !== line.date) {
        rows.push(row('day', line.date, { ...day, balance }));
        day = { debit: ZERO, credit: ZERO };
      }
    }
    const untold = { debit: subtractFen(month.debit, told.debit), credit: subtractFen(month.credit, told.credit) };
    if (untold.debit !== 0 || untold.credit !== 0) {
      balance = moved(balance, untold);
      rows.push(row('summary', last, { ...untold, balance }));
    }
    rows.push(row('month', last, { debit: month.debit, credit: month.credit, balance: month.closing }));
    rows.push(row('year', last, { debit: month.yearDebit, credit: month.yearCredit, balance: month.closing }));
    balance = month.closing;
  }
  if (yearEnds && balance !== 0) rows.push(row('onward', rows.at(-1)!.date, { balance }));
  return rows;
}

interface Sides {
  readonly debit: Fen;
  readonly credit: Fen;
}

const row = (
  kind: BookRow['kind'],
  date: AccountingDate | undefined,
  { debit, credit, balance }: Partial<Sides> & { readonly balance: Fen },
): BookRow => ({ kind, date, number: '', summary: '', debit, credit, balance });

const added = (sum: Sides, { debit, credit }: Sides): Sides => ({
  debit: addFen(sum.debit, debit),
  credit: addFen(sum.credit, credit),
});

const moved = (balance: Fen, { debit, credit }: Sides): Fen => subtractFen(addFen(balance, debit), credit);
