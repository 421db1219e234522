import { type DateOrder, type DateReading, readDate } from '../../ledger/reading/dates.ts';
import { halfWidth } from '../../ledger/reading/half-width.ts';

/** A date cell of an export: a day, or words in its place (`Date Not Captured`), which hold no figure at all. */
export type HistoryDay = DateReading | { readonly kind: 'words' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONGEST = 60;
const UNREADABLE: HistoryDay = { kind: 'unreadable' };
const WORDS: HistoryDay = { kind: 'words' };
/** Two figures of a year from 70 on are of the last century, as POSIX reads them. */
const PIVOT = 70;

const DAY_FIRST = /^(\d{1,2})[-./ ]?([a-z]{3,9})\.?[-./, ]{0,2}(\d{2}|\d{4})$/;
const MONTH_FIRST = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{2}|\d{4})$/;
const YEAR_LAST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{2}|\d{4})$/;

const yearOf = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < PIVOT ? 2000 : 1900);

/**
 * Reads a date as exports write it: 2-Jun-06, 2 June 2006, Jun 2, 2006, 8/27/14, and every shape that the ledger's reader
 * knows. A cell without any figure is words: that nobody noted the day.
 */
export function readHistoryDay(
  text: string,
  context: { readonly order?: DateOrder | undefined; readonly date1904?: boolean | undefined },
): HistoryDay {
  const bare = bareDate(text);
  if (!/\d/.test(bare)) return WORDS;
  if (bare.length > LONGEST) return UNREADABLE;
  const named = DAY_FIRST.exec(bare);
  if (named) return ofMonth(named[1]!, named[2]!, named[3]!);
  const english = MONTH_FIRST.exec(bare);
  if (english) return ofMonth(english[2]!, english[1]!, english[3]!);
  const last = YEAR_LAST.exec(bare);
  const whole = last ? `${last[1]}/${last[2]}/${yearOf(last[3]!)}` : bare;
  const { order, date1904 } = context;
  return readDate(whole, { ...(order ? { order } : {}), ...(date1904 ? { date1904 } : {}) });
}

/** Ordinary width, small letters, no time of day behind it. */
const bareDate = (text: string): string =>
  halfWidth(text)
    .trim()
    .toLowerCase()
    .replace(/[t ]+\d{1,2}:\d{2}.{0,20}$/, '');

function ofMonth(day: string, name: string, year: string): HistoryDay {
  const month = MONTHS.indexOf(name.slice(0, 3));
  return month < 0 ? UNREADABLE : readDate(`${yearOf(year)}-${month + 1}-${day}`, {});
}

/** What dates of a column tell of the order of day and month: `either` where there are such dates and none tells. */
export type ToldOrder = DateOrder | 'either' | undefined;

/** A number above 12 tells which is the day, for the whole column. */
export function orderTold(texts: Iterable<string>): ToldOrder {
  let told: ToldOrder;
  for (const text of texts) {
    const [, first, second] = YEAR_LAST.exec(bareDate(text)) ?? [];
    if (first === undefined || second === undefined || first === second) continue;
    if (Number(first) > 12) return 'day-month';
    if (Number(second) > 12) return 'month-day';
    told = 'either';
  }
  return told;
}
