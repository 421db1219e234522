import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import {
  type Aged,
  agedSide,
  ageOpenItems,
  movementsThrough,
  openItems,
} from '../../../../shared/domain/ledger/ageing.ts';
import { addFen, type Fen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { endOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readResolvers } from '../mapping.ts';
import { readCharts, type UnitChart } from '../unit-charts.ts';
import { readAgedYears } from './ageing-movements.ts';
import { type AgedRow, ageingWorkbook } from './ageing-workbook.ts';
import { bookFileName } from './book-sheet.ts';
import { TITLES } from './book-words.ts';
import { readValueNames } from './value-names.ts';

type Asked = InputOf<typeof ledger.ageing>;

/** 往来账龄, asked for and as a workbook. */
export const ageingQueries: readonly Implementation[] = [
  query(ledger.ageing, async (context, asked) => {
    const read = await readAgeing(context.db, asked);
    if (!read) throw context.notFound(`单位 ${asked.unit}`);
    return {
      accounts: read.accounts.map(({ code, name }) => ({ code, name })),
      rows: read.rows.map(({ code, name, counterparty, counterpartyName, ...aged }) => ({
        code,
        name,
        counterparty,
        counterpartyName,
        ...agedOut(aged),
      })),
      total: agedOut(totalOf(read.rows, asked.bands)),
    };
  }),

  longQuery(
    ledger.ageingBook,
    async (context, asked) => {
      const read = await readAgeing(context.db, asked);
      const unit = await loadUnit(context.db, asked.unit);
      if (!read || !unit) throw context.notFound(`单位 ${asked.unit}`);
      return { ...read, who: `${unit.code} ${unit.name}` };
    },
    async (context, { side, period, bands, code }, { rows, chart, who }) => {
      const head = {
        title: TITLES[side],
        who,
        span: { from: period, to: period },
        of: code === undefined ? [] : [`${code} ${chart.nameOf(code)}`],
        creator: context.actor,
        created: context.instant,
      };
      const { bytes } = await writeWorkbook(ageingWorkbook(head, { rows, bands }), { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: bookFileName(head), rows: rows.length };
    },
  ),
];

/** What is open on the unit's accounts of a side, by their group accounts; undefined where there is no such unit. */
async function readAgeing(
  db: BooksReader,
  { unit, side, period, code: below = '', bands }: Asked,
): Promise<{ accounts: UnitChart['accounts']; rows: AgedRow[]; chart: UnitChart } | undefined> {
  const charts = await readCharts(db, [unit]);
  const chart = charts.get(unit);
  if (!chart) return undefined;
  const groupOf = (await readResolvers(db, charts, period)).get(unit)!;
  const accounts = chart.accounts.filter(({ code }) => agedSide(groupOf(code)) === side);
  const wanted = accounts.map(({ code }) => code).filter((code) => code.startsWith(below));
  const names = await readValueNames(db, chart);
  const rows = (await readAged(db, { unit, period, codes: wanted, side, bands })).map((row): AgedRow => {
    return { ...row, name: chart.nameOf(row.code), counterpartyName: names('counterparty', row.counterparty) };
  });
  return { accounts, rows, chart };
}

/** What is open on accounts with each counterparty at the month's end, by its age. */
export async function readAged(
  db: BooksReader,
  asked: Pick<Asked, 'unit' | 'period' | 'side' | 'bands'> & { readonly codes: readonly string[] },
): Promise<({ readonly code: string; readonly counterparty: string } & Aged)[]> {
  const { unit, period, codes, side, bands } = asked;
  const kept = await readAgedYears(db, { unit, to: period, codes, side });
  return kept.flatMap(({ code, counterparty, years }) => {
    const items = openItems(movementsThrough(years));
    return items.length === 0 ? [] : [{ code, counterparty, ...ageOpenItems(items, endOf(period), bands) }];
  });
}

const totalOf = (rows: readonly Aged[], bounds: readonly number[]): Aged => {
  let [total, unknown] = [ZERO, ZERO];
  const bands: Fen[] = Array(bounds.length + 1).fill(ZERO);
  for (const row of rows) {
    total = addFen(total, row.total);
    unknown = addFen(unknown, row.unknown);
    row.bands.forEach((amount, at) => {
      bands[at] = addFen(bands[at]!, amount);
    });
  }
  return { total, unknown, bands };
};

const agedOut = ({ total, unknown, bands }: Aged) => ({
  total: formatYuan(total),
  unknown: formatYuan(unknown),
  bands: bands.map(formatYuan),
});
