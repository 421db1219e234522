import { type AccountingDate, addDays, dateOf } from '../../../kernel/date.ts';
import { type Period, parsePeriod } from '../../../kernel/period.ts';
import { halfWidth, oneLine } from './half-width.ts';

/** In which order a date of three short numbers stands; `year-first` needs no choice. */
export type DateOrder = 'day-month' | 'month-day';

export interface DateContext {
  /** Year of month-and-day dates, from the title or the heading (`2025年`). */
  readonly year?: number;
  readonly date1904?: boolean;
  readonly order?: DateOrder;
  /** The day that stands for all where no column gives one: the last of the month that the file is about. */
  readonly monthEnd?: AccountingDate;
}

export type DateReading =
  | { readonly kind: 'date'; readonly date: AccountingDate }
  /** The calendar has no such day (2025-02-30). */
  | { readonly kind: 'impossible' }
  /** `02/03/2025`: two readings, and nothing says which. */
  | { readonly kind: 'either-order'; readonly first: number; readonly second: number }
  | { readonly kind: 'unreadable' };

const UNREADABLE: DateReading = { kind: 'unreadable' };
const LONGEST = 60;
const CHINESE_DIGITS = '〇一二三四五六七八九';
const FORMAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** Days of Excel's serial dates count from 1899-12-30 (so that 1900-03-01 is 61), or from 1904-01-01. */
const EPOCH_1900 = dateOf(1900, 1, 1)!;
const EPOCH_1904 = dateOf(1904, 1, 1)!;
const SERIAL_MIN = 18_264; /* 1950-01-01 */
const SERIAL_MAX = 109_573; /* 2199-12-31 */

/**
 * Reads a date cell in any of the shapes met: 2025.12.02, 2025-12-02, 2025/12/2, 20251202, 2025年12月2日, with or without a time behind
 * it, an Excel serial, 12-02 with the year from elsewhere, 贰零贰伍年壹拾贰月零贰日. Day-month-year is read where the order is known.
 */
export function readDate(text: string, context: DateContext): DateReading {
  if (text.length > LONGEST) return UNREADABLE;
  const bare = halfWidth(text)
    .trim()
    .replace(/\.0+$/, '')
    .replace(/\s*\(?(?:星期|周)[一二三四五六日天]\)?$/, '');
  const compact = /^(\d{4})(\d{2})(\d{2})(?:[ T]?\d{1,2}:\d{2}(:\d{2})?)?$/.exec(bare);
  if (compact) return made(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  if (/^\d{5,6}(\.\d+)?$/.test(bare)) return serial(Number.parseInt(bare, 10), context.date1904 === true);
  const day = chineseDate(bare)
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '')
    .replaceAll(' ', '');
  const full = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(day);
  if (full) return made(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(day);
  if (short && context.year !== undefined) return made(context.year, Number(short[1]), Number(short[2]));
  const last = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(day);
  return last ? yearLast(Number(last[1]), Number(last[2]), Number(last[3]), context.order) : UNREADABLE;
}

function made(year: number, month: number, day: number): DateReading {
  const date = dateOf(year, month, day);
  return date ? { kind: 'date', date } : { kind: 'impossible' };
}

function yearLast(first: number, second: number, year: number, order: DateOrder | undefined): DateReading {
  const known = order ?? (first > 12 ? 'day-month' : second > 12 || first === second ? 'month-day' : undefined);
  if (!known) return { kind: 'either-order', first, second };
  return known === 'day-month' ? made(year, second, first) : made(year, first, second);
}

/** A serial below 61 falls in the year 1900, whose 29 February Excel invented; no ledger is that old. */
function serial(days: number, date1904: boolean): DateReading {
  const since1900 = date1904 ? days + 1462 : days;
  if (since1900 < SERIAL_MIN || since1900 > SERIAL_MAX) return UNREADABLE;
  return { kind: 'date', date: date1904 ? addDays(EPOCH_1904, days) : addDays(EPOCH_1900, days - 2) };
}

/** 二〇二五年十二月二日 and 贰零贰伍年壹拾贰月零贰日 in digits; other texts come back as they are. */
function chineseDate(text: string): string {
  const match = /^([〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖○]{4})年([^月]{1,4})月([^日]{1,5})[日号]$/.exec(text);
  if (!match) return text;
  const year = [...match[1]!].map(digitOf).join('');
  return `${year}年${numberOf(match[2]!)}月${numberOf(match[3]!)}日`;
}

function digitOf(letter: string): number {
  if (letter === '零' || letter === '○') return 0;
  return Math.max(CHINESE_DIGITS.indexOf(letter), FORMAL_DIGITS.indexOf(letter));
}

/** 十二, 壹拾贰, 零贰, 二十 → 12, 12, 2, 20. */
function numberOf(text: string): number {
  const [tens, ones] = text.includes('十') || text.includes('拾') ? text.split(/[十拾]/) : ['零', text];
  const value = (part: string | undefined, empty: number) => {
    const letters = [...(part ?? '')].filter((letter) => letter !== '零' && letter !== '〇');
    return letters.length === 0 ? empty : digitOf(letters.at(-1)!);
  };
  return value(tens, tens === '零' ? 0 : 1) * 10 + value(ones, 0);
}

/** A span of months as titles write it (月份：2025.12-2025.12, 2025年第12期, 2025-01 至 2025-12, 202512). */
export interface PeriodSpan {
  readonly from: Period;
  readonly to: Period;
}

const MONTH =
  /(\d{4})\s*(?:年|[-./])?\s*第?\s*(\d{1,2})\s*(?:[-./]\s*(\d{1,2})(?!\d))?\s*(?:月份?|期|日)?(?:\s*(\d{1,2})日)?/g;

/** The months named in a text, first and last; undefined when it names none. */
export function periodsIn(text: string): PeriodSpan | undefined {
  const found: Period[] = [];
  const bare = oneLine(text);
  for (const match of bare.matchAll(MONTH)) {
    const period = parsePeriod(`${match[1]}-${match[2]!.padStart(2, '0')}`);
    if (period) found.push(period);
  }
  const year = /(\d{4})年(?:度)?\D*?(\d{1,2})月?\s*(?:-|至|到|~|—)\s*(\d{1,2})月/.exec(bare);
  if (year) {
    const [from, to] = [year[2]!, year[3]!].map((month) => parsePeriod(`${year[1]}-${month.padStart(2, '0')}`));
    if (from && to) return { from, to };
  }
  if (found.length === 0) return undefined;
  const sorted = found.toSorted();
  return { from: sorted[0]!, to: sorted.at(-1)! };
}
