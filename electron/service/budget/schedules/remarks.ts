import { budget } from '../../../../shared/contract/budget.ts';
import { cellKey } from '../../../../shared/domain/budget/plan.ts';
import {
  isOpen,
  mayResolve,
  type Remark,
  type RemarkKind,
  type Thread,
} from '../../../../shared/domain/budget/remark.ts';
import type { Stage } from '../../../../shared/domain/budget/rounds.ts';
import { type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { readPlans } from '../plans.ts';

/** 批注: what preparing and deciding people say to each other at a row of a plan, in any stage. */
export const remarkOperations: readonly Implementation[] = [
  query(budget.remarks, async (context, { unit, year }) => {
    const threads = await readThreads(context.db, unit, year);
    const atCentre = holds(context.caller, 'budget.decide', unit);
    const shown = threads.map(({ id, place, month, remarks }) => ({
      ...{ id, ...place, month },
      open: isOpen({ id, place, month, remarks }),
      mine: mayResolve({ id, place, month, remarks }, context.caller.kind === 'person' ? context.actor : '', atCentre),
      said: remarks.map(({ kind, display, instant, stage, text }) => ({ kind, display, instant, stage, text })),
    }));
    return [...shown.filter(({ open }) => open), ...shown.filter(({ open }) => !open)];
  }),

  command(budget.openRemark, async (context, { unit, year, month, text, ...place }) => {
    requirePart(context, unit);
    if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
    const [plan] = await readPlans(context.db, [unit], year);
    if (!plan!.cells.some((cell) => cellKey(cell) === cellKey(place)))
      throw context.refused('no-row', '预算里没有这一行，可能已被删去：请看过现在的预算再写批注');
    const id = await takeNumbers(context.tx, 'budget_remark', 1);
    await keepRemark(context, { id, thread: id, unit, year, ...place, month, kind: 'open', stage: plan!.stage, text });
    return { id };
  }),

  command(budget.answerRemark, async (context, { unit, year, id, text }) => {
    const thread = await threadOf(context, unit, year, id);
    if (!isOpen(thread)) throw context.refused('resolved', RESOLVED);
    await follow(context, { unit, year, thread, kind: 'answer', text });
    return DONE;
  }),

  command(budget.resolveRemark, async (context, { unit, year, id, text = '' }) => {
    const thread = await threadOf(context, unit, year, id);
    if (!isOpen(thread)) throw context.refused('resolved', RESOLVED);
    if (!mayResolve(thread, context.actor, holds(context.caller, 'budget.decide', unit)))
      throw context.refused('not-yours', '批注由写的人或财务中心办结');
    await follow(context, { unit, year, thread, kind: 'resolve', text: text.trim() });
    return DONE;
  }),
];

const RESOLVED = '这条批注已经办结，需要再说时请另写一条';

type Remarking = CommandContext<typeof budget.openRemark | typeof budget.answerRemark | typeof budget.resolveRemark>;

const holds = (caller: Caller, permission: Permission, unit: UnitCode): boolean => {
  const scope = scopeOf(caller, permission);
  return scope !== undefined && reaches(scope, unit);
};

/** Only who prepares or decides the plan has a say in it; who merely reads it has none. */
function requirePart(context: Remarking, unit: UnitCode): void {
  if (!holds(context.caller, 'budget.prepare', unit) && !holds(context.caller, 'budget.decide', unit))
    throw context.refused('no-part', '只有编制或审核这份预算的人能写批注');
}

/** The thread that a word is to be added to. */
async function threadOf(context: Remarking, unit: UnitCode, year: number, id: number): Promise<Thread> {
  requirePart(context, unit);
  const thread = (await readThreads(context.db, unit, year)).find((one) => one.id === id);
  if (!thread) throw context.notFound(`批注 ${id}`);
  return thread;
}

async function follow(
  context: Remarking,
  said: Pick<Kept, 'unit' | 'year' | 'kind' | 'text'> & { readonly thread: Thread },
): Promise<void> {
  const { unit, year, kind, text, thread } = said;
  const [plan] = await readPlans(context.db, [unit], year);
  await keepRemark(context, {
    ...{ id: await takeNumbers(context.tx, 'budget_remark', 1), thread: thread.id, unit, year },
    ...{ ...thread.place, month: thread.month, kind, stage: plan!.stage, text },
  });
}

interface Kept extends Omit<Remark, 'person' | 'display' | 'instant'> {
  readonly id: number;
  readonly thread: number;
  readonly unit: UnitCode;
  readonly year: number;
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
  readonly month: number;
}

async function keepRemark(context: Remarking, remark: Kept): Promise<void> {
  const display = context.caller.kind === 'person' ? context.caller.display : context.actor;
  await context.db
    .insertInto('budget_remark')
    .values({ ...remark, person: context.actor, display, instant: context.instant })
    .execute();
  const { unit, year, item, month, text } = remark;
  context.audit({ unit, subject: `${unit} ${year}`, after: { item, month, text } });
}

/** The threads of a unit's plan, the oldest first. */
export async function readThreads(db: BooksReader, unit: UnitCode, year: number): Promise<Thread[]> {
  const rows = await db
    .selectFrom('budget_remark')
    .selectAll()
    .where('unit', '=', unit)
    .where('year', '=', year)
    .orderBy('id')
    .execute();
  return rows
    .filter(({ id, thread }) => id === thread)
    .map(({ id, department, item, source, project, month }) => ({
      ...{ id, place: { department, item, source, project }, month },
      remarks: rows
        .filter(({ thread }) => thread === id)
        .map(({ kind, person, display, instant, stage, text }) => ({
          kind: kind as RemarkKind,
          stage: stage as Stage,
          ...{ person, display, instant, text },
        })),
    }));
}
