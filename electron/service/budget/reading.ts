import { budget } from '../../../shared/contract/budget.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import { lineKey } from '../../../shared/domain/budget/line.ts';
import { plannedRevenue, plannedSpending } from '../../../shared/domain/budget/plan.ts';
import { CUSTODY } from '../../../shared/domain/budget/rounds.ts';
import { planBreachesOf } from '../../../shared/domain/budget/schedules.ts';
import { available, EMPTY_STANDING } from '../../../shared/domain/budget/standing.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import { formatYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { loadUnit, loadUnits } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { readBook } from './book.ts';
import { carryOut, cellOut, readPlans } from './plans.ts';
import { againstPlanned } from './projects/use.ts';
import { readRevisions, schedulesOut } from './schedules/keeping.ts';
import { readCuts, readVersions } from './versions.ts';

/** 预算 as it is shown: items, how far units have come, one unit's plan with its versions, and what its lines hold. */
export const readingOperations: readonly Implementation[] = [
  query(budget.items, async () =>
    BUDGET_ITEMS.map(({ code, name, kind, cashless, internal }) => ({
      ...{ code, name, kind },
      cashless: cashless === true,
      internal: internal === true,
    })),
  ),

  query(budget.board, async ({ db, scope }, { year }) => {
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code);
    const plans = await readPlans(
      db,
      units.map(({ code }) => code),
      year,
    );
    return units.map(({ code, name }, index) => {
      const plan = plans[index]!;
      const { stage, cells } = plan;
      return {
        ...{ unit: code, name, stage },
        custody: CUSTODY[stage],
        revenue: formatYuan(plannedRevenue(cells)),
        spending: formatYuan(plannedSpending(cells)),
        breaches: planBreachesOf(plan).length,
      };
    });
  }),

  query(budget.plan, async (context, { unit: code, year }) => {
    const { db } = context;
    const unit = await loadUnit(db, code);
    if (!unit) throw context.notFound(`单位 ${code}`);
    const [plan] = await readPlans(db, [unit.code], year);
    const { stage, revision, cells, carries } = plan!;
    // What is approved stands as it was approved, whatever became of its projects.
    const unusable = stage === 'approved' ? [] : await againstPlanned(db, plan!);
    const versions = await readVersions(db, [unit.code], year);
    const cuts = await readCuts(db, [unit.code], year);
    return {
      ...{ unit: code, name: unit.name, year, stage, revision },
      custody: CUSTODY[stage],
      cells: cells.map(cellOut),
      carries: carries.map(carryOut),
      ...schedulesOut(plan!),
      problems: [...planBreachesOf(plan!), ...unusable].map(({ message }) => message),
      versions: versions.map(({ passage, display, instant, reason, digest, ...then }, index) => ({
        ...{ number: index + 1, passage, display, instant, reason, digest },
        cells: then.cells.map(cellOut),
        carries: then.carries.map(carryOut),
        ...schedulesOut(then),
      })),
      revisions: (await readRevisions(db, unit.code, year)).reverse(),
      cuts: cuts.reverse().map(({ unit: _unit, before, after, ...cut }) => ({
        ...cut,
        before: formatYuan(before),
        after: formatYuan(after),
      })),
    };
  }),

  query(budget.lines, async ({ db }, { unit, year }) => {
    const lines = await db
      .selectFrom('budget_line')
      .select(['unit', 'year', 'department', 'item', 'source', 'project'])
      .where('unit', '=', unit)
      .where('year', '=', year)
      .orderBy('item')
      .orderBy('department')
      .orderBy('source')
      .orderBy('project')
      .execute();
    const { standingOf } = await readBook(db, [], lines);
    return lines.map((line) => {
      const standing = standingOf(lineKey(line)) ?? EMPTY_STANDING;
      const { department, item, source, project } = line;
      return {
        ...{ department, item, source, project },
        approved: formatYuan(sumFen(standing.approved)),
        adjusted: formatYuan(sumFen(standing.adjusted)),
        reserved: formatYuan(standing.reserved),
        committed: formatYuan(standing.committed),
        spent: formatYuan(standing.spent),
        available: formatYuan(available(standing)),
      };
    });
  }),
];
