import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import { monthOf, type Period } from '../../kernel/period.ts';
import { type Accounts, budgetedAs } from './item-of-account.ts';
import { cellKey, cellTotal, type PlanCell } from './plan.ts';

/** What one month moved of one account (发生额), in 分, without what closing vouchers moved. */
export interface Turnover {
  readonly period: Period;
  readonly code: string;
  readonly department: string;
  readonly fund: string;
  readonly debit: Fen;
  readonly credit: Fen;
}

export interface Actuals {
  readonly cells: readonly PlanCell[];
  /** Of revenue and spending that no budget item knows, in 分. */
  readonly unplaced: Fen;
  /** Months in which anything was taken in or spent, 1–12: the others are missing in the books. */
  readonly months: readonly number[];
}

/**
 * A year of the books as rows of a plan (上年执行数): 6xxx and 7xxx of the budget book, and of the financial book what costs
 * no money (折旧、摊销、计提). Revenue stands for the unit as a whole, spending by department; a row that comes to nil or less
 * is left out, and one with a month below nil (红字) stands evenly over the year.
 */
export function actualCells(turnovers: readonly Turnover[], account: Accounts): Actuals {
  const placed = placedCells(turnovers, account);
  return { ...placed, cells: placed.cells.filter((cell) => cellTotal(cell) > 0).map(withoutRed) };
}

/** The same month by month as the books have it, what was taken back below nil. */
export function placedCells(turnovers: readonly Turnover[], account: Accounts): Actuals {
  const rows = new Map<string, PlanCell>();
  const months = new Set<number>();
  let unplaced = 0;
  for (const { period, code, department, fund, debit, credit } of turnovers) {
    const first = (account(code)?.official ?? code).slice(0, 1);
    const amount = first === '6' ? credit - debit : debit - credit;
    if (amount === 0 || !(first === '6' || first === '7' || first === '5')) continue;
    months.add(monthOf(period));
    const placed = budgetedAs({ code, ...(fund === '' ? {} : { fund }) }, account);
    if (first === '5' && placed?.item.cashless !== true) continue;
    if (!placed) {
      unplaced += amount;
      continue;
    }
    const { item, source } = placed;
    const place = { department: item.kind === 'revenue' ? '' : department, item: item.code, source, project: '' };
    const key = cellKey(place);
    const before = rows.get(key)?.months ?? NONE;
    const at = monthOf(period) - 1;
    rows.set(key, { ...place, months: before.map((old, index) => (index === at ? fen(old + amount) : old)) });
  }
  return { cells: [...rows.values()], unplaced: fen(unplaced), months: [...months].sort((a, b) => a - b) };
}

const NONE: readonly Fen[] = Array.from({ length: 12 }, () => ZERO);

const withoutRed = (cell: PlanCell): PlanCell =>
  cell.months.every((amount) => amount >= 0) ? cell : { ...cell, months: spread(cellTotal(cell)) };

/** A year's amount over twelve months: equal, the 分 that are left over one each from January on. */
export function spread(total: Fen): Fen[] {
  const sign = total < 0 ? -1 : 1;
  const [each, left] = [Math.floor(Math.abs(total) / 12), Math.abs(total) % 12];
  return NONE.map((_, at) => fen(sign * (each + (at < left ? 1 : 0))));
}
