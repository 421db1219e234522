import type { BooksReader, BooksTx } from '../../database.ts';

/** Hands the papers of drafts that were posted to their vouchers, in the transaction that posts: from then on they are facts. */
export async function handPapersOver(tx: BooksTx, posted: ReadonlyMap<number, { readonly id: number }>): Promise<void> {
  if (posted.size === 0) return;
  const drafts = [...posted.keys()];
  const rows = await tx.db
    .selectFrom('draft_paper')
    .selectAll()
    .where('draft', 'in', drafts)
    .where('removed', 'is', null)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return;
  await tx.bulkInsert(
    'voucher_paper',
    rows.map(({ removed: _, ...row }) => ({ ...row, voucher: posted.get(row.draft)!.id })),
  );
  for (const draft of new Set(rows.map((row) => row.draft)))
    await tx.db
      .updateTable('invoice')
      .set({ voucher: posted.get(draft)!.id })
      .where('draft', '=', draft)
      .execute();
}

/**
 * Whether a draft ever had papers. Attaching does not count as a revision, so that typing is not disturbed by it; one that
 * is submitted again therefore gets another revision, and whoever saw it with other papers is told to look again.
 */
export async function everHadPapers(db: BooksReader, draft: number): Promise<boolean> {
  const row = await db.selectFrom('draft_paper').select('id').where('draft', '=', draft).limit(1).executeTakeFirst();
  return row !== undefined;
}
