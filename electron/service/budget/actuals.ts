import { budget } from '../../../shared/contract/budget.ts';
import { type Actuals, actualCells, placedCells, type Turnover } from '../../../shared/domain/budget/actuals.ts';
import { carriedOver } from '../../../shared/domain/budget/carried.ts';
import type { Accounts } from '../../../shared/domain/budget/item-of-account.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readBalances, readCharts } from '../ledger/queries.ts';
import { loadUnit } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { cellOut } from './plans.ts';

/** 上年执行数 and 上年末结转结余: what a plan is begun from. */
export const actualsOperations: readonly Implementation[] = [
  query(budget.actuals, async (context, { unit: code, year }) => {
    const unit = await loadUnit(context.db, code);
    if (!unit) throw context.notFound(`单位 ${code}`);
    const { cells, unplaced, months } = await readActuals(context.db, unit.code, year);
    return { cells: cells.map(cellOut), unplaced: formatYuan(unplaced), months: [...months] };
  }),

  query(budget.carried, async (context, { unit: code, year }) => {
    const unit = await loadUnit(context.db, code);
    if (!unit) throw context.notFound(`单位 ${code}`);
    const before = year - 1;
    const chart = (await readCharts(context.db, [unit.code])).get(unit.code);
    const rows = await readBalances(context.db, { units: [unit.code], from: `${before}-00`, to: `${before}-12` });
    const carries = carriedOver(
      rows.map(({ period, code: account, department, fund, debit, credit }) => ({
        ...{ code: account, department, fund, debit, credit },
        period: period as Period,
      })),
      (account) => chart?.get(account),
    );
    const { months } = await readActuals(context.db, unit.code, before);
    return {
      months: [...months],
      carries: [...carries].map(([source, opening]) => ({ source, opening: formatYuan(opening) })),
    };
  }),
];

/** A year of the unit's books as rows of a plan, without what closing vouchers moved. */
export async function readActuals(db: BooksReader, unit: UnitCode, year: number): Promise<Actuals> {
  const { turnovers, account } = await readYear(db, unit, year);
  return actualCells(turnovers, account);
}

/** Of the unit's books of a year the months named, as they are, what was taken back below nil. */
export async function readMonths(
  db: BooksReader,
  unit: UnitCode,
  { year, months }: { readonly year: number; readonly months: ReadonlySet<Period> },
): Promise<Actuals> {
  const { turnovers, account } = await readYear(db, unit, year);
  const named = turnovers.filter(({ period }) => months.has(period));
  return placedCells(named, account);
}

async function readYear(
  db: BooksReader,
  unit: UnitCode,
  year: number,
): Promise<{ readonly turnovers: readonly Turnover[]; readonly account: Accounts }> {
  const chart = (await readCharts(db, [unit])).get(unit);
  const rows = await readBalances(db, { units: [unit], from: `${year}-01`, to: `${year}-12` });
  return {
    turnovers: rows.map(({ period, code, department, fund, debit, credit, closingDebit, closingCredit }) => ({
      ...{ code, department, fund },
      period: period as Period,
      debit: fen(debit - closingDebit),
      credit: fen(credit - closingCredit),
    })),
    account: (code) => chart?.get(code),
  };
}
