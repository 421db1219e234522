import { ledger } from '../../../shared/contract/ledger.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';
import type { BooksReader } from '../database.ts';
import { loadDisplays } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { readJournal } from './journal.ts';

/** 序时账: the vouchers of a unit, or of all in scope, found by what stands on them. */
export const journal: Implementation = query(ledger.vouchers, async ({ db, scope }, input) => {
  const { total, heads, sum } = await readJournal(db, input, scope);
  const ids = heads.map((head) => head.id);
  const totals = await totalsOf(db, ids);
  const reversals = await reversalsOf(db, ids);
  return {
    total,
    sum: sum === undefined ? null : formatYuan(fen(sum)),
    names: await loadDisplays(
      db,
      heads.flatMap((head) => [head.prepared_by, head.reviewed_by, head.posted_by]),
    ),
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
      signedBy: head.signed_by,
      reverses: head.reverses,
      reversedBy: reversals.get(head.id) ?? null,
      batch: head.batch,
      sourceNumber: head.source_number,
      total: formatYuan(fen(totals.get(head.id) ?? 0)),
    })),
  };
});

/** Σ of each voucher's financial debits, or of its budget debits where it has no financial block; 分. */
export async function totalsOf(db: BooksReader, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('voucher_line')
    .select(({ fn }) => ['voucher', 'book', fn.sum<number>('debit').as('debit')])
    .where('voucher', 'in', [...ids])
    .groupBy(['voucher', 'book'])
    // 财务会计 comes last and so stands, where there is any.
    .orderBy('book')
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
