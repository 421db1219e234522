import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { differences, type PlannedChange } from '../../../../shared/domain/procurement/formulary/changes.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import { againstVersion } from '../../../../shared/domain/procurement/formulary/version.ts';
import type { WishContent } from '../../../../shared/domain/procurement/formulary/wish.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { moveOf } from '../../../../shared/domain/procurement/papers.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnits } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { loadDecisionRules } from '../account/decision-rules.ts';
import { type Paper, readPaper, readPapers, readSteps } from '../papers/papers.ts';
import { CHANGED, keepPaper, NOT_NOW, paperOut, stepOn } from '../papers/stepping.ts';
import { judged } from './item-out.ts';
import { keepChanges, readChanges, signedChanges, versionName, versionOf } from './kept.ts';
import { readOpenItems } from './reading.ts';

interface DraftContext extends Pick<CommandContext<Operation>, 'db' | 'notFound'> {
  refused(code: 'changed' | 'not-now', reasons: string): Failure;
}

/** The draft as the caller saw it. */
export async function draftFor(
  { db, notFound, refused }: DraftContext,
  { id, revision }: { readonly id: number; readonly revision: number },
): Promise<Paper> {
  const paper = await readPaper(db, 'formulary', id);
  if (!paper) throw notFound(`目录版本 ${id}`);
  if (paper.revision !== revision) throw refused('changed', CHANGED);
  if (!moveOf('formulary', 'prepare', paper.stage)) throw refused('not-now', NOT_NOW);
  return paper;
}

const seenOf = ({ id, revision }: Paper) => ({ id, revision });

/** The products that stand in the formulary or in a draft, as the draft would leave them. */
async function plannedItem(db: BooksReader, version: number, code: string): Promise<Item | undefined> {
  const pending = (await readChanges(db, version)).find((change) => change.code === code);
  return pending ? pending.item : (await readOpenItems(db, [code])).get(code);
}

/** 目录版本: drafts and what they change. */
export const versionOperations: readonly Implementation[] = [
  query(procurement.formularyVersions, async ({ db, caller }) => {
    const papers = [...(await readPapers(db, 'formulary'))].reverse();
    const steps = await readSteps(
      db,
      papers.map(({ id }) => id),
    );
    const last = papers.reduce(
      (latest, { stage, first }) => (stage === 'approved' && first > latest ? first : latest),
      '',
    );
    const { quorumPercent } = await loadDecisionRules(db);
    return {
      versions: papers.map((paper) => {
        const { title, minutes, held, invited, present, changes } = versionOf(paper);
        const { added, changed, removed } = changes;
        return {
          ...paperOut(paper, steps.get(paper.id) ?? [], caller),
          ...{ name: title, first: paper.first, minutes, held, invited, present },
          counts: { added, changed, removed },
          problems:
            paper.stage === 'draft'
              ? againstVersion(versionOf(paper), { first: paper.first, last, quorumPercent })
              : [],
        };
      }),
      mayBegin:
        scopeOf(caller, 'procurement.buy')?.kind === 'community' &&
        !papers.some(({ stage }) => stage === 'draft' || stage === 'handed'),
    };
  }),

  command(procurement.saveFormularyVersion, async (context, { at, first, ...asked }) => {
    const known = at && (await draftFor(context, at));
    if (!known && (await readPapers(context.db, 'formulary', ['draft', 'handed'])).length > 0)
      throw context.refused('one-open', '已有一个目录版本在编制或待审：一次只办一个，请先办完或撤回它');
    const changes = known ? versionOf(known).changes : signedChanges([]);
    const content = canonicalJson({ ...asked, changes } as unknown as Json);
    context.audit({ subject: asked.title, after: { first, minutes: asked.minutes } });
    if (known) return seenOf(await stepOn(context, known, 'prepare', { values: { first, content } }));
    const year = first.slice(0, 4);
    const next = await takeNumbers(context.tx, `formulary-${year}`, 1);
    const number = `ML${year}-${String(next).padStart(3, '0')}`;
    return seenOf(await keepPaper(context, 'formulary', { unit: '', number, subject: '', first, last: '', content }));
  }),

  command(procurement.saveFormularyChange, async (context, { version, item }) => {
    const paper = await draftFor(context, version);
    const units = new Set<string>((await loadUnits(context.db)).map(({ code }) => code));
    const { refusals, doubts } = judged(item, units);
    if (refusals.length > 0) throw context.refused('bad-item', refusals);
    const before = (await readOpenItems(context.db, [item.code])).get(item.code);
    const planned = await plannedItem(context.db, paper.id, item.code);
    if (planned && differences(planned, item).length === 0)
      throw context.refused('same', `${item.code} 与现在的内容相同，没有要改的`);
    // Back to what is in force: then the draft changes nothing of it any more.
    const isBack = before !== undefined && differences(before, item).length === 0;
    const change: PlannedChange = { code: item.code, change: before ? 'change' : 'add', item };
    const kept = await keepChanges(context, paper, isBack ? [] : [change], [item.code]);
    context.audit({
      subject: `${versionName(paper)} ${item.code}`,
      after: { code: item.code, change: change.change, name: itemTitle(item) },
    });
    return { ...seenOf(kept), doubts };
  }),

  command(procurement.removeFormularyItems, async (context, { version, codes }) => {
    const paper = await draftFor(context, version);
    const open = await readOpenItems(context.db, codes);
    const unknown = [...new Set(codes)].filter((code) => !open.has(code));
    if (unknown.length > 0)
      throw context.refused(
        'bad-item',
        unknown.map((code) => ({ code: 'bad-item', message: `${code} 不在目录里，不能修改或删除` })),
      );
    const changes = [...open.keys()].map((code): PlannedChange => ({ code, change: 'remove' }));
    const kept = await keepChanges(context, paper, changes);
    context.audit({ subject: versionName(paper), after: { count: changes.length, codes: [...open.keys()] } });
    return seenOf(kept);
  }),

  command(procurement.dropFormularyChanges, async (context, { version, codes }) => {
    const paper = await draftFor(context, version);
    const own = new Set((await readChanges(context.db, paper.id)).map(({ code }) => code));
    const unknown = codes.find((code) => !own.has(code));
    if (unknown !== undefined) throw context.notFound(`变动 ${unknown}`);
    const kept = await keepChanges(context, paper, [], codes);
    context.audit({ subject: versionName(paper), after: { count: codes.length, codes } });
    return seenOf(kept);
  }),

  command(procurement.takeWish, async (context, { version, wish: id }) => {
    const { db } = context;
    const paper = await draftFor(context, version);
    const wish = await readPaper(db, 'wish', id);
    if (!wish) throw context.notFound(`新增品种建议 ${id}`);
    if (wish.stage !== 'approved') throw context.refused('not-now', '只有通过的建议可以收进目录版本');
    const { item } = JSON.parse(wish.content) as WishContent;
    if ((await readOpenItems(db, [item.code])).size > 0)
      throw context.refused('bad-item', `${item.code} 已经在目录里，不能新增`);
    if (await plannedItem(db, paper.id, item.code)) throw context.refused('bad-item', `${item.code} 已经在这个版本里`);
    const kept = await keepChanges(context, paper, [{ code: item.code, change: 'add', item }]);
    context.audit({
      subject: `${versionName(paper)} ${item.code}`,
      after: { wish: wish.number, name: itemTitle(item) },
    });
    return seenOf(kept);
  }),
];
