import { type BudgetLine, type LineKey, lineKey } from '../../../../shared/domain/budget/line.ts';
import type { UnitAccount } from '../../../../shared/domain/ledger/account.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../../database.ts';
import { readCharts } from '../../ledger/queries.ts';
import { readSettings } from '../changes/controls.ts';

/** A unit's year whose vouchers are held to a budget: it is approved, or by the settings nothing is spent without one. */
export interface HeldYear {
  readonly unit: UnitCode;
  readonly year: number;
  account(code: string): UnitAccount | undefined;
  isPlanned(line: LineKey): boolean;
}

type UnitYear = Pick<BudgetLine, 'unit' | 'year'>;

const nameOf = ({ unit, year }: UnitYear): string => `${unit} ${year}`;

/** Those of some units' years that have an approved budget. */
export async function readApprovedYears(db: BooksReader, asked: readonly UnitYear[]): Promise<UnitYear[]> {
  const named = new Set(asked.map(nameOf));
  if (named.size === 0) return [];
  const plans = await db
    .selectFrom('budget_plan')
    .select(['unit', 'year'])
    .where('stage', '=', 'approved')
    .where('unit', 'in', [...new Set(asked.map(({ unit }) => unit))])
    .where('year', 'in', [...new Set(asked.map(({ year }) => year))])
    .execute();
  return plans.filter((plan) => named.has(nameOf(plan)));
}

/** Lines of some units' years that were ever planned, whatever is left of them. */
export async function readPlannedLines(
  db: BooksReader,
  units: readonly string[],
  years: readonly number[],
): Promise<ReadonlySet<LineKey>> {
  const rows = await db
    .selectFrom('budget_line as line')
    .innerJoin('budget_standing as standing', 'standing.line', 'line.id')
    .select(['unit', 'year', 'department', 'item', 'source', 'project'])
    .distinct()
    .where('unit', 'in', [...units])
    .where('year', 'in', [...new Set(years)])
    .where('standing.month', '>', 0)
    .execute();
  return new Set(rows.map((row) => lineKey({ ...row, unit: row.unit as UnitCode })));
}

/** What vouchers of some units' years are held to. A unit without an approved budget is stopped only where a setting says so. */
export async function readHeldYears(
  db: BooksReader,
  asked: readonly UnitYear[],
): Promise<(unitYear: UnitYear) => HeldYear | undefined> {
  if (asked.length === 0) return () => undefined;
  const { holdUnapproved } = await readSettings(db);
  const held = holdUnapproved ? asked : await readApprovedYears(db, asked);
  if (held.length === 0) return () => undefined;
  const units = [...new Set(held.map(({ unit }) => unit))];
  const planned = await readPlannedLines(
    db,
    units,
    held.map(({ year }) => year),
  );
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
