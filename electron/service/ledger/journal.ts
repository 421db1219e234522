import { type RawBuilder, sql } from 'kysely';
import type { ledger } from '../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../shared/contract/operation.ts';
import type { Book } from '../../../shared/domain/ledger/account.ts';
import type { UnitScope } from '../../../shared/domain/organisation/access.ts';
import type { BooksReader } from '../database.ts';
import { below, lineScope } from './books/line-scope.ts';
import { all, contains, some } from './like.ts';
import { monthWindow } from './month-window.ts';

type JournalInput = InputOf<typeof ledger.vouchers>;
type LinesInput = InputOf<typeof ledger.accountLines>;

/**
 * A page of the journal (序时账) of a unit or of all in scope, with how many vouchers there are in all and, with the first
 * page, Σ of their financial debits in 分. A voucher's period is that of its date, so that by date and by number it goes
 * month by month: only the months of the page are put in order.
 */
export async function readJournal(db: BooksReader, input: JournalInput, scope: UnitScope) {
  const { descending, offset, limit, sort } = input;
  const wanted = all([...unitsOf(input, scope), ...journalConditions(input)]);
  const counts = await db
    .selectFrom('voucher')
    .select(({ fn }) => ['period', fn.countAll<number>().as('count')])
    .where(wanted)
    .groupBy('period')
    .orderBy('period', descending ? 'desc' : 'asc')
    .execute();
  const months = counts.map(({ period, count }) => ({ period, count: Number(count) }));
  const window = monthWindow(months, offset, limit);
  const sum = offset === 0 ? await sumOf(db, wanted) : undefined;
  if (window.periods.length === 0) return { total: window.total, heads: [], sum };
  const way = descending ? ('desc' as const) : ('asc' as const);
  const found = db.selectFrom('voucher').selectAll().where(wanted);
  if (sort === 'date' || sort === 'number') {
    const page = found.where('period', 'in', [...window.periods]);
    const ordered =
      sort === 'number'
        ? page.orderBy('period', way).orderBy('type', way).orderBy('number', way).orderBy('unit', way)
        : page.orderBy('date', way).orderBy('id', way);
    return { total: window.total, heads: await ordered.offset(window.offset).limit(limit).execute(), sum };
  }
  const ordered = found
    .orderBy(sort === 'total' ? TOTAL : sql.ref(`voucher.${sort}`), way)
    .orderBy('date')
    .orderBy('id');
  return { total: window.total, heads: await ordered.offset(offset).limit(limit).execute(), sum };
}

/** A voucher's total: Σ of its financial debits, or of its budget debits where it has no financial block. */
const TOTAL = sql<number>`coalesce(${debitsOf('financial')}, ${debitsOf('budget')})`;
function debitsOf(book: Book): RawBuilder<number> {
  return sql<number>`(select sum(own.debit) from voucher_line as own where own.voucher = voucher.id and own.book = ${sql.lit(book)})`;
}

const unitsOf = ({ unit }: JournalInput, scope: UnitScope): RawBuilder<boolean>[] => {
  if (unit !== undefined) return [sql<boolean>`voucher.unit = ${unit}`];
  return scope.kind === 'units' ? [some([...scope.units].map((code) => sql<boolean>`voucher.unit = ${code}`))] : [];
};

/** Σ of the totals of vouchers. */
async function sumOf(db: BooksReader, wanted: RawBuilder<boolean>): Promise<number> {
  const without = sql<boolean>`not exists (select 1 from voucher_line as own where own.voucher = voucher.id and own.book = 'financial')`;
  const sumIn = async (book: Book, condition: RawBuilder<boolean>): Promise<number> => {
    const { sum } = await db
      .selectFrom('voucher_line')
      .select(({ fn }) => fn.sum<number>('debit').as('sum'))
      .where('book', '=', book)
      .where('voucher', 'in', db.selectFrom('voucher').select('voucher.id').where(condition))
      .executeTakeFirstOrThrow();
    return Number(sum ?? 0);
  };
  return (await sumIn('financial', wanted)) + (await sumIn('budget', all([wanted, without])));
}

/** 记-12, 记12, 12. */
const NUMBER = /^(\D{0,8}?)[-－]?(\d{1,9})$/;

function numbered(text: string): RawBuilder<boolean>[] {
  const [, type, number] = NUMBER.exec(text) ?? [];
  if (number === undefined) return [];
  const same = sql<boolean>`voucher.number = ${Number(number)}`;
  return [type ? all([same, sql<boolean>`voucher.type = ${type}`]) : same];
}

/** Lines are asked for voucher by voucher, along their key: only for vouchers of which everything else is right. */
function journalConditions({ type, text, kind, amount, ...input }: JournalInput): RawBuilder<boolean>[] {
  const { code, counterparty } = input;
  const byLine = [
    ...(code === undefined ? [] : [below('line.code', code)]),
    ...(counterparty === undefined ? [] : [sql<boolean>`line.counterparty = ${counterparty}`]),
    ...boundsOf(input),
  ];
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
            contains('voucher.source_number', text),
            ...numbered(text),
            hasLine(some([contains('line.summary', text), contains('line.document', text)])),
          ]),
        ]),
    ...(kind === undefined
      ? []
      : [kind === 'reversal' ? sql<boolean>`voucher.reverses is not null` : sql<boolean>`voucher.kind = ${kind}`]),
    ...(amount === undefined
      ? []
      : [
          some([
            hasLine(sql<boolean>`(line.debit = cast(${amount} as bigint) or line.credit = cast(${amount} as bigint))`),
            sql<boolean>`${TOTAL} = cast(${amount} as bigint)`,
          ]),
        ]),
    ...(byLine.length === 0 ? [] : [hasLine(all(byLine))]),
  ];
}

/** A page of one account's lines (明细账), or of a crossing of it, those of the accounts below it included, by date. */
export async function readAccountLines(db: BooksReader, input: LinesInput) {
  const { unit, from, to, text, descending, offset, limit } = input;
  const own = lineScope('line', input);
  const wanted = all([
    ...spanOf('line.period', from, to),
    own,
    ...boundsOf(input),
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
  // The balance runs over all lines of the scope in a month; only then are those left out that are not wanted.
  const inOrder = sql`partition by line.period order by voucher.date, line.voucher, line.line`;
  const running = db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(['line.voucher', 'line.line', 'line.period', 'line.code', 'line.summary', 'line.debit', 'line.credit'])
    .select(['line.counterparty', 'line.department', 'line.project', 'line.fund', 'line.document'])
    .select(['voucher.type', 'voucher.number', 'voucher.date'])
    .select(sql<number>`sum(line.debit - line.credit) over (${inOrder})`.as('moved'))
    .where('line.unit', '=', unit)
    .where('line.period', 'in', [...window.periods])
    .where(own);
  const rows = await db
    .selectFrom(running.as('line'))
    .selectAll()
    .where(wanted)
    .orderBy('line.date', way)
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

/** How large a line may be: its amount is that of its one side, without sign. */
function boundsOf({ min, max }: Pick<JournalInput, 'min' | 'max'>): RawBuilder<boolean>[] {
  const amount = sql`abs(${sql.ref('line.debit')} + ${sql.ref('line.credit')})`;
  return [
    ...(min === undefined ? [] : [sql<boolean>`${amount} >= cast(${min} as bigint)`]),
    ...(max === undefined ? [] : [sql<boolean>`${amount} <= cast(${max} as bigint)`]),
  ];
}
