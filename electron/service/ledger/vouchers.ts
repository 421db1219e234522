import type { Book } from '../../../shared/domain/ledger/account.ts';
import { counterpartyOf } from '../../../shared/domain/ledger/counterparty.ts';
import type { Voucher, VoucherKind, VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import type { LedgerTables } from './tables.ts';

/** Which vouchers: of some units (all when absent), in a span of periods. */
export interface VoucherRange {
  readonly units?: readonly UnitCode[];
  readonly from: Period;
  readonly to: Period;
}

/** Number as people say it (凭证字号): `记-12`. */
export const voucherNumber = (voucher: { type: string; number: number }): string => `${voucher.type}-${voucher.number}`;

/** Whole vouchers with their lines, by unit, period, type and number. */
export async function readVouchers(db: BooksReader, range: VoucherRange): Promise<Voucher[]> {
  let heads = db.selectFrom('voucher').selectAll().where('period', '>=', range.from).where('period', '<=', range.to);
  let lines = db
    .selectFrom('voucher_line')
    .selectAll()
    .where('period', '>=', range.from)
    .where('period', '<=', range.to);
  if (range.units) {
    heads = heads.where('unit', 'in', [...range.units]);
    lines = lines.where('unit', 'in', [...range.units]);
  }
  return assembled(
    await heads.orderBy('unit').orderBy('period').orderBy('type').orderBy('number').execute(),
    await lines.orderBy('voucher').orderBy('line').execute(),
  );
}

/** Whole vouchers of all units that have a line tagged with another member, in a span of periods. */
export async function readInternalVouchers(db: BooksReader, from: Period, to: Period): Promise<Voucher[]> {
  const internal = db
    .selectFrom('voucher_line')
    .select('voucher')
    .where('counterparty', 'like', 'unit:%')
    .where('period', '>=', from)
    .where('period', '<=', to);
  return assembled(
    await db.selectFrom('voucher').selectAll().where('id', 'in', internal).orderBy('id').execute(),
    await db
      .selectFrom('voucher_line')
      .selectAll()
      .where('voucher', 'in', internal)
      .orderBy('voucher')
      .orderBy('line')
      .execute(),
  );
}

function assembled(heads: readonly Head[], lines: readonly LineRow[]): Voucher[] {
  const byVoucher = new Map<number, VoucherLine[]>();
  for (const row of lines) {
    const list = byVoucher.get(row.voucher);
    if (list) list.push(lineOf(row));
    else byVoucher.set(row.voucher, [lineOf(row)]);
  }
  return heads.map((head) => voucherOf(head, byVoucher.get(head.id) ?? []));
}

/** Whole vouchers by their ids, in the order of the ids that are given. */
export async function readVouchersOf(db: BooksReader, ids: readonly number[]): Promise<Voucher[]> {
  if (ids.length === 0) return [];
  const heads = await db
    .selectFrom('voucher')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const lines = await db
    .selectFrom('voucher_line')
    .selectAll()
    .where('voucher', 'in', [...ids])
    .orderBy('voucher')
    .orderBy('line')
    .execute();
  const place = new Map(ids.map((id, at) => [id, at]));
  return assembled(heads, lines).sort((a, b) => place.get(a.id)! - place.get(b.id)!);
}

/** One voucher with its lines, or undefined. */
export async function readVoucher(db: BooksReader, id: number): Promise<Voucher | undefined> {
  const head = await db.selectFrom('voucher').selectAll().where('id', '=', id).executeTakeFirst();
  if (!head) return undefined;
  const lines = await db.selectFrom('voucher_line').selectAll().where('voucher', '=', id).orderBy('line').execute();
  return voucherOf(head, lines.map(lineOf));
}

type Head = LedgerTables['voucher'];
type LineRow = LedgerTables['voucher_line'];

const voucherOf = (head: Head, lines: readonly VoucherLine[]): Voucher => ({
  id: head.id,
  unit: head.unit,
  period: head.period as Period,
  type: head.type,
  number: head.number,
  date: head.date as AccountingDate,
  summary: head.summary,
  kind: head.kind as VoucherKind,
  attachments: head.attachments,
  preparedBy: head.prepared_by,
  reviewedBy: head.reviewed_by,
  postedBy: head.posted_by,
  signedBy: head.signed_by ?? undefined,
  reverses: head.reverses ?? undefined,
  batch: head.batch ?? undefined,
  sourceNumber: head.source_number ?? undefined,
  lines,
});

const lineOf = (row: LineRow): VoucherLine => ({
  book: row.book as Book,
  code: row.code,
  summary: row.summary,
  debit: fen(row.debit),
  credit: fen(row.credit),
  department: row.department || undefined,
  fund: row.fund || undefined,
  project: row.project || undefined,
  counterparty: counterpartyOf(row.counterparty),
  document: row.document || undefined,
});
