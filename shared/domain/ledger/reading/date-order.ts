import { endOf, monthOf, type Period, yearOf } from '../../../kernel/period.ts';
import { type DateContext, type DateOrder, type PeriodSpan, readDate } from './dates.ts';
import type { JournalColumns } from './journal-columns.ts';
import type { Table } from './table.ts';

const NAMES: Readonly<Record<DateOrder, string>> = { 'day-month': '日期按 日/月/年', 'month-day': '日期按 月/日/年' };
const ORDERS: readonly DateOrder[] = ['day-month', 'month-day'];

export type OrderChoice = { readonly order: DateOrder | undefined } | { readonly ambiguous: readonly string[] };

/**
 * Finds in which order dates with the year last are written: one day above 12 tells it for the whole column, or the month that the
 * file is about. Where nothing tells, both readings are named; with dates written the usual way there is nothing to choose.
 */
export function dateOrder(
  tables: readonly Table[],
  columns: JournalColumns,
  hints: { readonly layout?: string; readonly choose?: string; readonly period?: Period },
): OrderChoice {
  const known = ORDERS.find((order) => order === hints.layout || NAMES[order] === hints.choose);
  if (known) return { order: known };
  const { date } = columns;
  if (!date) return { order: undefined };
  const texts = distinctEither(tables, date.index);
  if (texts.size === 0) return { order: undefined };
  const fitting = ORDERS.filter((order) => [...texts].every((text) => readDate(text, { order }).kind === 'date'));
  if (fitting.length === 1) return { order: fitting[0] };
  const span = tables[0]?.title.span ?? (hints.period && { from: hints.period, to: hints.period });
  const within = span ? fitting.filter((order) => [...texts].every((text) => inSpan(text, order, span))) : [];
  if (within.length === 1) return { order: within[0] };
  return { ambiguous: ORDERS.map((order) => NAMES[order]) };
}

/** A column is of one make: where none of its first dates has the year last, none has. */
const FIRST_DATES = 2000;

/** Dates with the year last; those that only one order can read are among them, for they tell the order. */
function distinctEither(tables: readonly Table[], column: number): Set<string> {
  const texts = new Set<string>();
  for (const { sheet, from, to } of tables) {
    let last = '';
    let seen = 0;
    for (let row = from; row < to && texts.size < 5000; row += 1) {
      const text = sheet.text(row, column);
      if (text === last) continue;
      last = text;
      if (texts.size === 0 && seen > FIRST_DATES) break;
      seen += 1;
      if (/^\d{1,2}[-./]\d{1,2}[-./]\d{4}/.test(text)) texts.add(text);
    }
  }
  return texts;
}

function inSpan(text: string, order: DateOrder, span: PeriodSpan): boolean {
  const read = readDate(text, { order });
  if (read.kind !== 'date') return false;
  const month = read.date.slice(0, 7);
  return month >= span.from && month <= span.to;
}

/** The month of a file that is about one month. */
export function oneMonth(table: Table): Period | undefined {
  const { span } = table.title;
  return span && span.from === span.to ? span.to : undefined;
}

/** The year of month-and-day dates: over the columns (`2025年`), in the title, or the month that a person gave. */
export function dateContext(
  table: Table,
  columns: JournalColumns,
  order: DateOrder | undefined,
  period: Period | undefined,
): DateContext {
  const words = [columns.month, columns.day, columns.date].flatMap((column) => column?.words ?? []);
  const heading = words.map((word) => /((?:19|20|21)\d{2})年?/.exec(word)?.[1]).find((year) => year !== undefined);
  const { span, year } = table.title;
  const month = oneMonth(table);
  const fromTitle = span && span.from.slice(0, 4) === span.to.slice(0, 4) ? yearOf(span.to) : year;
  const found = heading ? Number(heading) : (fromTitle ?? (period && monthOf(period) > 0 ? yearOf(period) : undefined));
  return {
    ...(found === undefined ? {} : { year: found }),
    ...(table.sheet.date1904 ? { date1904: true } : {}),
    ...(order ? { order } : {}),
    ...(month ? { monthEnd: endOf(month) } : {}),
  };
}
