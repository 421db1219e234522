import { type AccountingDate, dateOf } from '../../../kernel/date.ts';
import { endOf, type Period, startOf } from '../../../kernel/period.ts';
import { type DateReading, periodsIn, readDate } from '../reading/dates.ts';
import { halfWidth } from '../reading/half-width.ts';

/** The days that a text names, first and last: a day (统计日期：2025-12-05), from one to another, or a whole month. */
export interface Span {
  readonly from: AccountingDate;
  readonly to: AccountingDate;
}

const DAY = /(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})/g;
/** When it was printed says nothing about what it is of. */
const PRINTED = /(打印|制表|制单|导出|填报|编制|生成|审核)(日期|时间)?[:：]?\s*$/;
const LONGEST = 300;

/** Undefined where the text names no day or month. */
export function spanIn(text: string): Span | undefined {
  const bare = halfWidth(text.slice(0, LONGEST));
  const days: AccountingDate[] = [];
  for (const match of bare.matchAll(DAY)) {
    if (PRINTED.test(bare.slice(0, match.index))) continue;
    const day = dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
    if (day) days.push(day);
  }
  const compact = /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/.exec(bare);
  const written = compact && dateOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  if (days.length === 0 && written) days.push(written);
  if (days.length === 0) return monthIn(bare);
  const sorted = days.toSorted();
  return { from: sorted[0]!, to: sorted.at(-1)! };
}

function monthIn(text: string): Span | undefined {
  if (PRINTED.test(text.replace(/\d.*$/, ''))) return undefined;
  const months = periodsIn(text);
  return months && { from: startOf(months.from), to: endOf(months.to) };
}

/** A day in a column of days: as usual, or as a number of the month that the title names. */
export function dayIn(text: string, title: Span | undefined, date1904: boolean): DateReading {
  const number = /^(\d{1,2})[日号]?$/.exec(halfWidth(text).trim());
  const month = title && title.from.slice(0, 7) === title.to.slice(0, 7) ? (title.to.slice(0, 7) as Period) : undefined;
  if (number && month) {
    const date = dateOf(Number(month.slice(0, 4)), Number(month.slice(5)), Number(number[1]));
    return date ? { kind: 'date', date } : { kind: 'impossible' };
  }
  return readDate(text, { date1904, ...(title ? { year: Number(title.to.slice(0, 4)) } : {}) });
}
