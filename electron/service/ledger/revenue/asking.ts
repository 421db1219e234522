import { sql } from 'kysely';
import type { CounterpartyAsk } from '../../../../shared/domain/ledger/revenue/counterparties.ts';
import { detailsDue } from '../../../../shared/domain/ledger/voucher-findings.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { monthOf, type Period, periodOf, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadParties, loadUnits } from '../../organisation/queries.ts';
import { readResolvers } from '../mapping.ts';
import type { UnitChart } from '../unit-charts.ts';

/** A unit's habit is what it did in the year up to the last month that it posted in. */
const aYearBefore = (period: Period): Period => periodOf(yearOf(period) - 1, monthOf(period));

/** What a line of a unit may name as its counterparty: the other members, and the parties outside. */
export async function readCounterparties(db: BooksReader, unit: UnitCode): Promise<Set<string>> {
  const [units, parties] = [await loadUnits(db), await loadParties(db)];
  return new Set([
    ...units.filter(({ code }) => code !== unit).map(({ code }) => `unit:${code}`),
    ...parties.map(({ code }) => `party:${code}`),
  ]);
}

/**
 * The accounts whose lines say their counterparty, by the side that a sheet books: those of which a check asks it (往来单位齐全),
 * and those whose postings of this side carried one at least every other time. A bank account whose payments name
 * suppliers is not asked for whom the patients' money came from.
 */
export async function readAsks(
  db: BooksReader,
  chart: UnitChart,
  period: Period,
  known: ReadonlySet<string>,
): Promise<CounterpartyAsk[]> {
  const { unit } = chart;
  const resolve = (await readResolvers(db, new Map([[unit, chart]]), period)).get(unit);
  const leaves = chart.accounts.filter(({ leaf, book }) => leaf && book === 'financial');
  const due = new Set(
    leaves.flatMap((account) => {
      const group = resolve?.(account.code) ?? account.code;
      return detailsDue(group, account, chart.official).includes('counterparty') ? [account.code] : [];
    }),
  );
  const habits = await readHabits(db, unit);
  return (['pay', 'item'] as const).flatMap((role) =>
    leaves.flatMap(({ code }): CounterpartyAsk[] => {
      const habit = habits.get(`${role} ${code}`);
      if (!due.has(code) && !habit?.usual) return [];
      const last = habit?.last;
      return [{ role, code, last: last !== undefined && known.has(last) ? last : null }];
    }),
  );
}

interface Habit {
  readonly usual: boolean;
  readonly last: string | undefined;
}

/** By side and account, of the accounts that ever carried a counterparty. */
async function readHabits(db: BooksReader, unit: UnitCode): Promise<Map<string, Habit>> {
  const newest = await db
    .selectFrom('voucher')
    .select(({ fn }) => fn.max('period').as('period'))
    .where('unit', '=', unit)
    .executeTakeFirst();
  if (!newest?.period) return new Map();
  const carrying = db
    .selectFrom('balance')
    .select('code')
    .where('unit', '=', unit)
    .where('book', '=', 'financial')
    .where('counterparty', '<>', '');
  const side = sql<string>`case when line.debit <> 0 then 'pay' else 'item' end`;
  const lines = db
    .selectFrom('voucher_line as line')
    .where('line.unit', '=', unit)
    .where('line.code', 'in', carrying)
    .where('line.period', '>=', aYearBefore(newest.period as Period));
  const counts = await lines
    .select(['line.code', side.as('side')])
    .select(sql<number>`count(*)`.as('count'))
    .select(sql<number>`sum(case when line.counterparty = '' then 0 else 1 end)`.as('carrying'))
    .groupBy(['line.code', side])
    .execute();
  const newestFirst = sql<number>`row_number() over (partition by line.code, ${side} order by voucher.date desc, line.voucher desc, line.line desc)`;
  const ranked = lines
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(['line.code', 'line.counterparty', side.as('side'), newestFirst.as('place')])
    .where('line.counterparty', '<>', '');
  const last = await db
    .selectFrom(ranked.as('ranked'))
    .select(['ranked.code', 'ranked.side', 'ranked.counterparty'])
    .where('ranked.place', '=', 1)
    .execute();
  const lastOf = new Map(last.map(({ code, side: of, counterparty }) => [`${of} ${code}`, counterparty]));
  return new Map(
    counts.map(({ code, side: of, count, carrying: some }) => [
      `${of} ${code}`,
      { usual: Number(some) > 0 && Number(some) * 2 >= Number(count), last: lastOf.get(`${of} ${code}`) },
    ]),
  );
}
