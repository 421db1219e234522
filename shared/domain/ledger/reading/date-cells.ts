import type { AccountingDate } from '../../../kernel/date.ts';
import { endOf, type Period, parsePeriod } from '../../../kernel/period.ts';
import { type DateContext, type DateReading, readDate } from './dates.ts';
import type { RawSheet } from './grid.ts';
import type { JournalColumns } from './journal-columns.ts';

/** The date of a row, or why there is none: `blank` means that the row above speaks for it. */
export type RowDate = DateReading | { readonly kind: 'blank' };

const BLANK: RowDate = { kind: 'blank' };
const UNREADABLE: RowDate = { kind: 'unreadable' };

/** Reads dates from whichever columns give them, each distinct text once. */
export class DateCells {
  readonly #columns: JournalColumns;
  readonly #context: DateContext;
  readonly #read = new Map<string, DateReading>();
  #month = '';
  #day = '';

  constructor(columns: JournalColumns, context: DateContext) {
    this.#columns = columns;
    this.#context = context;
  }

  /** A new block begins: month and day are not filled down from the one before. */
  reset(): void {
    this.#month = '';
    this.#day = '';
  }

  at(sheet: RawSheet, row: number): RowDate {
    const { date, month, day, period } = this.#columns;
    if (date) {
      const text = sheet.text(row, date.index);
      return text === '' ? BLANK : this.#one(text);
    }
    if (month && day) return this.#monthAndDay(sheet, row);
    const cell = period ?? month;
    if (!cell) return this.#context.monthEnd ? { kind: 'date', date: this.#context.monthEnd } : BLANK;
    const last = this.#lastDay(sheet, row, sheet.text(row, cell.index));
    return last ? { kind: 'date', date: last } : sheet.text(row, cell.index) === '' ? BLANK : UNREADABLE;
  }

  /** A date that stands outside the row. */
  read(text: string): RowDate {
    return text === '' ? BLANK : this.#one(text);
  }

  #one(text: string): DateReading {
    let reading = this.#read.get(text);
    if (!reading) {
      reading = readDate(text, this.#context);
      this.#read.set(text, reading);
    }
    return reading;
  }

  /** 月 and 日 columns; a month printed once stands for the rows below it. */
  #monthAndDay(sheet: RawSheet, row: number): RowDate {
    const month = sheet.text(row, this.#columns.month!.index);
    const day = sheet.text(row, this.#columns.day!.index);
    if (month !== '') {
      if (month !== this.#month) this.#day = '';
      this.#month = month;
    }
    if (day !== '') this.#day = day;
    if (month === '' && day === '') return BLANK;
    if (this.#month === '' || this.#day === '') return BLANK;
    const year = this.#year(sheet, row);
    return year === undefined ? UNREADABLE : this.#one(`${year}-${digits(this.#month)}-${digits(this.#day)}`);
  }

  #year(sheet: RawSheet, row: number): string | undefined {
    const cell = this.#columns.year ? /\d{4}/.exec(sheet.text(row, this.#columns.year.index))?.[0] : undefined;
    return cell ?? (this.#context.year === undefined ? undefined : String(this.#context.year));
  }

  /** Where there is no day at all, the month's last day stands for it. */
  #lastDay(sheet: RawSheet, row: number, text: string): AccountingDate | undefined {
    const whole = /(\d{4})\D{0,2}(\d{1,2})/.exec(text);
    const year = whole ? whole[1] : this.#year(sheet, row);
    const month = whole ? whole[2] : /(\d{1,2})/.exec(text)?.[1];
    const period: Period | undefined = year && month ? parsePeriod(`${year}-${month.padStart(2, '0')}`) : undefined;
    return period && endOf(period);
  }
}

const digits = (text: string): string => text.replace(/[^\d]/g, '') || text;
