import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { generalLedger, type LedgerAccount } from '../../../../shared/domain/ledger/general-ledger.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOf, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import { pathsIn } from './account-paths.ts';
import { bookFileName } from './book-sheet.ts';
import { TITLES } from './book-words.ts';
import { generalLedgerWorkbook } from './general-ledger-workbook.ts';
import { isSpan, NOT_ONE_YEAR } from './span.ts';

type Asked = InputOf<typeof ledger.generalLedger>;

/** 总账, asked for and as a workbook. */
export const generalLedgerQueries: readonly Implementation[] = [
  query(ledger.generalLedger, async (context, asked) => {
    if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
    const chart = await readChart(context.db, asked.unit);
    if (!chart) throw context.notFound(`单位 ${asked.unit}`);
    return (await readLedger(context.db, asked, chart)).map(({ code, opening, months }) => ({
      code,
      name: chart.nameOf(code),
      opening: formatYuan(opening),
      months: months.map((month) => ({
        period: month.period,
        debit: formatYuan(month.debit),
        credit: formatYuan(month.credit),
        yearDebit: formatYuan(month.yearDebit),
        yearCredit: formatYuan(month.yearCredit),
        closing: formatYuan(month.closing),
      })),
    }));
  }),

  longQuery(
    ledger.generalLedgerBook,
    async (context, asked) => {
      if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
      const chart = await readChart(context.db, asked.unit);
      const unit = await loadUnit(context.db, asked.unit);
      if (!chart || !unit) throw context.notFound(`单位 ${asked.unit}`);
      return { accounts: await readLedger(context.db, asked, chart), chart, who: `${unit.code} ${unit.name}` };
    },
    async (context, asked, { accounts, chart, who }) => {
      const head = {
        title: TITLES.general,
        who,
        span: asked,
        of: asked.code === undefined ? [] : [`${asked.code} ${chart.nameOf(asked.code)}`],
        creator: context.actor,
        created: context.instant,
      };
      const book = generalLedgerWorkbook(head, accounts, (code) => chart.nameOf(code));
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: bookFileName(head), rows: accounts.length };
    },
  ),
];

/** 总账 of a unit's first-level accounts in the year up to a month, each by its name. */
export async function readFirstLevels(
  db: BooksReader,
  unit: UnitCode,
  to: Period,
): Promise<(LedgerAccount & { readonly unit: UnitCode; readonly name: string })[]> {
  const chart = await readChart(db, unit);
  if (!chart) return [];
  const ledgers = await readLedger(db, { unit, from: periodOf(yearOf(to), 1), to, level: 1 }, chart);
  return ledgers.map((ledger) => ({ ...ledger, unit, name: chart.nameOf(ledger.code) }));
}

async function readLedger(db: BooksReader, asked: Asked, chart: UnitChart): Promise<LedgerAccount[]> {
  const { unit, code, from, to, level } = asked;
  let kept = db
    .selectFrom('balance')
    .select(({ fn }) => ['period', 'code', fn.sum<number>('debit').as('debit'), fn.sum<number>('credit').as('credit')])
    .where('unit', '=', unit)
    .where('period', '>=', `${yearOf(from)}-00`)
    .where('period', '<=', to)
    .groupBy(['period', 'code']);
  if (code !== undefined) kept = kept.where('code', '>=', code).where('code', '<', `${code}:`);
  const rows = (await kept.execute()).map((row) => ({
    ...row,
    debit: fen(Number(row.debit)),
    credit: fen(Number(row.credit)),
  }));
  const pathOf = pathsIn(chart);
  return generalLedger(rows, asked, (own) => (code === undefined ? pathOf(own).slice(level - 1, level) : [code]));
}
