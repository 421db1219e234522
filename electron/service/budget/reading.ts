import { budget } from '../../../shared/contract/budget.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import { breachesOf, plannedRevenue, plannedSpending } from '../../../shared/domain/budget/plan.ts';
import { CUSTODY } from '../../../shared/domain/budget/rounds.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import { fen, formatYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { loadUnit, loadUnits } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { carryOut, cellOut, readPlans } from './plans.ts';
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
      const { stage, cells, carries } = plans[index]!;
      return {
        ...{ unit: code, name, stage },
        custody: CUSTODY[stage],
        revenue: formatYuan(plannedRevenue(cells)),
        spending: formatYuan(plannedSpending(cells)),
        breaches: breachesOf(cells, carries).length,
      };
    });
  }),

  query(budget.plan, async (context, { unit: code, year }) => {
    const { db } = context;
    const unit = await loadUnit(db, code);
    if (!unit) throw context.notFound(`单位 ${code}`);
    const [plan] = await readPlans(db, [unit.code], year);
    const { stage, revision, cells, carries } = plan!;
    const versions = await readVersions(db, [unit.code], year);
    const cuts = await readCuts(db, [unit.code], year);
    return {
      ...{ unit: code, name: unit.name, year, stage, revision },
      custody: CUSTODY[stage],
      cells: cells.map(cellOut),
      carries: carries.map(carryOut),
      problems: breachesOf(cells, carries).map(({ message }) => message),
      versions: versions.map(({ passage, display, instant, reason, digest, ...then }, index) => ({
        ...{ number: index + 1, passage, display, instant, reason, digest },
        cells: then.cells.map(cellOut),
        carries: then.carries.map(carryOut),
      })),
      cuts: cuts.reverse().map(({ unit: _unit, before, after, ...cut }) => ({
        ...cut,
        before: formatYuan(before),
        after: formatYuan(after),
      })),
    };
  }),

  query(budget.lines, async ({ db }, { unit, year }) => {
    const rows = await db
      .selectFrom('budget_line as line')
      .innerJoin('budget_standing as standing', 'standing.line', 'line.id')
      .select(['line.id', 'department', 'item', 'source', 'project'])
      .select(['approved', 'adjusted', 'reserved', 'committed', 'spent'])
      .where('unit', '=', unit)
      .where('year', '=', year)
      .orderBy('item')
      .orderBy('department')
      .orderBy('source')
      .orderBy('project')
      .execute();
    const ids = [...new Set(rows.map(({ id }) => id))];
    return ids.map((id) => {
      const own = rows.filter((row) => row.id === id);
      const { department, item, source, project } = own[0]!;
      const sum = (column: 'approved' | 'adjusted' | 'reserved' | 'committed' | 'spent') =>
        sumFen(own.map((row) => fen(row[column])));
      const [approved, adjusted, reserved, committed, spent] = [
        ...[sum('approved'), sum('adjusted'), sum('reserved'), sum('committed'), sum('spent')],
      ] as const;
      return {
        ...{ department, item, source, project },
        approved: formatYuan(approved!),
        adjusted: formatYuan(adjusted!),
        reserved: formatYuan(reserved!),
        committed: formatYuan(committed!),
        spent: formatYuan(spent!),
        available: formatYuan(fen(approved! + adjusted! - reserved! - committed! - spent!)),
      };
    });
  }),
];
