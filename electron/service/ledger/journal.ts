import { type RawBuilder, sql } from 'kysely';
import { ledger } from '../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../shared/contract/operation.ts';
import type { UnitScope } from '../../../shared/domain/organisation/access.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';
import type { BooksReader } from '../database.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { all, contains, some } from './like.ts';
import { monthWindow } from './month-window.ts';

type Asked = InputOf<typeof ledger.vouchers>;

/** 序时账: the vouchers of a unit, or of all in scope, found by what stands on them. */
export const journal: Implementation = query(ledger.vouchers, async ({ db, scope }, asked) => {
  const wanted = all(conditionsOf(asked, scope));
  const { total, heads } =
    asked.sort === 'date' || asked.sort === 'number'
      ? await byMonths(db, asked, wanted)
      : await inOneGo(db, asked, wanted);
  const ids = heads.map((head) => head.id);
  const totals = await totalsOf(db, ids);
  const reversals = await reversalsOf(db, ids);
  return {
    total,
    sum: asked.offset === 0 ? await sumOf(db, wanted) : null,
    rows: heads.map((head) => ({
      id: head.id,
      unit: head.unit,
      period: head.period,
      type: head.type,
      number: head.number,
      date: head.date,
      summary: head.summary,
      kind: head.kind === 'closing' ? ('closing' as const) : ('ordinary' as const),
      attachments: head.attachments,
      preparedBy: head.prepared_by,
      reviewedBy: head.reviewed_by,
      postedBy: head.posted_by,
      reverses: head.reverses,
      reversedBy: reversals.get(head.id) ?? null,
      batch: head.batch,
      sourceNumber: head.source_number,
      total: formatYuan(fen(totals.get(head.id) ?? 0)),
    })),
  };
});

/**
 * A page in the order of the journal. A voucher's period is that of its date, so that either order goes month by month:
 * only the months of the page are put in order.
 */
async function byMonths(db: BooksReader, { sort, descending, offset, limit }: Asked, wanted: RawBuilder<boolean>) {
  const way = descending ? ('desc' as const) : ('asc' as const);
  const counts = await db
    .selectFrom('voucher')
    .select(({ fn }) => ['period', fn.countAll<number>().as('count')])
    .where(wanted)
    .groupBy('period')
    .orderBy('period', way)
    .execute();
  const window = monthWindow(
    counts.map(({ period, count }) => ({ period, count: Number(count) })),
    offset,
    limit,
  );
  if (window.periods.length === 0) return { total: window.total, heads: [] };
  const found = db
    .selectFrom('voucher')
    .selectAll()
    .where('period', 'in', [...window.periods])
    .where(wanted);
  const ordered =
    sort === 'number'
      ? found.orderBy('period', way).orderBy('type', way).orderBy('number', way)
      : found.orderBy('date', way);
  const heads = await ordered.orderBy('id', way).offset(window.offset).limit(limit).execute();
  return { total: window.total, heads };
}

/** A page in any other order; vouchers that are alike in it stand in the order of the journal. */
async function inOneGo(db: BooksReader, { sort, descending, offset, limit }: Asked, wanted: RawBuilder<boolean>) {
  const found = db.selectFrom('voucher').where(wanted);
  const { count } = await found.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const way = descending ? ('desc' as const) : ('asc' as const);
  const key = sort === 'unit' ? sql.ref('voucher.unit') : sort === 'summary' ? sql.ref('voucher.summary') : TOTAL;
  const heads = await found
    .selectAll()
    .orderBy(key, way)
    .orderBy('date')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total: Number(count), heads };
}

/** A voucher's total: Σ of its financial debits. */
const TOTAL = sql<number>`(select coalesce(sum(own.debit), 0) from voucher_line as own where own.voucher = voucher.id and own.book = 'financial')`;

/** 记-12, 记12, 12. */
const NUMBER = /^(\D{0,8}?)[-－]?(\d{1,9})$/;

