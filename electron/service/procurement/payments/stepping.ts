import type { Operation } from '../../../../shared/contract/operation.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf, type PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { releaseFor } from '../../budget/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { readPurchaseAccount } from '../account/reading.ts';
import { readPaper, readSteps } from '../papers/papers.ts';
import { CHANGED, NOT_NOW } from '../papers/stepping.ts';
import { NO_HOLDER } from './gates.ts';
import { carrierOfRun, type PaymentRun, runOf } from './runs.ts';
import { isForbidden, NOT_BOTH } from './who.ts';

interface StepContext extends Pick<CommandContext<Operation>, 'db' | 'notFound'> {
  refused(code: 'changed' | 'not-now', reasons: string): Failure;
}

/** The run as the caller saw it, when the step may be made of it. */
export async function readRunFor(
  context: StepContext,
  { id, revision }: { readonly id: number; readonly revision: number },
  step: PaperStep,
): Promise<PaymentRun> {
  const paper = await readPaper(context.db, 'payment', id);
  if (!paper) throw context.notFound(`付款单 ${id}`);
  if (paper.revision !== revision) throw context.refused('changed', CHANGED);
  if (!moveOf('payment', step, paper.stage)) throw context.refused('not-now', NOT_NOW);
  return runOf(paper);
}

interface HolderContext extends Pick<CommandContext<Operation>, 'db' | 'caller' | 'notFound'> {
  refused(code: 'changed' | 'not-now' | 'own-work', reasons: string): Failure;
}

/** The run when the caller may make a step of it in the holder's name. */
export async function readForHolder(
  context: HolderContext,
  seen: { readonly id: number; readonly revision: number; readonly unit: UnitCode },
  step: PaperStep,
): Promise<{ readonly run: PaymentRun; readonly holder: UnitCode }> {
  const run = await readRunFor(context, seen, step);
  const account = await readPurchaseAccount(context.db);
  if (!account) throw context.refused('not-now', NO_HOLDER);
  if (seen.unit !== account.unit) throw context.notFound(`${seen.unit} 的付款单 ${seen.id}`);
  const steps = (await readSteps(context.db, [run.id])).get(run.id) ?? [];
  if (isForbidden(step, context.caller, steps)) throw context.refused('own-work', NOT_BOTH);
  return { run, holder: account.unit };
}

/** Gives back what of the budget the run had bound. */
export async function releaseRun(
  { tx, actor: by, instant, nowMs }: Pick<CommandContext<Operation>, 'tx' | 'actor' | 'instant' | 'nowMs'>,
  run: PaymentRun,
): Promise<void> {
  const holder = { carrier: carrierOfRun(run), year: Number(run.day.slice(0, 4)) };
  await releaseFor(tx, holder, { by, instant, nowMs });
}
