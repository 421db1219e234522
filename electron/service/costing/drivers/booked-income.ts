import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readBalances, readCharts } from '../../ledger/queries.ts';

/** 事业收入—医疗收入, in the hospitals' chart and in the primary one. */
const MEDICAL_INCOME = '410101';

/** 医疗收入 that the books have in a month by department ('' for none), in 分, without what closing moved. */
export async function readBookedIncome(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
): Promise<ReadonlyMap<string, Fen>> {
  const chart = (await readCharts(db, [unit])).get(unit);
  const income = new Map<string, Fen>();
  for (const row of await readBalances(db, { units: [unit], from: period, to: period })) {
    if (!(chart?.get(row.code)?.official ?? row.code).startsWith(MEDICAL_INCOME)) continue;
    const earned = row.credit - row.closingCredit - (row.debit - row.closingDebit);
    income.set(row.department, fen((income.get(row.department) ?? ZERO) + earned));
  }
  return new Map([...income].filter(([, amount]) => amount !== 0));
}
