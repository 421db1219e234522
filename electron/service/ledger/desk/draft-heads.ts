import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

/** What a draft is called where it is pointed to. */
export interface DraftHead {
  readonly date: AccountingDate;
  readonly summary: string;
}

/** Drafts by their numbers; those that are gone are left out. */
export async function readDraftHeads(db: BooksReader, ids: readonly number[]): Promise<Map<number, DraftHead>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('voucher_draft')
    .select(['id', 'date', 'summary'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, date, summary }) => [id, { date: date as AccountingDate, summary }]));
}
