import { figuresOf, type UnitFigures } from '../../../shared/domain/ledger/account-figures.ts';
import { groupResolver } from '../../../shared/domain/ledger/charts/mapping.ts';
import type { AccountFigure, PeriodBasis } from '../../../shared/domain/ledger/figures.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, yearOf, yearToDate } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { readBalances, type UnitBalance } from './balances.ts';
import { readMappings, readResolvers } from './mapping.ts';
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

/** A unit's figures of some months, with the chart they were read by; absent where there is no such unit. */
export interface MonthsFigures {
  readonly chart: UnitChart | undefined;
  readonly months: ReadonlyMap<Period, readonly AccountFigure[]>;
}

/**
 * Figures of each of a unit's months as `readFigures` has them, of the accounts alone that stand under the official
 * first-level ones: the chart and each year's balances are read once, however many months are asked for.
 *
 * @param first codes of official first-level accounts.
 */
export async function readMonthsUnder(
  db: BooksReader,
  unit: UnitCode,
  periods: readonly Period[],
  first: readonly string[],
): Promise<MonthsFigures> {
  const chart = (await readCharts(db, [unit])).get(unit);
  const months = new Map<Period, readonly AccountFigure[]>();
  if (!chart) return { chart, months };
  const mappings = await readMappings(db);
  const isUnder = (code: string): boolean => {
    const official = chart.get(code)?.official ?? code;
    return first.some((one) => official.startsWith(one));
  };
  const accounts = {
    codes: chart.accounts.flatMap(({ code }) => (isUnder(code) ? [code] : [])),
    prefixes: first,
  };
  for (const year of new Set(periods.map(yearOf))) {
    const own = [...new Set(periods)].filter((period) => yearOf(period) === year).sort();
    const last = own.at(-1)!;
    const bases = await readBases(db, year, [unit]);
    const basis = (at: Period): PeriodBasis => bases.get(`${unit}/${at}`) ?? 'none';
    // Whether a month in summary is closed already is told by all its accounts together.
    const whole = yearToDate(last).some((at) => basis(at) === 'summary' || basis(at) === 'carried');
    const rows = await readBalances(db, {
      ...{ units: [unit], from: `${year}-00`, to: last },
      ...(whole ? {} : { accounts }),
    });
    for (const period of own) {
      const group = groupResolver(mappings, unit, chart.official, chart.accounts, period);
      const { figures } = figuresOf(rows, { unit, period, accounts: chart.accounts, group, basis });
      months.set(
        period,
        figures.filter(({ code }) => isUnder(code)),
      );
    }
  }
  return { chart, months };
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
