import type { Reason } from '../../../../shared/contract/errors.ts';
import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { decisionFault } from '../../../../shared/domain/procurement/requests/request.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { readSteps } from '../papers/papers.ts';
import { CHANGED, isOwn, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { contentOf, type KeptLine, type RequestDocument, readRequest } from './document.ts';
import { readOrderedOf } from './reading.ts';
import { openOf } from './showing.ts';

/** What the pharmacy centre (药学中心) does with requests: decides them line by line, and lets a remainder drop. */
export const decisionOperations: readonly Implementation[] = [
  command(procurement.decideRequests, async (context, { outcome, requests, reason }) => {
    if (outcome !== 'approve' && reason === '') throw context.refused('no-reason', '退回或不通过须写明原因');
    const decided: RequestDocument[] = [];
    let reduced = 0;
    for (const { id, revision, lines } of requests) {
      const document = await requestFor(context, { id, revision }, outcome);
      decided.push(document);
      if (outcome !== 'approve') {
        await stepOn(context, document.paper, outcome, { reason });
        continue;
      }
      const { next, problems } = withDecision(document, lines);
      if (problems.length > 0) throw context.refused('bad-rows', problems);
      reduced += next.filter(({ asked, approved }) => approved !== asked).length;
      for (const { id: line, approved, why } of next)
        await context.db.updateTable('request_line').set({ approved, why }).where('id', '=', line).execute();
      const content = contentOf(document.head, document.remark, next);
      await stepOn(context, document.paper, 'approve', { reason, values: { content } });
    }
    const [first] = decided;
    const name = first!.paper.number;
    context.audit({
      ...(decided.length === 1 ? { unit: first!.head.unit } : {}),
      subject: decided.length === 1 ? name : `${name} 等 ${decided.length} 份`,
      after: { outcome, ids: decided.map(({ paper }) => paper.id), otherThanAsked: reduced },
      ...(reason === '' ? {} : { reason }),
    });
    return DONE;
  }),

  command(procurement.dropRemainder, async (context, { id, revision, lines: dropped, reason }) => {
    const document = await requestFor(context, { id, revision }, 'change');
    const ordered = await readOrderedOf(context.db, dropped);
    const open = new Map(document.lines.map((line) => [line.id, openOf(line, ordered.get(line.id) ?? 0)]));
    const wanted = new Set(dropped);
    const idle = [...wanted].filter((line) => (open.get(line) ?? 0) === 0);
    if (idle.length > 0) throw context.refused('nothing-open', '选中的行已没有可以终止的余量，请看现在的内容');
    const next = document.lines.map((line) =>
      wanted.has(line.id) ? { ...line, dropped: line.dropped + open.get(line.id)! } : line,
    );
    for (const line of next)
      if (wanted.has(line.id))
        await context.db.updateTable('request_line').set({ dropped: line.dropped }).where('id', '=', line.id).execute();
    const content = contentOf(document.head, document.remark, next);
    await stepOn(context, document.paper, 'change', { reason, values: { content } });
    context.audit({
      ...{ unit: document.head.unit, subject: document.paper.number, reason },
      after: { id, dropped: [...wanted].map((line) => [line, open.get(line)!]) },
    });
    return DONE;
  }),
];

/** The lines as decided, those that are not named as asked; and what stands against it, by the line's place. */
function withDecision(
  { paper, lines }: RequestDocument,
  decisions: readonly { readonly line: number; readonly approved: number; readonly why: string }[],
): { readonly next: KeptLine[]; readonly problems: Reason[] } {
  const byLine = new Map(decisions.map((decision) => [decision.line, decision]));
  const problems: Reason[] = [];
  const next = lines.map((line, index) => {
    const { approved, why } = byLine.get(line.id) ?? { approved: line.asked, why: '' };
    const message = decisionFault({ asked: line.asked, approved, why });
    if (message !== undefined)
      problems.push({ code: 'no-why', row: index + 1, message: `${paper.number} 第 ${index + 1} 行：${message}` });
    return { ...line, approved, why: approved === line.asked ? '' : why };
  });
  const known = new Set(lines.map(({ id }) => id));
  if (decisions.some(({ line }) => !known.has(line)))
    problems.push({ code: 'no-line', message: `${paper.number} 没有要核定的这一行` });
  return { next, problems };
}

const OWN_WORK = '编制或送审申请的人不能核定同一张申请（申请与审批不相容）';

interface Refusing extends Pick<CommandContext<Operation>, 'db' | 'notFound' | 'caller'> {
  refused(code: 'changed' | 'not-now' | 'own-work', reasons: string): Failure;
}

async function requestFor(
  context: Refusing,
  { id, revision }: { readonly id: number; readonly revision: number },
  step: PaperStep,
): Promise<RequestDocument> {
  const document = await readRequest(context.db, id);
  if (!document) throw context.notFound(`采购申请 ${id}`);
  const { paper } = document;
  if (paper.revision !== revision) throw context.refused('changed', CHANGED);
  if (!moveOf('request', step, paper.stage)) throw context.refused('not-now', NOT_NOW);
  const steps = (await readSteps(context.db, [id])).get(id) ?? [];
  if (isOwn(paper, step, steps, context.caller)) throw context.refused('own-work', OWN_WORK);
  return document;
}
