import { budget } from '../../../shared/contract/budget.ts';
import { lineKey } from '../../../shared/domain/budget/line.ts';
import { budgetItem, isControlled } from '../../../shared/domain/budget/plan.ts';
import { type Passage, passed } from '../../../shared/domain/budget/rounds.ts';
import { planBreachesOf } from '../../../shared/domain/budget/schedules.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { takeNumbers } from '../ledger/commands.ts';
import { readVouchers } from '../ledger/queries.ts';
import { loadUnit } from '../organisation/queries.ts';
import type { CommandContext } from '../pipeline/context.ts';
import { command, type Implementation } from '../pipeline/implementation.ts';
import { sha256Text } from '../pipeline/input.ts';
import { passGate } from './gate.ts';
import { CHANGED, NOT_YOURS } from './planning.ts';
import { type Plan, planContent, readPlans } from './plans.ts';
import { againstPlanned } from './projects/use.ts';
import { spendVouchers } from './spending/following.ts';

/** 两上两下: each passage hands the plan on and keeps it as it was handed on. */
export const roundOperations: readonly Implementation[] = [
  command(budget.submitPlan, async (context, { unit, year, revision, passage, reason = '' }) => {
    const plan = await planToPass(context, unit, year, revision);
    const next = passed(plan.stage, passage, 'unit', '');
    if (!next.ok) throw context.refused('not-yours-now', NOT_YOURS.unit);
    if (plan.cells.length === 0) throw context.refused('nothing-planned', `${unit} 的 ${year} 年预算还没有数字`);
    const breaches = [...planBreachesOf(plan), ...(await againstPlanned(context.db, plan))];
    if (breaches.length > 0) throw context.refused('breaks-rules', breaches);
    await handOn(context, plan, passage, next.value, reason.trim());
    return { done: true as const };
  }),

  command(budget.decidePlan, async (context, { unit, year, revision, passage, reason = '' }) => {
    const plan = await planToPass(context, unit, year, revision);
    const next = passed(plan.stage, passage, 'centre', reason);
    if (!next.ok) {
      if (next.error === 'reason') throw context.refused('no-reason', '退回预算须写明原因');
      throw context.refused('not-yours-now', NOT_YOURS.centre);
    }
    if (await submittedBy(context, plan, context.actor))
      throw context.refused('same-person', '上报预算的人不能核定或退回同一份预算');
    await handOn(context, plan, passage, next.value, reason.trim());
    return { done: true as const };
  }),

  command(budget.approvePlan, async (context, { unit, year, revision }) => {
    const plan = await planToPass(context, unit, year, revision);
    const next = passed(plan.stage, 'approve', 'centre', '');
    if (!next.ok) throw context.refused('not-yours-now', NOT_YOURS.centre);
    if (await submittedBy(context, plan, context.actor))
      throw context.refused('same-person', '上报预算的人不能批复同一份预算');
    const breaches = [...planBreachesOf(plan), ...(await againstPlanned(context.db, plan))];
    if (breaches.length > 0) throw context.refused('breaks-rules', breaches);
    await handOn(context, plan, 'approve', next.value, '');
    await makeAvailable(context, plan);
    return { done: true as const };
  }),
];

type Rounding = CommandContext<typeof budget.submitPlan | typeof budget.decidePlan | typeof budget.approvePlan>;

async function planToPass(context: Rounding, code: Plan['unit'], year: number, revision: number): Promise<Plan> {
  const unit = await loadUnit(context.db, code);
  if (!unit) throw context.notFound(`单位 ${code}`);
  const [plan] = await readPlans(context.db, [unit.code], year);
  if (plan!.revision !== revision) throw context.refused('changed', CHANGED);
  return plan!;
}

/** Whether the person handed the plan up last: who reports does not decide (不相容岗位). */
async function submittedBy(context: Rounding, { unit, year }: Plan, person: string): Promise<boolean> {
  const last = await context.db
    .selectFrom('budget_version')
    .select(['person'])
    .where('unit', '=', unit)
    .where('year', '=', year)
    .where('passage', 'in', ['propose', 'resubmit'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return last?.person === person;
}

async function handOn(
  context: Rounding,
  plan: Plan,
  passage: Passage,
  stage: Plan['stage'],
  reason: string,
): Promise<void> {
  const { unit, year } = plan;
  const content = canonicalJson(planContent(plan));
  const digest = sha256Text(content);
  const display = context.caller.kind === 'person' ? context.caller.display : context.actor;
  await context.db
    .insertInto('budget_version')
    .values({
      id: await takeNumbers(context.tx, 'budget_version', 1),
      ...{ unit, year, passage, person: context.actor, display, instant: context.instant, reason, content, digest },
    })
    .execute();
  await context.db
    .updateTable('budget_plan')
    .set({ stage, revision: plan.revision + 1 })
    .where('unit', '=', unit)
    .where('year', '=', year)
    .execute();
  context.audit({
    ...{ unit, subject: `${unit} ${year}`, before: { stage: plan.stage }, after: { stage, digest } },
    ...(reason === '' ? {} : { reason }),
  });
}

/** 批复: what was approved of each line that is held to it may be spent from now on. */
async function makeAvailable(context: Rounding, plan: Plan): Promise<void> {
  const { unit, year } = plan;
  const held = plan.cells.filter(({ item }) => {
    const known = budgetItem(item);
    return known !== undefined && isControlled(known);
  });
  const lines = held.map(({ department, item, source, project }) => ({
    unit,
    year,
    department,
    item,
    source,
    project,
  }));
  const gone = await passGate(context.tx, {
    demands: held.flatMap(({ months }, index) =>
      months.flatMap((amount, month) =>
        amount === 0 ? [] : [{ kind: 'approve' as const, line: lineKey(lines[index]!), month: month + 1, amount }],
      ),
    ),
    lines,
    occasion: { today: `${year}-01-01` as AccountingDate, month: 1, authorised: false },
    by: context.actor,
    instant: context.instant,
  });
  assert(gone.ok, 'what is approved is more, never less');
  // Months go by before a budget is approved (预算批复前的支出): what was posted in them has been spent of it.
  const posted = await readVouchers(context.db, { units: [unit], from: periodOf(year, 1), to: periodOf(year, 12) });
  await spendVouchers(context.tx, context.actor, context.instant, posted);
}
