import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { booked, type CostDepartment } from '../../../shared/domain/costing/department.ts';
import { type DirectCost, directCost } from '../../../shared/domain/costing/direct-cost.ts';
import { type BookedExpense, COST_ACCOUNTS, expensesOf } from '../../../shared/domain/costing/expenses.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readMonthsUnder } from '../ledger/queries.ts';
import { loadDepartmentsOf } from '../organisation/queries.ts';

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
  const { chart, months } = await readMonthsUnder(db, unit, [period], COST_ACCOUNTS);
  const departments = await readCostDepartments(db, unit, period, span);
  const expenses = expensesOf(months.get(period) ?? [], (code) => chart?.get(code), span);
  const cost = directCost(expenses, departments);
  const named = booked(departments, ({ code }) => COST_ITEMS.some((item) => cost.departments.get(code)?.[item]));
  return {
    ...{ departments, named, expenses, cost },
    nameOf: (code) => chart?.fullNameOf(code) ?? code,
  };
}

/** What a unit's books spent in each of some months, the books read once. */
export async function readExpenses(
  db: BooksReader,
  unit: UnitCode,
  periods: readonly Period[],
): Promise<(period: Period) => readonly BookedExpense[]> {
  const { chart, months } = await readMonthsUnder(db, unit, periods, COST_ACCOUNTS);
  return (period) => expensesOf(months.get(period) ?? [], (code) => chart?.get(code), 'month');
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
  return (await costDepartmentsOf(db, unit))(period, span);
}

/** As `readCostDepartments`, for months that are asked of the same cards one after another. */
export async function costDepartmentsOf(
  db: BooksReader,
  unit: UnitCode,
): Promise<(period: Period, span?: CostSpan) => CostDepartment[]> {
  const standing = await loadDepartmentsOf(db, unit);
  return (period, span = 'month') =>
    standing(period, span === 'year' ? periodOf(yearOf(period), 1) : period).map(
      ({ code, name, class: kind, parent }) => ({
        ...{ code, name, class: kind },
        ...(parent === '' ? {} : { parent }),
      }),
    );
}
