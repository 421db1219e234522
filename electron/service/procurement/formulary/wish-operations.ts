import type { Reason } from '../../../../shared/contract/errors.ts';
import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { WishContent, WishFate } from '../../../../shared/domain/procurement/formulary/wish.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnits } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { type Failure, refusal } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, readPaper, readPapers, readSteps } from '../papers/papers.ts';
import type { PaperRules } from '../papers/rules.ts';
import { CHANGED, keepPaper, NOT_NOW, paperOut, stepOn } from '../papers/stepping.ts';
import { itemOut, judged } from './item-out.ts';
import { readOpenItems } from './reading.ts';

const wishOf = ({ content }: Paper): WishContent => JSON.parse(content) as WishContent;
export const wishName = (paper: Paper): string => `${paper.number} ${itemTitle(wishOf(paper).item)}`;

interface WishContext extends Pick<CommandContext<Operation>, 'db' | 'notFound'> {
  refused(code: 'changed' | 'not-now', reasons: string): Failure;
}

/** A unit's own wish as its caller saw it, when the step may be made of it. */
async function wishFor(
  { db, notFound, refused }: WishContext,
  unit: UnitCode,
  { id, revision }: { readonly id: number; readonly revision: number },
  step: PaperStep,
): Promise<Paper> {
  const paper = await readPaper(db, 'wish', id);
  // Of another unit's wishes not even that they are there is said.
  if (paper?.unit !== unit) throw notFound(`新增品种建议 ${id}`);
  if (paper.revision !== revision) throw refused('changed', CHANGED);
  if (!moveOf('wish', step, paper.stage)) throw refused('not-now', NOT_NOW);
  return paper;
}

async function against(db: BooksReader, { item }: WishContent): Promise<Reason[]> {
  const units = new Set<string>((await loadUnits(db)).map(({ code }) => code));
  const { refusals } = judged(item, units);
  if ((await readOpenItems(db, [item.code])).size > 0)
    refusals.push({ code: 'bad-item', message: `${item.code} 已经在目录里，不能新增`, column: 'code' });
  return refusals;
}

/** 新增品种建议: a unit's own papers until they are handed in. */
export const wishOperations: readonly Implementation[] = [
  query(procurement.wishes, async ({ db, caller, scope }, { unit }) => {
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const papers = (await readPapers(db, 'wish')).filter(
      (paper) => reaches(scope, paper.unit as UnitCode) && (unit === undefined || paper.unit === unit),
    );
    const steps = await readSteps(
      db,
      papers.map(({ id }) => id),
    );
    const codes = papers.map((paper) => wishOf(paper).item.code);
    const open = await readOpenItems(db, codes);
    const taken = await readTaken(db, codes);
    return {
      wishes: papers
        .map((paper) => {
          const { item, reason, indications, evidence } = wishOf(paper);
          const fate: WishFate = open.has(item.code) ? 'in-force' : taken.has(item.code) ? 'taken' : 'open';
          const twice = papers.find(
            (each) => each.id < paper.id && each.stage === 'handed' && wishOf(each).item.code === item.code,
          );
          return {
            ...paperOut(paper, steps.get(paper.id) ?? [], caller),
            ...{ unit: paper.unit, unitName: names.get(paper.unit as UnitCode) ?? '', day: paper.first },
            ...{ item: itemOut(item), why: reason, indications, evidence, fate },
            problems: paper.stage === 'handed' && twice ? [`${twice.number} 也建议了同一品种`] : [],
          };
        })
        .reverse(),
    };
  }),

  command(procurement.saveWish, async (context, { unit, at, day, item, why, indications, evidence }) => {
    const known = at && (await wishFor(context, unit as UnitCode, at, 'prepare'));
    const wish: WishContent = { item, reason: why, indications, evidence };
    const problems = await against(context.db, wish);
    if (problems.length > 0) throw context.refused('bad-item', problems);
    const values = { subject: item.code, first: day, content: canonicalJson(wish as unknown as Json) };
    context.audit({ unit: unit as UnitCode, subject: itemTitle(item), after: { code: item.code } });
    if (known) {
      const { id, revision } = await stepOn(context, known, 'prepare', { values });
      return { id, revision };
    }
    const year = day.slice(0, 4);
    const number = `JY${year}-${String(await takeNumbers(context.tx, `wish-${year}`, 1)).padStart(3, '0')}`;
    const { id, revision } = await keepPaper(context, 'wish', { ...values, unit, number, last: '' });
    return { id, revision };
  }),

  command(procurement.handWish, async (context, { unit, ...seen }) => {
    const paper = await wishFor(context, unit as UnitCode, seen, 'hand');
    const problems = await against(context.db, wishOf(paper));
    if (problems.length > 0) throw context.refused('not-fit', problems);
    await stepOn(context, paper, 'hand');
    context.audit({ unit: unit as UnitCode, subject: wishName(paper), after: { paper: 'wish' } });
    return DONE;
  }),

  command(procurement.withdrawWish, async (context, { unit, reason, ...seen }) => {
    const paper = await wishFor(context, unit as UnitCode, seen, 'withdraw');
    await stepOn(context, paper, 'withdraw', { reason });
    context.audit({ unit: unit as UnitCode, subject: wishName(paper), after: { paper: 'wish' }, reason });
    return DONE;
  }),
];

/** Codes that an open version adds. */
async function readTaken(db: BooksReader, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await db
    .selectFrom('formulary_change as change')
    .innerJoin('procurement_paper as paper', 'paper.id', 'change.version')
    .select('change.code')
    .where('change.change', '=', 'add')
    .where('paper.stage', 'in', ['draft', 'handed', 'approved'])
    .execute();
  const wanted = new Set(codes);
  return new Set(rows.map(({ code }) => code).filter((code) => wanted.has(code)));
}

/** What is decided of a wish, in the committee: the minutes stand as the reason of the approval. */
export const wishRules: PaperRules = {
  kind: 'wish',
  name: wishName,
  against: (db, paper) => against(db, wishOf(paper)),
  async approved(context, paper) {
    const [last] = (await readSteps(context.db, [paper.id])).get(paper.id)?.slice(-1) ?? [];
    if (last?.reason === '') throw refusal('no-reason', '通过建议须写明药事会纪要编号');
  },
};
