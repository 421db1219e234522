import { voucherName } from '../../../../shared/domain/ledger/reversal.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';

/** Vouchers as a list of movements names them, by their ids. */
export async function readVoucherHeads(
  db: BooksReader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, { id: number; name: string; summary: string }>> {
  const heads = new Map<number, { id: number; name: string; summary: string }>();
  if (ids.length === 0) return heads;
  const rows = await db
    .selectFrom('voucher')
    .select(['id', 'period', 'type', 'number', 'summary'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  for (const { id, period, type, number, summary } of rows)
    heads.set(id, { id, name: voucherName({ period: period as Period, type, number }), summary });
  return heads;
}
