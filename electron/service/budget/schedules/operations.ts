import { budget } from '../../../../shared/contract/budget.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import {
  againstProcurement,
  changedProcurement,
  type ProcurementRow,
  procurementAmount,
  procurementKey,
} from '../../../../shared/domain/budget/procurement.ts';
import type { Schedules } from '../../../../shared/domain/budget/schedules.ts';
import {
  againstWorkload,
  changedWorkload,
  type WorkloadRow,
  workloadKey,
  workloadYear,
} from '../../../../shared/domain/budget/workload.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadDepartments } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, type Implementation } from '../../pipeline/implementation.ts';
import { keepPlan, planInHands } from '../planning.ts';
import type { Plan } from '../plans.ts';
import { keepSchedules, type RevisedSchedules } from './keeping.ts';

/** 预算附表 by the unit, and as the centre revises it with a reason: each only while the plan is in its hands. */
export const scheduleOperations: readonly Implementation[] = [
  command(budget.saveSchedules, async (context, { unit, year, revision, ...changes }) => {
    const plan = await planInHands(context, unit, year, revision, 'unit');
    const next = await keepChanged(context, plan, changes);
    context.audit({ unit, subject: `${unit} ${year}`, after: countsOf(changes) });
    return { revision: next };
  }),

  command(budget.reviseSchedules, async (context, { unit, year, revision, reason, ...changes }) => {
    const plan = await planInHands(context, unit, year, revision, 'centre');
    const next = await keepChanged(context, plan, changes);
    await context.db
      .insertInto('budget_schedule_revision')
      .values({
        id: await takeNumbers(context.tx, 'budget_schedule_revision', 1),
        ...{ unit, year, stage: plan.stage, reason, changes: canonicalJson(plainly(plan, changes)) },
        person: context.actor,
        display: context.caller.kind === 'person' ? context.caller.display : context.actor,
        instant: context.instant,
      })
      .execute();
    context.audit({ unit, subject: `${unit} ${year}`, after: countsOf(changes), reason });
    return { revision: next };
  }),
];

interface Changes {
  readonly workload: readonly WorkloadRow[];
  readonly procurement: readonly ProcurementRow[];
  readonly removed: readonly Parameters<typeof procurementKey>[0][];
}

const countsOf = ({ workload, procurement, removed }: Changes) => ({
  workload: workload.length,
  procurement: procurement.length,
  removed: removed.length,
});

/** What the centre changed as the unit reads it. */
const plainly = (plan: Plan, changes: Changes): RevisedSchedules => {
  const before = new Map(plan.workload.map((row) => [workloadKey(row), row]));
  const bought = (rows: readonly ProcurementRow[]) => sumFen(rows.map(procurementAmount));
  return {
    workload: changes.workload.map((row) => ({
      ...{ measure: row.measure, department: row.department },
      before: workloadYear(before.get(workloadKey(row)) ?? { measure: row.measure, months: [] }),
      after: workloadYear(row),
    })),
    procurement: {
      before: bought(plan.procurement),
      after: bought(changedProcurement(plan.procurement, changes.procurement, changes.removed)),
    },
  };
};

/** Keeps the changed rows; returns the plan's new revision. */
async function keepChanged(
  context: CommandContext<typeof budget.saveSchedules | typeof budget.reviseSchedules>,
  plan: Plan,
  changes: Changes,
): Promise<number> {
  const problems = await againstSchedules(context.db, plan.unit, changes);
  if (problems.length > 0) throw context.refused('bad-rows', problems);
  const next = await keepPlan(context.tx, plan, [], plan.carries);
  await keepSchedules(context.tx, plan, {
    workload: changedWorkload(plan.workload, changes.workload),
    procurement: changedProcurement(plan.procurement, changes.procurement, changes.removed),
  });
  return next;
}

/** Why changed rows of the schedules cannot stand, each with its place in its own list. */
export async function againstSchedules(
  db: BooksReader,
  unit: Plan['unit'],
  { workload, procurement }: Schedules,
): Promise<Reason[]> {
  const departments = new Set((await loadDepartments(db, unit)).map(({ code }) => code));
  const noDepartment = ({ department }: { readonly department: string }) =>
    department !== '' && !departments.has(department) ? `没有科室 ${department}` : undefined;
  return [
    ...against(workload, workloadKey, (row) => againstWorkload(row) ?? noDepartment(row)),
    ...against(procurement, procurementKey, (row) => againstProcurement(row) ?? noDepartment(row)),
  ];
}

function against<T extends WorkloadRow | ProcurementRow>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  problemOf: (row: T) => string | undefined,
): Reason[] {
  const seen = new Set<string>();
  return rows.flatMap((row, index): Reason[] => {
    const twice = seen.has(nameOf(row));
    seen.add(nameOf(row));
    const message = problemOf(row) ?? (twice ? `附表第 ${index + 1} 行重复` : undefined);
    return message === undefined ? [] : [{ code: 'bad-row', message, row: index + 1 }];
  });
}
