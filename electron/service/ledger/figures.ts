import { figuresOf, type UnitFigures } from '../../../shared/domain/ledger/account-figures.ts';
import type { PeriodBasis } from '../../../shared/domain/ledger/figures.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readBalances, type UnitBalance } from './balances.ts';
import { readResolvers } from './mapping.ts';
import { readCharts, type UnitChart } from './unit-charts.ts';

/** A unit's figures with the chart they were read by. */
export interface ReadFigures extends UnitFigures {
  readonly chart: UnitChart;
}

/**
 * Figures of the given units, or of all, in the year up to a period, from the kept balances. A unit without any data in
 * the year has no figures; every unit asked for is there.
 */
export async function readFigures(
  db: BooksReader,
  period: Period,
  units?: readonly UnitCode[],
): Promise<Map<UnitCode, ReadFigures>> {
  const year = yearOf(period);
  const charts = await readCharts(db, units);
  const groups = await readResolvers(db, charts, period);
  const bases = await readBases(db, year, units);
  const rows = new Map<UnitCode, UnitBalance[]>();
  for (const row of await readBalances(db, { units, from: `${year}-00`, to: period })) {
    const list = rows.get(row.unit);
    if (list) list.push(row);
    else rows.set(row.unit, [row]);
  }
  return new Map(
    [...charts].map(([unit, chart]) => [
      unit,
      {
        chart,
        ...figuresOf(rows.get(unit) ?? [], {
          unit,
          period,
          accounts: chart.accounts,
          group: groups.get(unit)!,
          basis: (at) => bases.get(`${unit}/${at}`) ?? 'none',
        }),
      },
    ]),
  );
}

async function readBases(
  db: BooksReader,
  year: number,
  units?: readonly UnitCode[],
): Promise<Map<string, PeriodBasis>> {
  let query = db
    .selectFrom('period')
    .select(['unit', 'period', 'basis'])
    .where('period', '>=', `${year}-01`)
    .where('period', '<=', `${year}-12`);
  if (units) query = query.where('unit', 'in', [...units]);
  return new Map((await query.execute()).map((row) => [`${row.unit}/${row.period}`, row.basis as PeriodBasis]));
}
