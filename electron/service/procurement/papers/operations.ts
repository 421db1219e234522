import type { Reason } from '../../../../shared/contract/errors.ts';
import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf, type PaperKind, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, readPaper, readSteps } from './papers.ts';
import type { PaperRules } from './rules.ts';
import { CHANGED, isOwn, NOT_NOW, SAME_PERSON, stepOn } from './stepping.ts';

interface Seen {
  readonly kind: PaperKind;
  readonly id: number;
  readonly revision: number;
}
/** What all these commands have of their contexts. */
interface StepContext extends Pick<CommandContext<Operation>, 'db' | 'caller' | 'nowMs' | 'notFound'> {
  refused(code: 'changed' | 'not-now' | 'own-work' | 'not-fit', reasons: string | readonly Reason[]): Failure;
}

/** 送审, 撤回, 终止 and 审核 of every document of purchasing, by the rules of its room. */
export function paperOperations(rooms: readonly PaperRules[]): readonly Implementation[] {
  const rules = new Map(rooms.map((room) => [room.kind, room]));

  /** The paper as the caller saw it, when the step may be made of it. */
  async function readFor(
    context: StepContext,
    { kind, id, revision }: Seen,
    step: PaperStep,
  ): Promise<[Paper, PaperRules]> {
    const rule = rules.get(kind);
    const paper = rule && (await readPaper(context.db, kind, id));
    if (!paper) throw context.notFound(`采购资料 ${id}`);
    if (paper.revision !== revision) throw context.refused('changed', CHANGED);
    if (!moveOf(kind, step, paper.stage)) throw context.refused('not-now', NOT_NOW);
    const steps = (await readSteps(context.db, [id])).get(id) ?? [];
    if (isOwn(paper, step, steps, context.caller)) throw context.refused('own-work', SAME_PERSON);
    return [paper, rule];
  }
  const heldToRules = async (context: StepContext, paper: Paper, rule: PaperRules): Promise<void> => {
    const problems = await rule.against(context.db, paper, { today: chinaDay(context.nowMs) });
    if (problems.length > 0) throw context.refused('not-fit', problems);
  };
  const told = (
    context: CommandContext<Operation>,
    papers: readonly Paper[],
    rule: PaperRules,
    more: object = {},
  ): void => {
    const [first] = papers;
    const name = rule.name(first!);
    context.audit({
      ...(papers.length === 1 && first!.unit !== '' ? { unit: first!.unit as UnitCode } : {}),
      subject: papers.length === 1 ? name : `${name} 等 ${papers.length} 份`,
      after: { paper: rule.kind, ids: papers.map(({ id }) => id), ...more },
    });
  };

  return [
    query(procurement.paperHistory, async ({ db, scope, notFound }, { id, kind }) => {
      const paper = await readPaper(db, kind, id);
      // Of another unit's papers not even that they are there is said.
      // A transfer is as much the paper of the unit that receives it.
      const units = paper?.kind === 'transfer' ? [paper.unit, paper.subject] : [paper?.unit ?? ''];
      if (!paper || !units.some((unit) => unit === '' || reaches(scope, unit as UnitCode)))
        throw notFound(`采购资料 ${id}`);
      const steps = (await readSteps(db, [id])).get(id) ?? [];
      return steps.map(({ step, display, instant, reason }) => ({ step, display, instant, reason }));
    }),

    command(procurement.handPaper, async (context, asked) => {
      const [paper, rule] = await readFor(context, asked, 'hand');
      await heldToRules(context, paper, rule);
      await stepOn(context, paper, 'hand');
      told(context, [paper], rule);
      return DONE;
    }),

    command(procurement.withdrawPaper, async (context, { reason, ...asked }) => {
      const [paper, rule] = await readFor(context, asked, 'withdraw');
      await stepOn(context, paper, 'withdraw', { reason });
      told(context, [paper], rule);
      context.audit({ reason });
      return DONE;
    }),

    command(procurement.endPaper, async (context, { reason, ...asked }) => {
      const [paper, rule] = await readFor(context, asked, 'end');
      const problems = (await rule.againstEnding?.(context.db, paper, { today: chinaDay(context.nowMs) })) ?? [];
      if (problems.length > 0) throw context.refused('not-fit', problems);
      await rule.ended?.(context, await stepOn(context, paper, 'end', { reason }), reason);
      told(context, [paper], rule);
      context.audit({ reason });
      return DONE;
    }),

    command(procurement.decidePapers, async (context, { kind, papers, outcome, reason }) => {
      if (outcome !== 'approve' && reason === '') throw context.refused('no-reason', '退回或不通过须写明原因');
      const decided: Paper[] = [];
      for (const seen of papers) {
        const [paper, rule] = await readFor(context, { kind, ...seen }, outcome);
        if (outcome === 'approve') await heldToRules(context, paper, rule);
        const next = await stepOn(context, paper, outcome, { reason });
        if (outcome === 'approve') await rule.approved(context, next);
        decided.push(next);
      }
      told(context, decided, rules.get(kind)!, { outcome });
      if (reason !== '') context.audit({ reason });
      return DONE;
    }),
  ];
}
