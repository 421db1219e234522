import { type DraftContent, tidied, totalTyped, voucherTyped } from '../../../../shared/domain/ledger/desk/content.ts';
import type { DraftState, Movable } from '../../../../shared/domain/ledger/desk/moves.ts';
import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import { chinaMinute } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadDisplays } from '../../organisation/queries.ts';
import type { LedgerTables } from '../tables.ts';

export type DraftRow = LedgerTables['voucher_draft'];

/** A draft as the rules of moving see it, with what was typed. */
export interface Draft extends Movable {
  readonly id: number;
  readonly revision: number;
  readonly saved: string;
  readonly submission: number;
  readonly content: DraftContent;
}

/** The columns that say what was typed. */
export function contentColumns(unit: UnitCode, typed: DraftContent) {
  const content = tidied(typed);
  const { draft } = voucherTyped(unit, content);
  return {
    period: periodOfDate(content.date),
    date: content.date,
    type: draft.type,
    // Who stopped after the narration finds the draft by it.
    summary: draft.summary || (content.lines.find(({ summary }) => summary.trim())?.summary.trim() ?? ''),
    total: totalTyped(content) ?? null,
    lines: draft.lines.length,
    content: canonicalJson(content as unknown as Json),
  };
}

export const contentOf = ({ content }: Pick<DraftRow, 'content'>): DraftContent => JSON.parse(content) as DraftContent;

export const draftOf = (row: DraftRow): Draft => ({
  id: row.id,
  revision: row.revision,
  state: row.state as DraftState,
  preparedBy: row.prepared_by,
  reviewedBy: row.reviewed_by ?? undefined,
  signedBy: row.signed_by ?? undefined,
  saved: row.saved,
  submission: row.submission ?? 0,
  content: contentOf(row),
});

/** One draft of a unit, or undefined. */
export const readDraft = (db: BooksReader, unit: UnitCode, id: number): Promise<DraftRow | undefined> =>
  db.selectFrom('voucher_draft').selectAll().where('unit', '=', unit).where('id', '=', id).executeTakeFirst();

/** The reason that its preparer gave for a voucher's having no budget block; '' where it was not made at the desk, or has one. */
export async function withoutBudgetOf(db: BooksReader, voucher: number): Promise<string> {
  const row = await db.selectFrom('voucher_draft').select('content').where('voucher', '=', voucher).executeTakeFirst();
  return row ? contentOf(row).withoutBudget.trim() : '';
}

/** Who saved a draft and when, as people say it. */
export async function savedWords(
  db: BooksReader,
  { preparedBy, saved }: Pick<Draft, 'preparedBy' | 'saved'>,
): Promise<{ who: string; when: string }> {
  const names = await loadDisplays(db, [preparedBy]);
  return { who: names[preparedBy] ?? preparedBy, when: chinaMinute(Date.parse(saved)) };
}

/** A draft as other modules see it: where it stands, and the voucher that was typed. */
export interface TypedDraft {
  readonly id: number;
  readonly unit: UnitCode;
  readonly summary: string;
  /** Neither posted nor discarded. */
  readonly open: boolean;
  readonly voucher: VoucherDraft;
}

/** Drafts by their numbers, whichever unit's. */
export async function readTypedDrafts(db: BooksReader, ids: readonly number[]): Promise<Map<number, TypedDraft>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('voucher_draft')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map((row) => {
      const { draft } = voucherTyped(row.unit, contentOf(row));
      const open = row.state !== 'posted' && row.state !== 'discarded';
      return [row.id, { id: row.id, unit: row.unit, summary: row.summary, open, voucher: draft }];
    }),
  );
}