/** Lines are asked for voucher by voucher, along their key: only for vouchers of which everything else is right. */
function conditionsOf(asked: Asked, scope: UnitScope): RawBuilder<boolean>[] {
  const { unit, period, from, to, type, kind, amount } = asked;
  const column = (name: string) => sql.ref(`voucher.${name}`);
  const lower = from ?? period;
  const upper = to ?? period;
  const byLine = [...(asked.code === undefined ? [] : [below('line.code', asked.code)]), ...lineConditions(asked)];
  return [
    sql<boolean>`1 = 1`,
    ...(unit !== undefined
      ? [sql<boolean>`${column('unit')} = ${unit}`]
      : scope.kind === 'units'
        ? [
            scope.units.size === 0
              ? sql<boolean>`1 = 0`
              : sql<boolean>`${column('unit')} in (${sql.join([...scope.units])})`,
          ]
        : []),
    ...(lower === undefined ? [] : [sql<boolean>`${column('period')} >= ${lower}`]),
    ...(upper === undefined ? [] : [sql<boolean>`${column('period')} <= ${upper}`]),
    ...(type === undefined ? [] : [sql<boolean>`${column('type')} = ${type}`]),
    ...(kind === undefined ? [] : [kindCondition(kind)]),
    ...(asked.text === undefined ? [] : [textCondition(asked.text)]),
    ...(byLine.length === 0 ? [] : [hasLine(all(byLine))]),
    ...(amount === undefined
      ? []
      : [
          some([
            hasLine(sql<boolean>`(line.debit = cast(${amount} as bigint) or line.credit = cast(${amount} as bigint))`),
            sql<boolean>`${TOTAL} = cast(${amount} as bigint)`,
          ]),
        ]),
  ];
}

const hasLine = (condition: RawBuilder<boolean>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from voucher_line as line where line.voucher = voucher.id and ${condition})`;

const kindCondition = (kind: NonNullable<Asked['kind']>): RawBuilder<boolean> =>
  kind === 'reversal' ? sql<boolean>`voucher.reverses is not null` : sql<boolean>`voucher.kind = ${kind}`;

function textCondition(text: string): RawBuilder<boolean> {
  const number = NUMBER.exec(text);
  return some([
    contains('voucher.summary', text),
    contains('voucher.source_number', text),
    ...(number
      ? [
          all([
            sql<boolean>`voucher.number = cast(${Number(number[2])} as bigint)`,
            ...(number[1] ? [sql<boolean>`voucher.type = ${number[1]}`] : []),
          ]),
        ]
      : []),
    hasLine(some([contains('line.summary', text), contains('line.document', text)])),
  ]);
}

/** An account and everything below it: codes are digits, and `:` follows 9. */
const below = (column: string, code: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} >= ${code} and ${sql.ref(column)} < ${`${code}:`})`;

/** What a line must be; its amount is that of its one side, without sign. */
function lineConditions({ counterparty, min, max }: Asked): RawBuilder<boolean>[] {
  const column = (name: string) => sql.ref(`line.${name}`);
  const amount = sql`abs(${column('debit')} + ${column('credit')})`;
  return [
    ...(counterparty === undefined ? [] : [sql<boolean>`${column('counterparty')} = ${counterparty}`]),
    ...(min === undefined ? [] : [sql<boolean>`${amount} >= cast(${min} as bigint)`]),
    ...(max === undefined ? [] : [sql<boolean>`${amount} <= cast(${max} as bigint)`]),
  ];
}

async function sumOf(db: BooksReader, wanted: RawBuilder<boolean>): Promise<string> {
  const { sum } = await db
    .selectFrom('voucher_line as entry')
    .select(({ fn }) => fn.sum<number>('entry.debit').as('sum'))
    .where('entry.book', '=', 'financial')
    .where('entry.voucher', 'in', db.selectFrom('voucher').select('voucher.id').where(wanted))
    .executeTakeFirstOrThrow();
  return formatYuan(fen(Number(sum ?? 0)));
}

async function totalsOf(db: BooksReader, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('voucher_line')
    .select(({ fn }) => ['voucher', fn.sum<number>('debit').as('debit')])
    .where('voucher', 'in', [...ids])
    .where('book', '=', 'financial')
    .groupBy('voucher')
    .execute();
  return new Map(rows.map((row) => [row.voucher, Number(row.debit)]));
}

/** Reversing voucher by reversed one. */
export async function reversalsOf(db: BooksReader, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('voucher')
    .select(['id', 'reverses'])
    .where('reverses', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.reverses!, row.id]));
}
