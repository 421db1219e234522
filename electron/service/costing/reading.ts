import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { booked, type CostDepartment } from '../../../shared/domain/costing/department.ts';
import { type DirectCost, directCost } from '../../../shared/domain/costing/direct-cost.ts';
import { type BookedExpense, expensesOf } from '../../../shared/domain/costing/expenses.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readFigures } from '../ledger/queries.ts';
import { loadDepartmentsAt } from '../organisation/queries.ts';

/** A unit's direct cost of a span, with the expenses it is made of. */
export interface UnitDirectCost {
  readonly departments: readonly CostDepartment[];
  /** Those of them that the form has a row for. */
  readonly named: readonly CostDepartment[];
  readonly expenses: readonly BookedExpense[];
  readonly cost: DirectCost<BookedExpense>;
  /** 总账科目/明细科目 of an account's code. */
  nameOf(code: string): string;
}

export async function readDirectCost(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
  span: CostSpan,
): Promise<UnitDirectCost> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  const chart = read?.chart;
  const departments = await readCostDepartments(db, unit, period, span);
  const expenses = expensesOf(read?.figures ?? [], (code) => chart?.get(code), span);
  const cost = directCost(expenses, departments);
  const named = booked(departments, ({ code }) => COST_ITEMS.some((item) => cost.departments.get(code)?.[item]));
  return {
    ...{ departments, named, expenses, cost },
    nameOf: (code) => chart?.fullNameOf(code) ?? code,
  };
}

/**
 * The departments that a unit keeps its cost by, as they are in the month, in the order of their tree; of the year so far,
 * those as well that were closed within it.
 */
export async function readCostDepartments(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
  span: CostSpan = 'month',
): Promise<CostDepartment[]> {
  const since = span === 'year' ? periodOf(yearOf(period), 1) : period;
  return (await loadDepartmentsAt(db, unit, period, since)).map(({ code, name, class: kind, parent }) => ({
    ...{ code, name, class: kind },
    ...(parent === '' ? {} : { parent }),
  }));
}
