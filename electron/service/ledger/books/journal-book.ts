import { ledger } from '../../../../shared/contract/ledger.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readChart } from '../unit-charts.ts';
import { bookFileName } from './book-sheet.ts';
import { TITLES } from './book-words.ts';
import { journalWorkbook } from './journal-workbook.ts';
import { type Ask, journalPieces, LineQueue, lastVoucher } from './line-pieces.ts';
import type { Span } from './span.ts';
import { readValueNames } from './value-names.ts';

/** 序时账 of a unit as a workbook, of any length: it is read while it is written, and others are answered meanwhile. */
export const journalBook = (ask: Ask): Implementation =>
  longQuery(
    ledger.journalBook,
    async (context, asked) => {
      const { db } = context;
      const chart = await readChart(db, asked.unit);
      const unit = await loadUnit(db, asked.unit);
      if (!chart || !unit) throw context.notFound(`单位 ${asked.unit}`);
      return {
        months: await countMonths(db, asked),
        nameOf: await readValueNames(db, chart),
        who: `${unit.code} ${unit.name}`,
        unit: unit.code,
        upTo: await lastVoucher(db),
      };
    },
    async (context, asked, { months, nameOf, who, unit, upTo }) => {
      const head = {
        ...{ title: TITLES.journal, who, span: asked, of: [] },
        creator: context.actor,
        created: context.instant,
      };
      const periods = months.map(({ period }) => period);
      const lines = new LineQueue(journalPieces(ask, { unit, periods, upTo }));
      const { bytes } = await writeWorkbook(journalWorkbook(head, { months, lines, nameOf }), {
        signal: context.signal,
      });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: bookFileName(head), rows: months.reduce((all, month) => all + month.lines, 0) };
    },
  );

/** How many lines a unit has in each month of a span; months without any are not there. */
async function countMonths(db: BooksReader, { unit, from, to }: Span & { readonly unit: string }) {
  const rows = await db
    .selectFrom('line_tally')
    .select(({ fn }) => ['period', fn.sum<number>('lines').as('lines')])
    .where('unit', '=', unit)
    .where('period', '>=', from)
    .where('period', '<=', to)
    .groupBy('period')
    .orderBy('period')
    .execute();
  return rows.map(({ period, lines }) => ({ period, lines: Number(lines) }));
}
