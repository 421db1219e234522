import { ledger } from '../../../../shared/contract/ledger.ts';
import { DESK_LIMITS } from '../../../../shared/domain/ledger/desk/content.ts';
import { OPEN_STATES, STATE_NAMES } from '../../../../shared/domain/ledger/desk/moves.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { command } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import { contentColumns, draftOf, readDraft, savedWords } from './drafts.ts';

/**
 * Keeps what was typed (保存草稿). Whoever saves it is its preparer (制单人). It is kept upon the revision that its person
 * saw: what somebody else saved meanwhile is never overwritten.
 */
export const saveDraft = command(ledger.saveDraft, async (context, { unit, id, revision, content }) => {
  const { db, actor, instant } = context;
  const columns = { ...contentColumns(unit, content), prepared_by: actor, saved: instant };
  const { summary, total } = columns;
  const amount = total === null ? null : formatYuan(fen(total));
  const audited = (draft: number, now: number) =>
    context.audit({
      subject: `${unit} ${columns.period} 草稿 ${draft}`,
      after: {
        revision: now,
        period: columns.period,
        date: columns.date,
        summary,
        total: amount,
        lines: columns.lines,
      },
    });
  if (id === undefined) {
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    if ((await openDrafts(db, unit)) >= DESK_LIMITS.open)
      throw context.refused('too-many-drafts', `${unit} 没有记账的凭证已有 ${DESK_LIMITS.open} 张，请先记账或作废一些`);
    const made = await takeNumbers(context.tx, 'voucher-draft', 1);
    await context.tx.bulkInsert('voucher_draft', [{ ...UNTOUCHED, ...columns, id: made, unit }]);
    audited(made, 1);
    // That there is one more concerns the month; what is typed in it only who looks at drafts.
    context.publish('ledger', unit);
    return { id: made, revision: 1, saved: instant };
  }
  const row = await readDraft(db, unit, id);
  if (!row) throw context.notFound(`凭证草稿 ${id}`);
  const draft = draftOf(row);
  if (draft.state !== 'draft') throw context.refused('not-a-draft', `凭证${STATE_NAMES[draft.state]}，不能修改`);
  if (draft.revision !== revision) {
    const { who, when } = await savedWords(db, draft);
    throw context.refused('changed-elsewhere', `${who} 已于 ${when} 保存了这张凭证，您的修改还没有保存`);
  }
  const same = row.content === columns.content && draft.preparedBy === actor;
  const now = same ? draft.revision : draft.revision + 1;
  await db
    .updateTable('voucher_draft')
    .set({ ...columns, revision: now })
    .where('id', '=', id)
    .execute();
  audited(id, now);
  return { id, revision: now, saved: instant };
});

/** A new draft: nobody has done anything with it. */
export const UNTOUCHED = {
  state: 'draft',
  revision: 1,
  submission: null,
  reviewed_by: null,
  reviewed: null,
  returned_reason: null,
  returned_by: null,
  returned: null,
  voucher: null,
  cash: 0,
  signed_by: null,
  signed: null,
  template: null,
  template_period: null,
} as const;

/** How many drafts of a unit are open. */
export async function openDrafts(db: BooksReader, unit: UnitCode): Promise<number> {
  const { count } = await db
    .selectFrom('voucher_draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('unit', '=', unit)
    .where('state', 'in', [...OPEN_STATES])
    .executeTakeFirstOrThrow();
  return Number(count);
}
