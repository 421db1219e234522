import { type Fen, fen } from '../../kernel/fen.ts';
import { spread } from './actuals.ts';
import { budgetItem, cellTotal, isEarned, type PlanCell } from './plan.ts';

/** How a plan is begun from last year's books: growth in tenths of a percent, below nil for less. */
export interface Growth {
  readonly revenue: number;
  readonly spending: number;
  /** Months that the books have, where they are taken for the whole year; undefined to take them as they stand. */
  readonly months?: number;
}

/** Rows of the books as a plan begins with them: the year made whole where it is asked, then grown, to the 分. */
export function grown(cells: readonly PlanCell[], { revenue, spending, months }: Growth): PlanCell[] {
  return cells.map((cell) => {
    const item = budgetItem(cell.item);
    const more = item && isEarned(item) ? revenue : spending;
    if (months !== undefined && months > 0 && months < 12) {
      const year = Math.round((cellTotal(cell) * 12) / months);
      return { ...cell, months: spread(scaled(year, more)) };
    }
    let before = 0;
    let given = 0;
    // Each month is what the sum up to it grows by: no 分 is lost or won over the year.
    const grownMonths = cell.months.map((amount) => {
      before += amount;
      const upTo = scaled(before, more);
      const month = fen(upTo - given);
      given = upTo;
      return month;
    });
    return { ...cell, months: grownMonths };
  });
}

const scaled = (amount: number, more: number): Fen => fen(Math.round((amount * (1000 + more)) / 1000));
