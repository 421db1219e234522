import { type BudgetLine, type LineKey, lineKey } from '../../../shared/domain/budget/line.ts';
import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../database.ts';
import { readCharts } from '../ledger/queries.ts';

/** A unit's year whose budget is approved: vouchers are held to it. */
export interface HeldYear {
  readonly unit: UnitCode;
  readonly year: number;
  account(code: string): UnitAccount | undefined;
  isPlanned(line: LineKey): boolean;
}

type UnitYear = Pick<BudgetLine, 'unit' | 'year'>;

const nameOf = ({ unit, year }: UnitYear): string => `${unit} ${year}`;

/**
 * Those of some units' years that have an approved budget; one question, and no more where none has. A unit without an
 * approved budget is not stopped.
 */
export async function readHeldYears(
  db: BooksReader,
  asked: readonly UnitYear[],
): Promise<(unitYear: UnitYear) => HeldYear | undefined> {
  const named = new Set(asked.map(nameOf));
  const none = () => undefined;
  if (named.size === 0) return none;
  const plans = await db
    .selectFrom('budget_plan')
    .select(['unit', 'year'])
    .where('stage', '=', 'approved')
    .where('unit', 'in', [...new Set(asked.map(({ unit }) => unit))])
    .where('year', 'in', [...new Set(asked.map(({ year }) => year))])
    .execute();
  const held = plans.filter((plan) => named.has(nameOf(plan)));
  if (held.length === 0) return none;
  const units = [...new Set(held.map(({ unit }) => unit))];
  const rows = await db
    .selectFrom('budget_line as line')
    .innerJoin('budget_standing as standing', 'standing.line', 'line.id')
    .select(['unit', 'year', 'department', 'item', 'source', 'project'])
    .distinct()
    .where('unit', 'in', units)
    .where('year', 'in', [...new Set(held.map(({ year }) => year))])
    .where('standing.month', '>', 0)
    .execute();
  const planned = new Set(rows.map(lineKey));
  const charts = await readCharts(db, units);
  const years = new Map(
    held.map(({ unit, year }): [string, HeldYear] => {
      const chart = charts.get(unit);
      const account = (code: string) => chart?.get(code);
      return [nameOf({ unit, year }), { unit, year, account, isPlanned: (line) => planned.has(line) }];
    }),
  );
  return (unitYear) => years.get(nameOf(unitYear));
}
