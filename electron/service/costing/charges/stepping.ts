import type { Operation } from '../../../../shared/contract/operation.ts';
import type { ChargePaper, ChargeStep } from '../../../../shared/domain/costing/charges/route.ts';
import { steppedTo } from '../../../../shared/domain/costing/charges/route.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { type Kept, type MadeStep, preparerOf } from './papers.ts';
import type { ChargeTables } from './tables.ts';

export const NOT_NOW = '现在不能这样办理：它已经到了别的环节，请看现在的状态';
export const CHANGED = '共享中心收费资料在查看之后有了变动，请看过现在的内容再办理';
export const SAME_PERSON = '编制的人不能审核自己编制的内容';

const PERMISSION: Readonly<Record<ChargeStep, Permission>> = {
  prepare: 'costing.run',
  review: 'costing.review',
  return: 'costing.review',
  withdraw: 'costing.run',
  end: 'costing.review',
  post: 'ledger.post',
  reverse: 'ledger.post',
};

/** What the caller may do to a paper now: by permission, by its stage, and never reviewing what they prepared. */
export function maySteps(paper: Kept, steps: readonly MadeStep[] | undefined, caller: Caller): ChargeStep[] {
  return (Object.keys(PERMISSION) as ChargeStep[]).filter((step) => {
    const permission = paper.paper === 'volumes' && step === 'prepare' ? 'costing.prepare' : PERMISSION[step];
    const scope = scopeOf(caller, permission);
    if (!scope || !reaches(scope, paper.unit)) return false;
    if (steppedTo(paper.paper, step, paper.stage) === undefined) return false;
    return step !== 'review' || preparerOf(steps)?.person !== actorOf(caller);
  });
}

type Values = Omit<ChargeTables['charge_paper'], 'id' | 'revision' | 'stage'>;

/** Keeps a new paper as its first draft. */
export async function keepNew(context: CommandContext<Operation>, values: Values): Promise<Kept> {
  const id = await takeNumbers(context.tx, 'charge_paper', 1);
  const kept: ChargeTables['charge_paper'] = { ...values, id, stage: 'draft', revision: 1 };
  await context.db.insertInto('charge_paper').values(kept).execute();
  await sign(context, id, 'prepare', '', values.content);
  return {
    id,
    paper: values.paper as ChargePaper,
    unit: values.unit,
    stage: 'draft',
    revision: 1,
    content: values.content,
  };
}

/**
 * Moves a paper a step on, with new values where it was prepared anew. The caller has looked that the step can be made.
 * Gives the new revision.
 */
export async function moveOn(
  context: CommandContext<Operation>,
  paper: Kept,
  step: ChargeStep,
  more: { readonly reason?: string; readonly values?: Partial<Values> } = {},
): Promise<number> {
  const revision = paper.revision + 1;
  const stage = steppedTo(paper.paper, step, paper.stage)!;
  const { reason = '', values = {} } = more;
  await context.db
    .updateTable('charge_paper')
    .set({ ...values, stage, revision })
    .where('id', '=', paper.id)
    .execute();
  await sign(context, paper.id, step, reason, values.content ?? paper.content);
  return revision;
}

async function sign(
  context: CommandContext<Operation>,
  paper: number,
  step: ChargeStep,
  reason: string,
  content: string,
): Promise<void> {
  const { actor, caller, instant } = context;
  await context.db
    .insertInto('charge_step')
    .values({
      id: await takeNumbers(context.tx, 'charge_step', 1),
      ...{ paper, step, person: actor, instant, reason, content, digest: sha256Text(content) },
      display: caller.kind === 'person' ? caller.display : actor,
    })
    .execute();
}
