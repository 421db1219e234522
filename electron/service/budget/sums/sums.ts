import { budget } from '../../../../shared/contract/budget.ts';
import { consolidateBudgets } from '../../../../shared/domain/budget/consolidated.ts';
import { cutSummary } from '../../../../shared/domain/budget/explained-cuts.ts';
import type { PlanCell } from '../../../../shared/domain/budget/plan.ts';
import { summedProcurement } from '../../../../shared/domain/budget/procurement.ts';
import { summedWorkload } from '../../../../shared/domain/budget/workload.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { type Fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { carryOut, readPlans } from '../plans.ts';
import { reportOperations } from '../report.ts';
import { type Eliminates, readSums } from './reading-sums.ts';
import { readRounds } from './rounds-reading.ts';
import { bookOperations } from './sum-books.ts';

const monthsOut = (months: readonly Fen[]): string[] => months.map(formatYuan);

/** A unit's rows as the sums see them: departments and projects within item × source are one. */
const byLine = (unit: string, cells: readonly PlanCell[]) =>
  consolidateBudgets([{ unit, cells, carries: [] }], false).lines.map(({ item, source, units }) => ({
    ...{ item, source, months: monthsOut(units) },
  }));

function byItem(cells: readonly PlanCell[]): { item: string; total: string }[] {
  const items = [...new Set(cells.map(({ item }) => item))].sort();
  return items.map((item) => ({
    item,
    total: formatYuan(sumFen(cells.filter((cell) => cell.item === item).flatMap(({ months }) => months))),
  }));
}

/** 汇总预算, as figures and as workbooks. */
export const budgetSumOperations = (rule: Eliminates): readonly Implementation[] => [
  query(budget.sums, async ({ db, scope }, { year, stage }) => {
    const { whole, eliminates, units, budget: summed } = await readSums(db, { scope, year, stage }, rule);
    return {
      ...{ year, stage, whole, eliminates },
      units: units.map(({ unit, name, stage: at, counted, cells, carries, workload, procurement, proposed }) => ({
        ...{ unit, name, stage: at, counted },
        cells: byLine(unit, cells),
        carries: carries.map(carryOut),
        workload: summedWorkload(workload).map(({ measure, months }) => ({ measure, months: [...months] })),
        procurement: summedProcurement(procurement).map((sum) => ({ ...sum, amount: formatYuan(sum.amount) })),
        proposed: proposed === undefined ? null : byItem(proposed),
      })),
      lines: summed.lines.map(({ item, source, units: sum, eliminated, amount }) => ({
        ...{ item, source },
        units: monthsOut(sum),
        eliminated: monthsOut(eliminated),
        amount: monthsOut(amount),
      })),
      pairs: summed.pairs.map(({ group, revenue, spending, eliminated, left }) => ({
        group,
        revenue: revenue.map(({ unit, amount }) => ({ unit, amount: formatYuan(amount) })),
        spending: spending.map(({ unit, amount }) => ({ unit, amount: formatYuan(amount) })),
        eliminated: formatYuan(eliminated),
        left: formatYuan(left),
      })),
    };
  }),
  query(budget.cutUnits, async ({ db, scope }, { year }) => {
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code);
    const codes = units.map(({ code }) => code);
    const plans = new Map((await readPlans(db, codes, year)).map((plan) => [plan.unit, plan]));
    const names = new Map(units.map(({ code, name }) => [code, name]));
    return (await readRounds(db, codes, year)).map(({ unit, rows }) => {
      const { asked, cut, items } = cutSummary(rows);
      return {
        ...{ unit, name: names.get(unit) ?? unit, stage: plans.get(unit)?.stage ?? 'drafting', items },
        ...(asked === undefined ? {} : { asked: formatYuan(asked) }),
        cut: formatYuan(cut),
      };
    });
  }),
  ...bookOperations(rule),
  ...reportOperations(rule),
];
