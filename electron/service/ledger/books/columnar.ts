import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import type { Side } from '../../../../shared/domain/ledger/account.ts';
import { natureOfCode } from '../../../../shared/domain/ledger/charts/element.ts';
import { type Columns, type ColumnTotal, childOf, columnsOf } from '../../../../shared/domain/ledger/columns.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import { readAccountLines } from './account-lines.ts';
import { pathsIn } from './account-paths.ts';
import { bookFileName } from './book-sheet.ts';
import { TITLES } from './book-words.ts';
import { columnarWorkbook } from './columnar-workbook.ts';
import type { KeptOrders } from './kept-orders.ts';
import { lineScope } from './line-scope.ts';
import { LINES_MAX, tooMany } from './lines-max.ts';
import { readCourse } from './month-course.ts';
import { isSpan, NOT_ONE_YEAR } from './span.ts';
import { readValueNames } from './value-names.ts';

type Asked = InputOf<typeof ledger.columns>;

/** As many columns as a landscape page holds beside date, number, summary, debit, credit and balance. */
const COLUMNS_FIT = 8;

/** 多栏账, asked for and as a workbook. */
export const columnarQueries = (orders: KeptOrders): readonly Implementation[] => [
  query(ledger.columns, async (context, asked) => {
    if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
    const chart = await readChart(context.db, asked.unit);
    if (!chart) throw context.notFound(`单位 ${asked.unit}`);
    const { side, places, columns, others, total, all } = await readColumns(context.db, asked, chart);
    const nameOf = await readValueNames(context.db, chart);
    const named = ({ value, amount }: ColumnTotal) => ({
      value,
      name: nameOf(asked.by, value),
      amount: formatYuan(amount),
    });
    return {
      side,
      columns: columns.map(named),
      others: others === null ? null : formatYuan(others),
      total: formatYuan(total),
      all: all.map(named),
      places: Object.fromEntries(places),
    };
  }),

  longQuery(
    ledger.columnarBook,
    async (context, asked) => {
      if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
      const { db } = context;
      const chart = await readChart(db, asked.unit);
      const unit = await loadUnit(db, asked.unit);
      if (!chart || !unit) throw context.notFound(`单位 ${asked.unit}`);
      const { unit: _, columns: __, by: ___, ...scope } = asked;
      const lines = { ...scope, unit: asked.unit, descending: false, offset: 0, limit: LINES_MAX };
      const { total, rows } = await readAccountLines(db, orders, lines);
      if (total > LINES_MAX) throw context.refused('too-many-lines', tooMany(total));
      const { opening, months } = await readCourse(db, { ...scope, unit: asked.unit });
      return {
        read: await readColumns(db, asked, chart),
        nameOf: await readValueNames(db, chart),
        who: `${unit.code} ${unit.name}`,
        lines: rows,
        opening: fen(opening),
        turnover: {
          debit: fen(months.reduce((all, { debit }) => all + debit, 0)),
          credit: fen(months.reduce((all, { credit }) => all + credit, 0)),
        },
      };
    },
    async (context, asked, { read, nameOf, who, ...book }) => {
      const head = {
        title: TITLES.columnar,
        who,
        span: asked,
        of: [`${asked.code} ${nameOf('account', asked.code)}`],
        creator: context.actor,
        created: context.instant,
      };
      const made = columnarWorkbook(head, { ...book, ...read, by: asked.by, nameOf });
      const { bytes } = await writeWorkbook(made, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: bookFileName(head), rows: book.lines.length };
    },
  ),
];

/** The columns with what moved in them, from the kept balances, and where each account counts. */
async function readColumns(
  db: BooksReader,
  { unit, code, from, to, by, columns: picked }: Asked,
  chart: UnitChart,
): Promise<Columns & { readonly side: Side; readonly places: ReadonlyMap<string, string> }> {
  const rows = await db
    .selectFrom('balance')
    .select(({ fn }) => [
      'code',
      'department',
      fn.sum<number>('debit').as('debit'),
      fn.sum<number>('credit').as('credit'),
    ])
    .where('unit', '=', unit)
    .where(lineScope('balance', { code }))
    .where('period', '>=', from)
    .where('period', '<=', to)
    .groupBy(['code', 'department'])
    .execute();
  const pathOf = pathsIn(chart);
  const places = new Map(by === 'account' ? rows.map((row) => [row.code, childOf(code, pathOf(row.code))]) : []);
  const side = chart.get(code)?.side ?? natureOfCode(code)?.side ?? 'debit';
  const turnovers = rows.map((row) => ({
    value: by === 'account' ? (places.get(row.code) ?? '') : row.department,
    debit: fen(Number(row.debit)),
    credit: fen(Number(row.credit)),
  }));
  return { side, places, ...columnsOf(turnovers, side, { picked, most: COLUMNS_FIT }) };
}
