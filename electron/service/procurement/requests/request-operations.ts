import type { Reason } from '../../../../shared/contract/errors.ts';
import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { againstRequest, type RequestHead } from '../../../../shared/domain/procurement/requests/request.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { readItems } from '../formulary/reading.ts';
import { CHANGED, keepPaper, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { contentOf, type KeptLine, type RequestDocument, readRequest } from './document.ts';
import { readSupply, suggestionOf } from './supply.ts';

/** 采购申请 of a unit: written, handed in, withdrawn. */
export const ownRequestOperations: readonly Implementation[] = [
  command(procurement.saveRequest, async (context, { at, lines: asked, remark, ...said }) => {
    const { unit, kind, day, needed, hours, cause, instead } = said;
    if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
    const known = at && (await requestFor(context, { unit, ...at }, 'prepare'));
    const head: RequestHead = {
      ...{ unit, kind, day, needed },
      // What the kind does not have is not kept.
      ...{ hours: kind === 'urgent' ? hours : 0, cause: kind === 'ordinary' ? '' : cause },
      instead: kind === 'shortage' ? instead : '',
    };
    const problems = await against(context.db, head, asked);
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    const supply = await readSupply(context.db, unit, day);
    const items = await readItems(
      context.db,
      day,
      asked.map(({ item }) => item),
    );
    const lines = asked.map(
      ({ item, packs, remark: note }): Omit<KeptLine, 'id'> => ({
        ...{ item, asked: packs, remark: note },
        suggested: suggestionOf(supply, items.get(item)!).packs,
        ...{ approved: null, why: '', dropped: 0 },
      }),
    );
    const content = contentOf(head, remark, lines);
    const dates = { first: day, last: needed };
    const paper = known
      ? await stepOn(context, known.paper, 'prepare', { values: { ...dates, content } })
      : await keepPaper(context, 'request', {
          ...{
            unit,
            number: await nextNumber(context, unit, yearOf(periodOfDate(day))),
            subject: '',
            ...dates,
            content,
          },
        });
    if (known) await context.db.deleteFrom('request_line').where('request', '=', paper.id).execute();
    const first = await takeNumbers(context.tx, 'request_line', lines.length);
    await context.tx.bulkInsert(
      'request_line',
      lines.map((line, index) => ({ id: first + index, request: paper.id, unit, ...line })),
    );
    context.audit({
      ...{ unit, subject: paper.number },
      after: { id: paper.id, kind, lines: lines.length, revision: paper.revision },
    });
    return { id: paper.id, number: paper.number, revision: paper.revision };
  }),

  command(procurement.handRequest, async (context, asked) => {
    const { paper, head, lines } = await requestFor(context, asked, 'hand');
    // The formulary may have changed since it was written.
    const problems = await against(
      context.db,
      head,
      lines.map(({ item, asked: packs }) => ({ item, packs })),
    );
    if (problems.length > 0) throw context.refused('not-fit', problems);
    await stepOn(context, paper, 'hand');
    context.audit({ unit: head.unit, subject: paper.number, after: { id: paper.id, lines: lines.length } });
    return DONE;
  }),

  command(procurement.withdrawRequest, async (context, { reason, ...asked }) => {
    const { paper, head } = await requestFor(context, asked, 'withdraw');
    await stepOn(context, paper, 'withdraw', { reason });
    context.audit({ unit: head.unit, subject: paper.number, after: { id: paper.id }, reason });
    return DONE;
  }),
];

interface Refusing extends Pick<CommandContext<Operation>, 'db' | 'notFound'> {
  refused(code: 'changed' | 'not-now', reasons: string): Failure;
}

/** The unit's request as the caller saw it, when the step can be made of it. */
async function requestFor(
  context: Refusing,
  { unit, id, revision }: { readonly unit: string; readonly id: number; readonly revision: number },
  step: PaperStep,
): Promise<RequestDocument> {
  const document = await readRequest(context.db, id);
  if (!document || document.paper.unit !== unit) throw context.notFound(`采购申请 ${id}`);
  if (document.paper.revision !== revision) throw context.refused('changed', CHANGED);
  if (!moveOf('request', step, document.paper.stage)) throw context.refused('not-now', NOT_NOW);
  return document;
}

async function against(
  db: BooksReader,
  head: RequestHead,
  lines: readonly { readonly item: string; readonly packs: number }[],
): Promise<Reason[]> {
  const named = [...lines.map(({ item }) => item), ...(head.instead === '' ? [] : [head.instead])];
  return againstRequest(head, lines, await readItems(db, head.day, named));
}

/** 申请单号: `SQ-T01-2025-003`, counted by unit and year. */
async function nextNumber({ tx }: CommandContext<Operation>, unit: string, year: number): Promise<string> {
  const running = await takeNumbers(tx, `purchase_request ${unit} ${year}`, 1);
  return `SQ-${unit}-${year}-${String(running).padStart(3, '0')}`;
}
