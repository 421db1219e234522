import type { Operation } from '../../../../shared/contract/operation.ts';
import { actorOf, type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { moveOf, type PaperKind, type PaperStep, stepsOf } from '../../../../shared/domain/procurement/papers.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { sha256Text } from '../../pipeline/input.ts';
import type { Paper, StepMade } from './papers.ts';
import type { PaperTables } from './tables.ts';

export const NOT_NOW = '现在不能这样办理：它已经到了别的环节，请看现在的状态';
export const CHANGED = '采购资料在查看之后有了变动，请看过现在的内容再办理';
export const SAME_PERSON = '编制的人不能审核自己编制的内容';

/** Steps that make a paper what it is: who made one of them does not approve it. */
const PREPARING: ReadonlySet<PaperStep> = new Set(['prepare', 'hand', 'ask', 'quote', 'award', 'change']);

/** Who prepared or handed in the paper as it stands now. */
const preparersOf = (steps: readonly StepMade[]): ReadonlySet<string> =>
  new Set(steps.filter(({ step }) => PREPARING.has(step)).map(({ person }) => person));

/** Whether a step would be somebody's own approval. */
export const isOwn = (paper: Paper, step: PaperStep, steps: readonly StepMade[], caller: Caller): boolean =>
  moveOf(paper.kind, step, paper.stage)?.byAnother === true && preparersOf(steps).has(actorOf(caller));

/** What the caller may do to a paper now: by permission and unit, by its stage, and never approving what they prepared. */
export const maySteps = (paper: Paper, steps: readonly StepMade[], caller: Caller): PaperStep[] =>
  stepsOf(paper.kind).filter((step) => {
    const move = moveOf(paper.kind, step, paper.stage);
    const scope = move && scopeOf(caller, move.permission);
    if (!scope) return false;
    const here = paper.unit === '' ? scope.kind === 'community' : reaches(scope, paper.unit as UnitCode);
    return here && !isOwn(paper, step, steps, caller);
  });

/** What every paper says of itself on the way out; its steps were read for it. */
export function paperOut(paper: Paper, steps: readonly StepMade[], caller: Caller) {
  const { id, number, stage, revision } = paper;
  const { display = '', instant = '', reason = '' } = steps.at(-1) ?? {};
  return { id, number, stage, revision, display, instant, reason, may: maySteps(paper, steps, caller) };
}

type Values = Omit<PaperTables['procurement_paper'], 'id' | 'kind' | 'revision' | 'stage'>;

/** Keeps a new paper as its first draft, or where preparing takes its kind, signed `prepare`. */
export async function keepPaper(context: CommandContext<Operation>, kind: PaperKind, values: Values): Promise<Paper> {
  const id = await takeNumbers(context.tx, 'procurement_paper', 1);
  const stage = moveOf(kind, 'prepare', 'draft')?.to ?? 'draft';
  const kept = { ...values, id, kind, stage, revision: 1 } as const;
  await context.db.insertInto('procurement_paper').values(kept).execute();
  await sign(context, id, 'prepare', '', values.content);
  return kept as Paper;
}

/**
 * Makes a step of a paper, with new values where it changes. The caller of this has looked that it may be made
 * (`moveOf`, `isOwn`, the revision). Gives the paper as it then stands.
 */
export async function stepOn(
  context: CommandContext<Operation>,
  paper: Paper,
  step: PaperStep,
  more: { readonly reason?: string; readonly values?: Partial<Values> } = {},
): Promise<Paper> {
  const { reason = '', values = {} } = more;
  const stage = moveOf(paper.kind, step, paper.stage)?.to ?? paper.stage;
  const next = { ...paper, ...values, stage, revision: paper.revision + 1 } as Paper;
  const { revision, content } = next;
  await context.db
    .updateTable('procurement_paper')
    .set({ ...values, stage, revision })
    .where('id', '=', paper.id)
    .execute();
  await sign(context, paper.id, step, reason, content);
  return next;
}

async function sign(
  context: CommandContext<Operation>,
  paper: number,
  step: PaperStep,
  reason: string,
  content: string,
): Promise<void> {
  const { actor, caller, instant } = context;
  await context.db
    .insertInto('procurement_step')
    .values({
      id: await takeNumbers(context.tx, 'procurement_step', 1),
      ...{ paper, step, person: actor, instant, reason, content, digest: sha256Text(content) },
      display: caller.kind === 'person' ? caller.display : actor,
    })
    .execute();
}
