import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readFigures } from '../../ledger/queries.ts';

/** 事业收入—医疗收入, in the hospitals' chart and in the primary one. */
const MEDICAL_INCOME = '410101';

/** 医疗收入 that the books have in a month by department ('' for none), in 分, without what closing moved. */
export async function readBookedIncome(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
): Promise<ReadonlyMap<string, Fen>> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  const income = new Map<string, Fen>();
  for (const { code, department = '', monthMovement } of read?.figures ?? []) {
    const official = read?.chart.get(code)?.official ?? code;
    if (!official.startsWith(MEDICAL_INCOME) || monthMovement === 0) continue;
    // Revenue stands in credit.
    income.set(department, fen((income.get(department) ?? ZERO) - monthMovement));
  }
  return income;
}
