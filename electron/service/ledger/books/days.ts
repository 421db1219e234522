import { ledger } from '../../../../shared/contract/ledger.ts';
import { type DayTotals, dayTotals } from '../../../../shared/domain/ledger/days.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readChart } from '../unit-charts.ts';
import { bookFileName } from './book-sheet.ts';
import { TITLES } from './book-words.ts';
import { dayBookWorkbook } from './day-book-workbook.ts';
import type { KeptOrders } from './kept-orders.ts';
import { type Ask, accountPieces, LineQueue, lastVoucher } from './line-pieces.ts';
import { lineScope } from './line-scope.ts';
import { tooMany } from './lines-max.ts';
import { SHEET_ROWS } from './long-book.ts';
import { readCourse } from './month-course.ts';
import { isSpan, NOT_ONE_YEAR, type Span } from './span.ts';
import { readValueNames } from './value-names.ts';

type Asked = Span & { readonly unit: string; readonly code: string };

/** 日记账, asked for and as a workbook. */
export const dayQueries = (orders: KeptOrders, ask: Ask): readonly Implementation[] => [
  query(ledger.days, async (context, asked) => {
    if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
    const { opening, days } = await readDays(context.db, asked);
    return {
      opening: formatYuan(opening),
      days: days.map(({ date, lines, debit, credit, closing, month }) => ({
        date,
        lines,
        debit: formatYuan(debit),
        credit: formatYuan(credit),
        closing: formatYuan(closing),
        month: month && {
          debit: formatYuan(month.debit),
          credit: formatYuan(month.credit),
          yearDebit: formatYuan(month.yearDebit),
          yearCredit: formatYuan(month.yearCredit),
        },
      })),
    };
  }),

  longQuery(
    ledger.dayBook,
    async (context, asked) => {
      if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
      const { db } = context;
      const chart = await readChart(db, asked.unit);
      const unit = await loadUnit(db, asked.unit);
      if (!chart || !unit) throw context.notFound(`单位 ${asked.unit}`);
      const totals = await readDays(db, asked);
      const total = totals.days.reduce((all, day) => all + day.lines, 0);
      if (total > SHEET_ROWS) throw context.refused('too-many-lines', tooMany(total));
      const nameOf = await readValueNames(db, chart);
      return { total, totals, nameOf, who: `${unit.code} ${unit.name}`, unit: unit.code, upTo: await lastVoucher(db) };
    },
    async (context, asked, { total, totals, nameOf, who, unit, upTo }) => {
      const head = {
        title: TITLES.days,
        who,
        span: asked,
        of: [`${asked.code} ${nameOf('account', asked.code)}`],
        creator: context.actor,
        created: context.instant,
      };
      const periods = [...new Set(totals.days.filter((day) => day.lines > 0).map(({ date }) => periodOfDate(date)))];
      const scope = { code: asked.code };
      const lines = new LineQueue(accountPieces(ask, orders, { unit, periods, upTo }, scope));
      const { bytes } = await writeWorkbook(dayBookWorkbook(head, { ...totals, lines, nameOf }), {
        signal: context.signal,
      });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: bookFileName(head), rows: total };
    },
  ),
];

/** The days of the span with their balances: what lines say of each, and what is kept of the months. */
export async function readDays(db: BooksReader, asked: Asked): Promise<DayTotals> {
  const { unit, from, to } = asked;
  const rows = await db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(({ fn }) => [
      'voucher.date',
      fn.countAll<number>().as('lines'),
      fn.sum<number>('line.debit').as('debit'),
      fn.sum<number>('line.credit').as('credit'),
    ])
    .where('line.unit', '=', unit)
    .where(lineScope('line', { code: asked.code }))
    .where('line.period', '>=', from)
    .where('line.period', '<=', to)
    .groupBy('voucher.date')
    .orderBy('voucher.date')
    .execute();
  const { opening, months } = await readCourse(db, asked);
  return dayTotals(
    fen(opening),
    months.map((month) => ({
      period: month.period as Period,
      debit: fen(month.debit),
      credit: fen(month.credit),
      yearDebit: fen(month.yearDebit),
      yearCredit: fen(month.yearCredit),
    })),
    rows.map((row) => ({
      date: row.date as AccountingDate,
      lines: Number(row.lines),
      debit: fen(Number(row.debit)),
      credit: fen(Number(row.credit)),
    })),
  );
}
