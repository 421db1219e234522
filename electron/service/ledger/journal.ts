import { type RawBuilder, sql } from 'kysely';
import type { ledger } from '../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../shared/contract/operation.ts';
import type { Book } from '../../../shared/domain/ledger/account.ts';
import type { UnitScope } from '../../../shared/domain/organisation/access.ts';
import type { BooksReader } from '../database.ts';
import { below, boundsOf, spanOf } from './books/line-scope.ts';
import { all, contains, some } from './like.ts';
import { monthWindow } from './month-window.ts';
import { readVoucherTallies } from './tallies.ts';

type JournalInput = InputOf<typeof ledger.vouchers>;

/**
 * A page of the journal (序时账) of a unit or of all in scope, with how many vouchers there are in all and, with the first
 * page, Σ of their financial debits in 分. A voucher's period is that of its date, so that by date and by number it goes
 * month by month: only the months of the page are put in order.
 */
export async function readJournal(db: BooksReader, input: JournalInput, scope: UnitScope) {
  const { descending, offset, limit, sort } = input;
  const wanted = all([...unitsOf('voucher', input, scope), ...journalConditions(input)]);
  const { months, sum } = await countJournal(db, input, scope, wanted);
  const window = monthWindow(descending ? months.reverse() : months, offset, limit);
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

/** Vouchers by month, and with the first page their Σ: from what is kept of whole months where nothing else is asked. */
async function countJournal(db: BooksReader, input: JournalInput, scope: UnitScope, wanted: RawBuilder<boolean>) {
  if (Object.entries(input).every(([name, value]) => value === undefined || WHOLE_MONTHS.has(name))) {
    const within = all([...unitsOf('voucher_tally', input, scope), ...monthsOf('voucher_tally.period', input)]);
    const { months, sum } = await readVoucherTallies(db, within);
    return { months, sum: input.offset === 0 ? sum : undefined };
  }
  const counts = await db
    .selectFrom('voucher')
    .select(({ fn }) => ['period', fn.countAll<number>().as('count')])
    .where(wanted)
    .groupBy('period')
    .orderBy('period')
    .execute();
  return {
    months: counts.map(({ period, count }) => ({ period, count: Number(count) })),
    sum: input.offset === 0 ? await sumOf(db, wanted) : undefined,
  };
}

/** What may be asked of the journal that leaves its months whole. */
const WHOLE_MONTHS: ReadonlySet<string> = new Set([
  ...['unit', 'period', 'from', 'to'],
  ...['sort', 'descending', 'offset', 'limit'],
]);

/** A voucher's total: Σ of its financial debits, or of its budget debits where it has no financial block. */
const TOTAL = sql<number>`coalesce(${debitsOf('financial')}, ${debitsOf('budget')})`;
function debitsOf(book: Book): RawBuilder<number> {
  return sql<number>`(select sum(own.debit) from voucher_line as own where own.voucher = voucher.id and own.book = ${sql.lit(book)})`;
}

function unitsOf(table: string, { unit }: JournalInput, scope: UnitScope): RawBuilder<boolean>[] {
  const isOf = (code: string) => sql<boolean>`${sql.ref(`${table}.unit`)} = ${code}`;
  if (unit !== undefined) return [isOf(unit)];
  return scope.kind === 'units' ? [some([...scope.units].map(isOf))] : [];
}

const monthsOf = (column: string, { period, from, to }: JournalInput): RawBuilder<boolean>[] => [
  sql<boolean>`1 = 1`,
  ...spanOf(column, period ?? from, period ?? to),
];

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
    ...monthsOf('voucher.period', input),
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
