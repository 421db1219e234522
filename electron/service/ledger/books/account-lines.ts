import { type RawBuilder, sql } from 'kysely';
import type { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { DIMENSIONS } from '../../../../shared/domain/ledger/crossing.ts';
import type { BooksReader } from '../../database.ts';
import { all, contains, some } from '../like.ts';
import { type MonthCount, monthWindow } from '../month-window.ts';
import { readLineTallies } from '../tallies.ts';
import { boundsOf, type LineScope, lineScope, spanOf } from './line-scope.ts';
import type { Span } from './span.ts';

type LinesInput = InputOf<typeof ledger.accountLines>;

/** A page of one account's lines (明细账), or of a crossing of it, those of the accounts below it included, by date. */
export async function readAccountLines(db: BooksReader, input: LinesInput) {
  const { unit, from, to, text, descending, offset, limit } = input;
  const own = lineScope('line', input);
  const asked = [
    ...boundsOf(input),
    ...(text === undefined ? [] : [some([contains('line.summary', text), contains('line.document', text)])]),
  ];
  const wanted = all([...spanOf('line.period', from, to), own, ...asked]);
  const way = descending ? ('desc' as const) : ('asc' as const);
  const months = asked.length === 0 ? await countLines(db, input) : await countByMonth(db, unit, wanted);
  const window = monthWindow(descending ? [...months].reverse() : months, offset, limit);
  if (window.periods.length === 0) return { total: window.total, rows: [] };
  // The balance runs over all lines of the scope in a month; only then are those left out that are not wanted. What runs
  // is narrow: the rest of a line is read for those of the page alone.
  const inOrder = sql`partition by line.period order by voucher.date, line.voucher, line.line`;
  const running = db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(['line.voucher', 'line.line', 'voucher.date'])
    .select(sql<number>`sum(line.debit - line.credit) over (${inOrder})`.as('moved'))
    .where('line.unit', '=', unit)
    .where('line.period', 'in', [...window.periods])
    .where(own);
  const places = db
    .selectFrom(running.as('place'))
    .select(['place.voucher', 'place.line', 'place.date', 'place.moved']);
  const page = (
    asked.length === 0
      ? places
      : places
          .innerJoin('voucher_line as line', (join) =>
            join.onRef('line.voucher', '=', 'place.voucher').onRef('line.line', '=', 'place.line'),
          )
          .where(wanted)
  )
    .orderBy('place.date', way)
    .orderBy('place.voucher', way)
    .orderBy('place.line', way)
    .offset(window.offset)
    .limit(limit);
  const rows = await db
    .selectFrom(page.as('page'))
    .innerJoin('voucher_line as line', (join) =>
      join.onRef('line.voucher', '=', 'page.voucher').onRef('line.line', '=', 'page.line'),
    )
    .innerJoin('voucher', 'voucher.id', 'page.voucher')
    .select(['line.voucher', 'line.line', 'line.period', 'line.code', 'line.summary', 'line.debit', 'line.credit'])
    .select(['line.counterparty', 'line.department', 'line.project', 'line.fund', 'line.document'])
    .select(['voucher.type', 'voucher.number', 'page.date', 'page.moved'])
    .orderBy('page.date', way)
    .orderBy('page.voucher', way)
    .orderBy('page.line', way)
    .execute();
  return { total: window.total, rows };
}

/** How many lines an account, or a crossing of it, has in each month of a span. */
export async function countLines(
  db: BooksReader,
  asked: LineScope & Span & { readonly unit: string },
): Promise<MonthCount[]> {
  if (DIMENSIONS.every((dimension) => asked[dimension] === undefined)) return readLineTallies(db, asked);
  const { unit, from, to } = asked;
  return countByMonth(db, unit, all([...spanOf('line.period', from, to), lineScope('line', asked)]));
}

async function countByMonth(db: BooksReader, unit: string, wanted: RawBuilder<boolean>): Promise<MonthCount[]> {
  const counts = await db
    .selectFrom('voucher_line as line')
    .select(({ fn }) => ['line.period', fn.countAll<number>().as('count')])
    .where('line.unit', '=', unit)
    .where(wanted)
    .groupBy('line.period')
    .orderBy('line.period')
    .execute();
  return counts.map(({ period, count }) => ({ period, count: Number(count) }));
}
