import { budget } from '../../../shared/contract/budget.ts';
import type { Reason } from '../../../shared/contract/errors.ts';
import { againstCell, type Carry, cellKey, cellTotal, type PlanCell } from '../../../shared/domain/budget/plan.ts';
import { CUSTODY } from '../../../shared/domain/budget/rounds.ts';
import { fundSource } from '../../../shared/domain/ledger/fund.ts';
import { ZERO } from '../../../shared/kernel/fen.ts';
import type { BooksTx } from '../database.ts';
import { takeNumbers } from '../ledger/commands.ts';
import { loadDepartments, loadUnit } from '../organisation/queries.ts';
import type { CommandContext } from '../pipeline/context.ts';
import { command, type Implementation } from '../pipeline/implementation.ts';
import { changedCells, type Plan, readPlans } from './plans.ts';
import { againstProjects } from './projects/use.ts';

/** 编制 by the unit, 核减 by the centre: each only while the plan is in its hands. */
export const planningOperations: readonly Implementation[] = [
  command(budget.savePlan, async (context, { unit, year, revision, cells, carries }) => {
    const plan = await planInHands(context, unit, year, revision, 'unit');
    const problems = [...(await againstRows(context.tx, unit, cells)), ...againstCarries(carries)];
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    const next = await keepPlan(context.tx, plan, cells, carries);
    context.audit({ unit, subject: `${unit} ${year}`, after: { rows: cells.length, carries: carries.length } });
    return { revision: next };
  }),

  command(budget.cutPlan, async (context, { unit, year, revision, changes }) => {
    const plan = await planInHands(context, unit, year, revision, 'centre');
    const problems = await againstRows(context.tx, unit, changes);
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    const known = new Map(plan.cells.map((cell) => [cellKey(cell), cell]));
    const display = context.caller.kind === 'person' ? context.caller.display : context.actor;
    const first = await takeNumbers(context.tx, 'budget_cut', changes.length);
    const rows = changes.map(({ department, item, source, project, reason, ...change }, index) => {
      const before = known.get(cellKey({ department, item, source, project }));
      return {
        ...{ id: first + index, unit, year, stage: plan.stage, department, item, source, project },
        before: before ? cellTotal(before) : ZERO,
        after: cellTotal({ department, item, source, project, months: change.months }),
        ...{ reason, display, instant: context.instant },
      };
    });
    await context.tx.bulkInsert('budget_cut', rows);
    const next = await keepPlan(context.tx, plan, changes, plan.carries);
    context.audit({
      ...{ unit, subject: `${unit} ${year}` },
      after: {
        changes: rows.map(({ item, source, before, after, reason }) => ({ item, source, before, after, reason })),
      },
    });
    return { revision: next };
  }),
];

type Planning = CommandContext<
  | typeof budget.savePlan
  | typeof budget.cutPlan
  | typeof budget.takeKit
  | typeof budget.saveSchedules
  | typeof budget.reviseSchedules
>;

/** The plan, where it is as the caller saw it and in the hands that want to change it. */
export async function planInHands(
  context: Planning,
  code: Plan['unit'],
  year: number,
  revision: number,
  hands: 'unit' | 'centre',
): Promise<Plan> {
  const unit = await loadUnit(context.db, code);
  if (!unit) throw context.notFound(`单位 ${code}`);
  const [plan] = await readPlans(context.db, [unit.code], year);
  if (CUSTODY[plan!.stage] !== hands) throw context.refused('not-yours-now', NOT_YOURS[hands]);
  if (plan!.revision !== revision) throw context.refused('changed', CHANGED);
  return plan!;
}

export const CHANGED = '预算在查看之后有了变动，请看过现在的数字再改';
export const NOT_YOURS = {
  unit: '预算现在不在单位手里：已经上报或批复，需要修改时请财务中心退回',
  centre: '预算现在不在财务中心手里：单位还没有上报，或已经下达、批复',
} as const;

export async function againstRows(tx: BooksTx, unit: Plan['unit'], cells: readonly PlanCell[]): Promise<Reason[]> {
  const departments = new Set((await loadDepartments(tx.db, unit)).map(({ code }) => code));
  const projects = await againstProjects(
    tx.db,
    // A row may always be taken out, whatever became of its project.
    cells.map((cell) => ({ unit, project: cell.project, asks: cellTotal(cell) !== 0 })),
  );
  const seen = new Set<string>();
  const rows = cells.flatMap((cell, index): Reason[] => {
    const key = cellKey(cell);
    const twice = seen.has(key);
    seen.add(key);
    const message =
      againstCell(cell) ??
      (cell.department !== '' && !departments.has(cell.department) ? `没有科室 ${cell.department}` : undefined) ??
      (twice ? `${cell.item} 的这一行重复` : undefined);
    return message === undefined ? [] : [{ code: 'bad-row', message, row: index + 1 }];
  });
  return [...rows, ...projects];
}

export const againstCarries = (carries: readonly Carry[]): Reason[] =>
  carries.flatMap(({ source, opening, used }): Reason[] =>
    !fundSource(source)
      ? [{ code: 'bad-source', message: `没有资金来源 ${source}` }]
      : opening < 0 || used < 0
        ? [{ code: 'bad-carry', message: `${source} 的结转结余不能为负` }]
        : [],
  );

/** Keeps the changed rows and the carry-overs; returns the plan's new revision. */
export async function keepPlan(
  tx: BooksTx,
  plan: Plan,
  changes: readonly PlanCell[],
  carries: readonly Carry[],
): Promise<number> {
  const { unit, year } = plan;
  const revision = plan.revision + 1;
  await tx.db
    .insertInto('budget_plan')
    .values({ unit, year, stage: plan.stage, revision })
    .onConflict((conflict) => conflict.columns(['unit', 'year']).doUpdateSet({ revision }))
    .execute();
  await tx.db.deleteFrom('budget_cell').where('unit', '=', unit).where('year', '=', year).execute();
  await tx.bulkInsert(
    'budget_cell',
    changedCells(plan.cells, changes).map(({ department, item, source, project, months }) => ({
      ...{ unit, year, department, item, source, project },
      months: JSON.stringify(months),
    })),
  );
  await tx.db.deleteFrom('budget_carry').where('unit', '=', unit).where('year', '=', year).execute();
  await tx.bulkInsert(
    'budget_carry',
    carries
      .filter(({ opening, used }) => opening !== 0 || used !== 0)
      .map(({ source, opening, used }) => ({ unit, year, source, opening, used })),
  );
  return revision;
}
