import type { Operation } from '../../../../shared/contract/operation.ts';
import { actorOf, type Caller } from '../../../../shared/domain/organisation/access.ts';
import { type Act, forbiddenBy } from '../../../../shared/domain/organisation/separation.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { type Paper, readPaper, readSteps, type StepMade } from '../papers/papers.ts';
import { CHANGED, maySteps, NOT_NOW } from '../papers/stepping.ts';
import { type AdvanceEntry, entryOf } from './entries.ts';

export const NOT_BOTH = '同一笔医保预付的登记和记账须由不同的人办理';

/** Entering is the cashier's (出纳), posting and taking back in red keep the books: 出纳不得兼管账目 (separation.ts). */
const ACTS: Partial<Record<PaperStep, Act>> = { prepare: 'pay', post: 'post', reverse: 'post' };

const isForbidden = (step: PaperStep, caller: Caller, steps: readonly StepMade[]): boolean => {
  const act = ACTS[step];
  const done = steps.flatMap((made) => {
    const its = ACTS[made.step];
    return its ? [{ act: its, person: made.person }] : [];
  });
  return act !== undefined && forbiddenBy(act, actorOf(caller), done) !== undefined;
};

/** What the caller may do to an entry now. */
export const mayEntry = (paper: Paper, steps: readonly StepMade[], caller: Caller): PaperStep[] =>
  maySteps(paper, steps, caller).filter((step) => !isForbidden(step, caller, steps));

interface EntryContext extends Pick<CommandContext<Operation>, 'db' | 'caller' | 'notFound'> {
  refused(code: 'changed' | 'not-now' | 'own-work', reasons: string): Failure;
}

/** The entry as the caller saw it, when the step may be made of it. */
export async function readEntryFor(
  context: EntryContext,
  { id, revision, unit }: { readonly id: number; readonly revision: number; readonly unit: UnitCode },
  step: PaperStep,
): Promise<AdvanceEntry> {
  const paper = await readPaper(context.db, 'advance', id);
  if (paper?.unit !== unit) throw context.notFound(`${unit} 的医保预付 ${id}`);
  if (paper.revision !== revision) throw context.refused('changed', CHANGED);
  if (!moveOf('advance', step, paper.stage)) throw context.refused('not-now', NOT_NOW);
  const steps = (await readSteps(context.db, [id])).get(id) ?? [];
  if (isForbidden(step, context.caller, steps)) throw context.refused('own-work', NOT_BOTH);
  return entryOf(paper);
}
