import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { moveOf } from '../../../../shared/domain/procurement/papers.ts';
import { type LotName, nameOf } from '../../../../shared/domain/procurement/stock/move.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { type Paper, papersOf, readPaper, readSteps } from '../papers/papers.ts';
import { CHANGED, isOwn, keepPaper, NOT_NOW, SAME_PERSON, stepOn } from '../papers/stepping.ts';
import { readGoods } from './goods.ts';
import { readNamedLots } from './lot-lines.ts';
import { type NewMove, postMoves } from './moves.ts';

/** 盘点单 as it is signed; `book` is what the ledger held of the lot at the end of its day. */
export interface CountContent {
  readonly why: string;
  readonly lines: readonly (LotName & { readonly counted: number; readonly book: number })[];
}
export const countOf = ({ content }: Pick<Paper, 'content'>): CountContent => JSON.parse(content) as CountContent;

/** 盘点: counted lot by lot against the books of its day; somebody else approves the difference, which is then posted. */
export const countOperations: readonly Implementation[] = [
  command(procurement.saveCount, async (context, { unit, day, why, lines }) => {
    const { movesOf, problems } = await readNamedLots(context.db, unit, lines);
    if (day > chinaDay(context.nowMs)) problems.push({ code: 'day', message: `日期 ${day} 还没有到` });
    const waiting = await papersOf(context.db, 'count')
      .where('unit', '=', unit)
      .where('first', '=', day)
      .where('stage', '=', 'handed')
      .executeTakeFirst();
    if (waiting)
      problems.push({ code: 'waiting', message: `本单位 ${day} 的盘点 ${waiting.number} 还在待审，请先办理它` });
    if (problems.length > 0) throw context.refused('not-fit', problems);
    const number = await takeNumbers(context.tx, `procurement_count_${day.slice(0, 4)}`, 1);
    const rows = lines.map((line) => ({
      ...{ ...nameOf(line), counted: line.counted },
      book: movesOf(line).reduce((sum, move) => (move.day <= day ? sum + move.quantity : sum), 0),
    }));
    const kept = await keepPaper(context, 'count', {
      ...{
        unit,
        number: `PD-${day.slice(0, 4)}-${String(number).padStart(5, '0')}`,
        subject: '',
        first: day,
        last: '',
      },
      content: canonicalJson({ why, lines: rows as unknown as Json }),
    });
    const { id, number: named, revision } = await stepOn(context, kept, 'hand');
    const differing = rows.filter(({ counted, book }) => counted !== book).length;
    context.audit({ unit, subject: named, after: { lines: lines.length, differing }, reason: why });
    return { id, number: named, revision };
  }),

  command(procurement.decideCount, async (context, { unit, id, revision, outcome, reason }) => {
    const paper = await readPaper(context.db, 'count', id);
    if (paper?.unit !== unit) throw context.notFound(`盘点单 ${id}`);
    if (paper.revision !== revision) throw context.refused('changed', CHANGED);
    const step = outcome === 'accept' ? 'approve' : 'refuse';
    if (!moveOf('count', step, paper.stage)) throw context.refused('not-now', NOT_NOW);
    if (outcome === 'refuse' && reason === '') throw context.refused('no-reason', '退回或不通过须写明原因');
    const steps = (await readSteps(context.db, [id])).get(id) ?? [];
    if (isOwn(paper, step, steps, context.caller)) throw context.refused('own-work', SAME_PERSON);
    await stepOn(context, paper, step, { reason });
    if (outcome === 'accept') {
      const { lines } = countOf(paper);
      const { movesOf } = await readNamedLots(context.db, unit, lines);
      const moved = lines.filter((line) => {
        const now = movesOf(line).reduce((sum, move) => (move.day <= paper.first ? sum + move.quantity : sum), 0);
        return now !== line.book;
      });
      const goods = await readGoods(
        context.db,
        moved.map(({ item }) => item),
      );
      if (moved.length > 0)
        throw context.refused(
          'not-fit',
          moved.map(({ item, lot }) => ({
            code: 'moved',
            message: `${goods(item).name} 批号 ${lot} 在盘点日之前的账面已有变动，请重新盘点`,
          })),
        );
      const day = paper.first as AccountingDate;
      const problems = await postMoves(
        context.tx,
        id,
        lines
          .filter(({ counted, book }) => counted !== book)
          .map((line): NewMove => ({ ...nameOf(line), unit, day, kind: 'count', quantity: line.counted - line.book })),
      );
      if (problems.length > 0) throw context.refused('not-fit', problems);
    }
    context.audit({ unit, subject: paper.number, after: { outcome }, ...(reason === '' ? {} : { reason }) });
    return DONE;
  }),
];
