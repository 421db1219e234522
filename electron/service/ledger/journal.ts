import { type RawBuilder, sql } from 'kysely';
import type { ledger } from '../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../shared/contract/operation.ts';
import type { BooksReader } from '../database.ts';
import { all, contains, some } from './like.ts';
import { monthWindow } from './month-window.ts';

type JournalInput = InputOf<typeof ledger.vouchers>;
type LinesInput = InputOf<typeof ledger.accountLines>;

/**
 * A page of a unit's journal (序时账), with how many vouchers there are in all. A voucher's period is that of its date,
 * so that either order goes month by month: only the months of the page are put in order.
 */
export async function readJournal(db: BooksReader, input: JournalInput) {
  const { unit, descending, offset, limit } = input;
  const wanted = all(journalConditions(input));
  const counts = await db
    .selectFrom('voucher')
    .select(({ fn }) => ['period', fn.countAll<number>().as('count')])
    .where('unit', '=', unit)
    .where(wanted)
    .groupBy('period')
    .orderBy('period', descending ? 'desc' : 'asc')
    .execute();
  const window = monthWindow(
    counts.map(({ period, count }) => ({ period, count: Number(count) })),
    offset,
    limit,
  );
  if (window.periods.length === 0) return { total: window.total, heads: [] };
  const way = descending ? ('desc' as const) : ('asc' as const);
  const found = db
    .selectFrom('voucher')
    .selectAll()
    .where('unit', '=', unit)
    .where('period', 'in', [...window.periods])
    .where(wanted);
  const ordered =
    input.sort === 'number'
      ? found.orderBy('period', way).orderBy('type', way).orderBy('number', way)
      : found.orderBy('date', way).orderBy('id', way);
  return { total: window.total, heads: await ordered.offset(window.offset).limit(limit).execute() };
}

/** Lines are asked for voucher by voucher, along their key: only for vouchers of which everything else is right. */
function journalConditions({ type, text, ...input }: JournalInput): RawBuilder<boolean>[] {
  const byLine = [...(input.code === undefined ? [] : [below('line.code', input.code)]), ...lineConditions(input)];
  const hasLine = (condition: RawBuilder<boolean>): RawBuilder<boolean> =>
    sql<boolean>`exists (select 1 from voucher_line as line where line.voucher = voucher.id and ${condition})`;
  return [
    sql<boolean>`1 = 1`,
    ...spanOf('voucher.period', input.period ?? input.from, input.period ?? input.to),
    ...(type === undefined ? [] : [sql<boolean>`voucher.type = ${type}`]),
    ...(text === undefined
      ? []
      : [
          some([
            contains('voucher.summary', text),
            hasLine(some([contains('line.summary', text), contains('line.document', text)])),
          ]),
        ]),
    ...(byLine.length === 0 ? [] : [hasLine(all(byLine))]),
  ];
}

/** A page of one account's lines (明细账), those of the accounts below it included, by date. */
export async function readAccountLines(db: BooksReader, input: LinesInput) {
  const { unit, code, from, to, text, descending, offset, limit } = input;
  const wanted = all([
    ...spanOf('line.period', from, to),
    below('line.code', code),
    ...lineConditions(input),
    ...(text === undefined ? [] : [some([contains('line.summary', text), contains('line.document', text)])]),
  ]);
  const way = descending ? ('desc' as const) : ('asc' as const);
  const counts = await db
    .selectFrom('voucher_line as line')
    .select(({ fn }) => ['line.period', fn.countAll<number>().as('count')])
    .where('line.unit', '=', unit)
    .where(wanted)
    .groupBy('line.period')
    .orderBy('line.period', way)
    .execute();
  const window = monthWindow(
    counts.map(({ period, count }) => ({ period, count: Number(count) })),
    offset,
    limit,
  );
  if (window.periods.length === 0) return { total: window.total, rows: [] };
  const rows = await db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(['line.voucher', 'line.code', 'line.summary', 'line.debit', 'line.credit', 'line.counterparty'])
    .select(['line.document', 'voucher.type', 'voucher.number', 'voucher.date'])
    .where('line.unit', '=', unit)
    .where('line.period', 'in', [...window.periods])
    .where(wanted)
    .orderBy('voucher.date', way)
    .orderBy('line.voucher', way)
    .orderBy('line.line', way)
    .offset(window.offset)
    .limit(limit)
    .execute();
  return { total: window.total, rows };
}

const spanOf = (column: string, from: string | undefined, to: string | undefined): RawBuilder<boolean>[] => [
  ...(from === undefined ? [] : [sql<boolean>`${sql.ref(column)} >= ${from}`]),
  ...(to === undefined ? [] : [sql<boolean>`${sql.ref(column)} <= ${to}`]),
];

/** An account and everything below it: codes are digits, and `:` follows 9. */
const below = (column: string, code: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} >= ${code} and ${sql.ref(column)} < ${`${code}:`})`;

/** What a line must be; its amount is that of its one side, without sign. */
function lineConditions({
  counterparty,
  min,
  max,
}: Pick<JournalInput, 'counterparty' | 'min' | 'max'>): RawBuilder<boolean>[] {
  const column = (name: string) => sql.ref(`line.${name}`);
  const amount = sql`abs(${column('debit')} + ${column('credit')})`;
  return [
    ...(counterparty === undefined ? [] : [sql<boolean>`${column('counterparty')} = ${counterparty}`]),
    ...(min === undefined ? [] : [sql<boolean>`${amount} >= cast(${min} as bigint)`]),
    ...(max === undefined ? [] : [sql<boolean>`${amount} <= cast(${max} as bigint)`]),
  ];
}
