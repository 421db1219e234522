import type { RawBuilder } from 'kysely';
import type { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { DIMENSIONS } from '../../../../shared/domain/ledger/crossing.ts';
import type { BooksReader } from '../../database.ts';
import { all, contains, some } from '../like.ts';
import { type MonthCount, monthWindow } from '../month-window.ts';
import { readLineTallies } from '../tallies.ts';
import type { KeptOrders, MonthOrder } from './kept-orders.ts';
import { boundsOf, type LineScope, lineScope, spanOf } from './line-scope.ts';
import { type LineAt, type Place, readLinesAt } from './lines-at.ts';
import type { Span } from './span.ts';

type LinesInput = InputOf<typeof ledger.accountLines>;

/** A line with its voucher's day and number, and what moved from the month's first line to it, in 分. */
export type AccountLine = LineAt & { readonly moved: number };

/**
 * A page of one account's lines (明细账), or of a crossing of it, those of the accounts below it included, by date. The
 * balance runs over all lines of the scope in a month; only then are those left out that are not wanted.
 */
export async function readAccountLines(
  db: BooksReader,
  orders: KeptOrders,
  input: LinesInput,
): Promise<{ total: number; rows: AccountLine[] }> {
  const { unit, from, to, text, descending, offset, limit } = input;
  const asked = [
    ...boundsOf(input),
    ...(text === undefined ? [] : [some([contains('line.summary', text), contains('line.document', text)])]),
  ];
  const wanted = all([...spanOf('line.period', from, to), lineScope('line', input), ...asked]);
  const months = asked.length === 0 ? await countLines(db, input) : await countByMonth(db, unit, wanted);
  const window = monthWindow(descending ? [...months].reverse() : months, offset, limit);
  const places: { at: Place; moved: number }[] = [];
  let skip = window.offset;
  for (const period of window.periods) {
    const order = await orders.of(db, unit, period, input);
    const among = asked.length === 0 ? undefined : await readKeys(db, unit, period, wanted);
    const own = placesOf(order, descending, skip, limit - places.length, among);
    places.push(...own);
    skip = 0;
  }
  const rows = await readLinesAt(
    db,
    places.map(({ at }) => at),
  );
  return { total: window.total, rows: rows.map((row, at) => ({ ...row, moved: places[at]!.moved })) };
}

/** Places of a month in the order asked for; `among` leaves out what is not wanted. */
function placesOf(
  { vouchers, lines, moved }: MonthOrder,
  descending: boolean,
  skip: number,
  most: number,
  among: ReadonlySet<string> | undefined,
): { at: Place; moved: number }[] {
  const { length } = lines;
  const found: { at: Place; moved: number }[] = [];
  let left = skip;
  // Of a whole month one begins where the page begins; of a part one has to count.
  const first = among === undefined ? skip : 0;
  if (among === undefined) left = 0;
  for (let step = first; step < length && found.length < most; step += 1) {
    const index = descending ? length - 1 - step : step;
    const at = { voucher: vouchers[index]!, line: lines[index]! };
    if (among !== undefined && !among.has(`${at.voucher}/${at.line}`)) continue;
    if (left > 0) left -= 1;
    else found.push({ at, moved: moved[index]! });
  }
  return found;
}

async function readKeys(db: BooksReader, unit: string, period: string, wanted: RawBuilder<boolean>) {
  const rows = await db
    .selectFrom('voucher_line as line')
    .select(['line.voucher', 'line.line'])
    .where('line.unit', '=', unit)
    .where('line.period', '=', period)
    .where(wanted)
    .execute();
  return new Set(rows.map(({ voucher, line }) => `${voucher}/${line}`));
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
