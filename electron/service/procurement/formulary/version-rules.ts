import type { Reason } from '../../../../shared/contract/errors.ts';
import { againstVersion } from '../../../../shared/domain/procurement/formulary/version.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadDecisionRules } from '../account/decision-rules.ts';
import { type Paper, readPapers } from '../papers/papers.ts';
import type { PaperRules } from '../papers/rules.ts';
import { loadInitials, searchText } from '../pinyin.ts';
import { AT_A_TIME, readChanges, signedChanges, versionName, versionOf } from './kept.ts';
import { FOREVER, readOpenItems } from './reading.ts';

/** The first day of the version that was approved last; '' where there was none. */
const lastBegan = async (db: BooksReader): Promise<string> =>
  (await readPapers(db, 'formulary', ['approved'])).reduce((last, { first }) => (first > last ? first : last), '');

/** Everything that stands against a version as it is: its papers, its signature, and its changes beside the formulary. */
export async function againstDraft(db: BooksReader, paper: Paper): Promise<Reason[]> {
  const content = versionOf(paper);
  const { quorumPercent } = await loadDecisionRules(db);
  const problems = againstVersion(content, { first: paper.first, last: await lastBegan(db), quorumPercent });
  const changes = await readChanges(db, paper.id);
  if (signedChanges(changes).digest !== content.changes.digest)
    problems.push('目录版本的变动与签署时不同，请联系管理员核对数据');
  const open = await readOpenItems(
    db,
    changes.map(({ code }) => code),
  );
  for (const { code, change } of changes)
    if ((change === 'add') === open.has(code))
      problems.push(change === 'add' ? `${code} 已经在目录里，不能新增` : `${code} 不在目录里，不能修改或删除`);
  return problems.map((message): Reason => ({ code: 'not-fit', message }));
}

export const versionRules: PaperRules = {
  kind: 'formulary',
  name: versionName,
  against: againstDraft,
  /** Ends the old cards on the day before and begins the new ones; a card that began the same day is replaced. */
  async approved({ db, tx }, paper) {
    const first = paper.first as AccountingDate;
    const changes = await readChanges(db, paper.id);
    const ended = changes.flatMap(({ code, change }) => (change === 'add' ? [] : [code]));
    for (let from = 0; from < ended.length; from += AT_A_TIME) {
      const codes = ended.slice(from, from + AT_A_TIME);
      await db.deleteFrom('formulary_item').where('first', '=', first).where('code', 'in', codes).execute();
      await db
        .updateTable('formulary_item')
        .set({ last: addDays(first, -1) })
        .where('last', '=', FOREVER)
        .where('code', 'in', codes)
        .execute();
    }
    const initialsOf = await loadInitials();
    const rows = changes.flatMap(({ code, item }) =>
      item === undefined
        ? []
        : [
            {
              ...{ code, first, last: FOREVER, version: paper.id, kind: item.kind, name: item.name },
              ...{ generic: item.generic, maker: item.maker, flags: ` ${item.flags.join(' ')} ` },
              ...{ listed: item.listed ?? null, content: canonicalJson(item as unknown as Json) },
              search: searchText(initialsOf, [code, item.otherCode], [item.name, item.generic, item.maker]),
            },
          ],
    );
    if (rows.length > 0) await tx.bulkInsert('formulary_item', rows);
  },
};
