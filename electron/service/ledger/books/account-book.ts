import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { DIMENSIONS } from '../../../../shared/domain/ledger/crossing.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readChart } from '../unit-charts.ts';
import { voucherNumber } from '../vouchers.ts';
import { accountBookWorkbook } from './account-book-workbook.ts';
import { countLines, readAccountLines } from './account-lines.ts';
import { bookFileName } from './book-sheet.ts';
import { KEY_WORDS, NOT_STATED, TITLES } from './book-words.ts';
import type { KeptOrders } from './kept-orders.ts';
import { type Ask, accountPieces, LineQueue, lastVoucher } from './line-pieces.ts';
import { type CourseMonth, readCourse } from './month-course.ts';
import { readValueNames, type ValueNames } from './value-names.ts';

type Asked = InputOf<typeof ledger.accountBook>;

/** 明细账: the lines of an account, or of a crossing of it, each with the balance after it, and the totals of the months. */
export const accountBooks = (orders: KeptOrders, ask: Ask): readonly Implementation[] => [
  query(ledger.accountLines, async ({ db }, asked) => {
    const { total, rows } = await readAccountLines(db, orders, asked);
    const { opening, months } = await readMonths(db, asked);
    const openings = new Map<string, number>(months.map((month) => [month.period, month.opening]));
    return {
      total,
      opening: formatYuan(fen(opening)),
      months: months.map(({ period, lines, debit, credit, yearDebit, yearCredit, closing }) => ({
        period,
        lines,
        debit: formatYuan(fen(debit)),
        credit: formatYuan(fen(credit)),
        yearDebit: formatYuan(fen(yearDebit)),
        yearCredit: formatYuan(fen(yearCredit)),
        closing: formatYuan(fen(closing)),
      })),
      rows: rows.map((row) => ({
        voucher: row.voucher,
        line: row.line,
        period: row.period,
        number: voucherNumber(row),
        date: row.date,
        code: row.code,
        summary: row.summary,
        debit: formatYuan(fen(row.debit)),
        credit: formatYuan(fen(row.credit)),
        counterparty: row.counterparty,
        department: row.department,
        project: row.project,
        fund: row.fund,
        document: row.document,
        balance: formatYuan(fen((openings.get(row.period) ?? 0) + row.moved)),
      })),
    };
  }),

  longQuery(
    ledger.accountBook,
    async (context, asked) => {
      const { db } = context;
      const chart = await readChart(db, asked.unit);
      const unit = await loadUnit(db, asked.unit);
      if (!chart || !unit) throw context.notFound(`单位 ${asked.unit}`);
      const nameOf = await readValueNames(db, chart);
      const course = await readMonths(db, asked);
      return { course, nameOf, who: `${unit.code} ${unit.name}`, unit: unit.code, upTo: await lastVoucher(db) };
    },
    async (context, asked, { course, nameOf, who, unit, upTo }) => {
      const head = {
        title: isCrossed(asked) ? TITLES.crossed : TITLES.account,
        who,
        span: asked,
        of: [`${asked.code} ${nameOf('account', asked.code)}`, ...narrowedTo(asked, nameOf)],
        creator: context.actor,
        created: context.instant,
      };
      const periods = course.months.filter(({ lines }) => lines > 0).map(({ period }) => period);
      const lines = new LineQueue(accountPieces(ask, orders, { unit, periods, upTo }, asked));
      const book = accountBookWorkbook(head, { ...course, lines, nameOf });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return {
        file: sha256,
        name: bookFileName(head),
        rows: course.months.reduce((all, month) => all + month.lines, 0),
      };
    },
  ),
];

const isCrossed = (asked: Asked): boolean => DIMENSIONS.some((dimension) => asked[dimension] !== undefined);

/** 部门 内科: what the crossing is narrowed to. */
const narrowedTo = (asked: Asked, nameOf: ValueNames): string[] =>
  DIMENSIONS.flatMap((dimension) => {
    const value = asked[dimension];
    if (value === undefined) return [];
    return [`${KEY_WORDS[dimension].name} ${value === '' ? NOT_STATED : nameOf(dimension, value)}`];
  });

/** The months of the span in which something happened, with how many lines each has. */
async function readMonths(
  db: BooksReader,
  asked: Asked,
): Promise<{ opening: number; months: (CourseMonth & { readonly lines: number })[] }> {
  const lines = new Map((await countLines(db, asked)).map(({ period, count }) => [period, count]));
  const { opening, months } = await readCourse(db, asked);
  return {
    opening,
    months: months
      .map((month) => ({ ...month, lines: lines.get(month.period) ?? 0 }))
      .filter(({ lines: own, debit, credit }) => own > 0 || debit !== 0 || credit !== 0),
  };
}
