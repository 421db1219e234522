import type { ExpressionBuilder } from 'kysely';
import type { z } from 'zod';
import { ledger } from '../../../shared/contract/ledger.ts';
import type { UnitScope } from '../../../shared/domain/organisation/access.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';
import type { BooksReader, Database } from '../database.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';

type Asked = z.output<NonNullable<(typeof ledger.vouchers)['~orpc']['inputSchema']>>;

/** 序时账: the vouchers of a unit, or of all in scope, found by what stands on them. */
export const journal: Implementation = query(ledger.vouchers, async ({ db, scope }, asked) => {
  const found = vouchersAsked(db, scope, asked);
  const { count } = await found.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const heads = await inOrder(found, asked).selectAll().offset(asked.offset).limit(asked.limit).execute();
  const ids = heads.map((head) => head.id);
  const totals = await totalsOf(db, ids);
  const reversals = await reversalsOf(db, ids);
  return {
    total: Number(count),
    sum: asked.offset === 0 ? await sumOf(db, scope, asked) : null,
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

/** 记-12, 记12, 12. */
const NUMBER = /^(\D{0,8}?)[-－]?(\d{1,9})$/;

/** A pattern that finds a text anywhere; what would be a wild card stands for any one character. */
export const anywhere = (text: string): string => `%${text.replaceAll(/[%\\]/g, '_')}%`;

function vouchersAsked(db: BooksReader, scope: UnitScope, asked: Asked) {
  const { unit, period, from, text, amount, code, kind } = asked;
  let found = db
    .selectFrom('voucher')
    .where('voucher.period', '>=', from ?? period)
    .where('voucher.period', '<=', period);
  if (unit !== undefined) found = found.where('voucher.unit', '=', unit);
  else if (scope.kind === 'units') found = found.where('voucher.unit', 'in', [...scope.units]);
  if (kind === 'reversal') found = found.where('voucher.reverses', 'is not', null);
  else if (kind !== undefined) found = found.where('voucher.kind', '=', kind);
  if (code !== undefined) {
    found = found.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('voucher_line as line')
          .select('line.voucher')
          .whereRef('line.voucher', '=', 'voucher.id')
          .where('line.code', '>=', code)
          .where('line.code', '<', `${code}:`),
      ),
    );
  }
  if (amount !== undefined) {
    found = found.where(({ or, eb, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('voucher_line as line')
            .select('line.voucher')
            .whereRef('line.voucher', '=', 'voucher.id')
            .where((line) => line.or([line('line.debit', '=', amount), line('line.credit', '=', amount)])),
        ),
        eb(totalIn(eb), '=', amount),
      ]),
    );
  }
  if (text !== undefined) {
    const like = anywhere(text);
    const number = NUMBER.exec(text);
    found = found.where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb('voucher.summary', 'like', like),
        eb('voucher.source_number', 'like', like),
        ...(number
          ? [
              and([
                eb('voucher.number', '=', Number(number[2])),
                ...(number[1] ? [eb('voucher.type', '=', number[1])] : []),
              ]),
            ]
          : []),
        exists(
          selectFrom('voucher_line as line')
            .select('line.voucher')
            .whereRef('line.voucher', '=', 'voucher.id')
            .where((line) => line.or([line('line.summary', 'like', like), line('line.document', 'like', like)])),
        ),
      ]),
    );
  }
  return found;
}

/** A voucher's total: Σ of its financial debits. */
const totalIn = ({ selectFrom }: ExpressionBuilder<Database, 'voucher'>) =>
  selectFrom('voucher_line as own')
    .select(({ fn }) => fn.sum<number>('own.debit').as('total'))
    .whereRef('own.voucher', '=', 'voucher.id')
    .where('own.book', '=', 'financial');

const COLUMNS = {
  date: 'voucher.date',
  unit: 'voucher.unit',
  number: 'voucher.number',
  summary: 'voucher.summary',
} as const;

/** The order asked for; vouchers that are alike in it stand in the order of the journal. */
function inOrder(found: ReturnType<typeof vouchersAsked>, { sort, descending }: Asked) {
  const direction = descending ? ('desc' as const) : ('asc' as const);
  const first = sort === 'total' ? found.orderBy(totalIn, direction) : found.orderBy(COLUMNS[sort], direction);
  const rest = sort === 'date' ? direction : 'asc';
  return first.orderBy('voucher.date', rest).orderBy('voucher.id', rest);
}

async function sumOf(db: BooksReader, scope: UnitScope, asked: Asked): Promise<string> {
  const { sum } = await db
    .selectFrom('voucher_line')
    .select(({ fn }) => fn.sum<number>('debit').as('sum'))
    .where('book', '=', 'financial')
    .where('voucher', 'in', vouchersAsked(db, scope, asked).select('voucher.id'))
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
