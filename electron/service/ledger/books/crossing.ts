import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import {
  accountsAt,
  type Crossing,
  type CrossingAmounts,
  crossBalances,
  DIMENSIONS,
} from '../../../../shared/domain/ledger/crossing.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import { pathsIn } from './account-paths.ts';
import { bookFileName } from './book-sheet.ts';
import { TITLES } from './book-words.ts';
import { crossingWorkbook } from './crossing-workbook.ts';
import { isSpan, NOT_ONE_YEAR } from './span.ts';
import { readValueNames } from './value-names.ts';

type Asked = InputOf<typeof ledger.crossing>;

/** 辅助核算余额表, asked for and as a workbook. */
export const crossingQueries: readonly Implementation[] = [
  query(ledger.crossing, async (context, asked) => {
    if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
    const chart = await readChart(context.db, asked.unit);
    if (!chart) throw context.notFound(`单位 ${asked.unit}`);
    const { rows, total } = await readCrossing(context.db, asked, chart);
    const nameOf = await readValueNames(context.db, chart);
    return {
      rows: rows.map(({ depth, key, value, within, leaf, ...amounts }) => ({
        depth,
        key,
        value,
        name: nameOf(key, value),
        within,
        leaf,
        ...amountsOut(amounts),
      })),
      total: amountsOut(total),
    };
  }),

  longQuery(
    ledger.crossingBook,
    async (context, asked) => {
      if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
      const { db } = context;
      const chart = await readChart(db, asked.unit);
      const unit = await loadUnit(db, asked.unit);
      if (!chart || !unit) throw context.notFound(`单位 ${asked.unit}`);
      return {
        crossing: await readCrossing(db, asked, chart),
        nameOf: await readValueNames(db, chart),
        who: `${unit.code} ${unit.name}`,
      };
    },
    async (context, asked, { crossing, nameOf, who }) => {
      const head = {
        title: TITLES.crossing,
        who,
        span: asked,
        of: asked.code === undefined ? [] : [`${asked.code} ${nameOf('account', asked.code)}`],
        creator: context.actor,
        created: context.instant,
      };
      const book = crossingWorkbook(head, { crossing, by: asked.by, byAccount: levelsOf(asked) !== undefined, nameOf });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: bookFileName(head), rows: crossing.rows.length };
    },
  ),
];

/** Balances of different accounts are not added up: without an account the rows stand under those of the first level. */
const levelsOf = ({ code, levels }: Asked): Asked['levels'] =>
  levels ?? (code === undefined ? { from: 1, to: 1 } : undefined);

/** From the kept balances, added up where they stand over the dimensions that are not asked for. */
async function readCrossing(db: BooksReader, asked: Asked, chart: UnitChart): Promise<Crossing> {
  const { unit, code, from, to, by } = asked;
  let kept = db
    .selectFrom('balance')
    .select(({ fn }) => ['period', 'code', fn.sum<number>('debit').as('debit'), fn.sum<number>('credit').as('credit')])
    .select([...by])
    .where('unit', '=', unit)
    .where('period', '>=', `${yearOf(from)}-00`)
    .where('period', '<=', to)
    .groupBy(['period', 'code', ...by]);
  if (code !== undefined) kept = kept.where('code', '>=', code).where('code', '<', `${code}:`);
  const none = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, ''])) as Record<
    (typeof DIMENSIONS)[number],
    string
  >;
  const rows = (await kept.execute()).map((row) => ({
    ...none,
    ...row,
    debit: fen(Number(row.debit)),
    credit: fen(Number(row.credit)),
  }));
  const levels = levelsOf(asked);
  return crossBalances(rows, { from, to, by, accountsOf: levels && accountsAt(levels, pathsIn(chart)) });
}

const amountsOut = ({ opening, debit, credit, yearDebit, yearCredit, closing }: CrossingAmounts) => ({
  opening: formatYuan(opening),
  debit: formatYuan(debit),
  credit: formatYuan(credit),
  yearDebit: formatYuan(yearDebit),
  yearCredit: formatYuan(yearCredit),
  closing: formatYuan(closing),
});
