import type { CostDepartment } from '../../../shared/domain/costing/department.ts';
import { type DirectCost, directCost } from '../../../shared/domain/costing/direct-cost.ts';
import { type BookedExpense, expensesOf } from '../../../shared/domain/costing/expenses.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readFigures } from '../ledger/queries.ts';
import { loadDepartments } from '../organisation/queries.ts';

/** A unit's direct cost of a span, with the expenses it is made of. */
export interface UnitDirectCost {
  readonly departments: readonly CostDepartment[];
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
  const departments = await readCostDepartments(db, unit);
  const expenses = expensesOf(read?.figures ?? [], (code) => chart?.get(code), span);
  return {
    ...{ departments, expenses, cost: directCost(expenses, departments) },
    nameOf: (code) => chart?.fullNameOf(code) ?? code,
  };
}

/** The departments that a unit keeps its cost by, in the order of their codes. */
export async function readCostDepartments(db: BooksReader, unit: UnitCode): Promise<CostDepartment[]> {
  return (await loadDepartments(db, unit)).map(({ code, name, class: kind }) => ({ code, name, class: kind }));
}
