import { type BudgetLine, type LineKey, lineKey } from '../../../../shared/domain/budget/line.ts';
import { borneBy } from '../../../../shared/domain/budget/placing.ts';
import { budgetItem, isControlled } from '../../../../shared/domain/budget/plan.ts';
import { monthsTogether } from '../../../../shared/domain/budget/progress.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readMonths } from '../actuals.ts';

/** A line with what each month spent of it by the trial balances, January first. */
export interface ReportedLine {
  readonly line: BudgetLine;
  readonly months: readonly Fen[];
}

/**
 * 按余额表: what members spent in the months for which they sent a trial balance and no vouchers, by the line that would bear
 * it. It moves nothing at the gate: there is no document that took it.
 */
export async function readReported(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
  isPlanned: (line: LineKey) => boolean,
): Promise<ReportedLine[]> {
  const lines = new Map<LineKey, ReportedLine>();
  for (const [unit, periods] of await readSummaries(db, units, year)) {
    const { cells } = await readMonths(db, unit, { year, months: periods });
    for (const { department, item, source, project, months } of cells) {
      const known = budgetItem(item);
      if (!known || !isControlled(known)) continue;
      const line = borneBy({ unit, year, department, item, source, project }, isPlanned);
      const key = lineKey(line);
      const before = lines.get(key);
      lines.set(key, { line, months: before ? monthsTogether([before.months, months]) : months });
    }
  }
  return [...lines.values()];
}

/** The months of a year for which each unit sent a trial balance alone. */
async function readSummaries(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
): Promise<Map<UnitCode, Set<Period>>> {
  const found = new Map<UnitCode, Set<Period>>();
  if (units.length === 0) return found;
  const rows = await db
    .selectFrom('period')
    .select(['unit', 'period'])
    .where('unit', 'in', [...units])
    .where('basis', '=', 'summary')
    .where('period', '>=', `${year}-01`)
    .where('period', '<=', `${year}-12`)
    .orderBy('unit')
    .execute();
  for (const { unit, period } of rows)
    found.set(unit as UnitCode, (found.get(unit as UnitCode) ?? new Set()).add(period as Period));
  return found;
}
