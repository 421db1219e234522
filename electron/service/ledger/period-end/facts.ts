import { isCashAccount } from '../../../../shared/domain/ledger/cash.ts';
import { type ClosingFacts, daysWithout } from '../../../../shared/domain/ledger/period-end/facts.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { endOf, type Period, previousPeriod, startOf, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadCashierSign } from '../../organisation/queries.ts';
import { bankAccountName } from '../bank/account.ts';
import { readBankMonths } from '../bank/month.ts';
import { readDays } from '../books/days.ts';
import { readPending } from '../desk/pending.ts';
import { countDrafts } from '../desk/queries.ts';
import type { ReadFigures } from '../figures.ts';
import { lockedFromOpen } from '../period-operations.ts';
import { readPeriod } from '../periods.ts';
import { type Decided, decideProvisions } from '../provisions/deciding.ts';
import { readStanding } from '../revenue/standing.ts';
import { hasOpening } from '../year-openings.ts';
import { decidePeriodEnd } from './closing.ts';
import { readClosings } from './made-vouchers.ts';

interface Asked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly nowMs: number;
}

/** Gathers what the books say of a month that is to be closed; undefined where there is no such unit. */
export async function readClosingFacts(db: BooksReader, asked: Asked): Promise<ClosingFacts | undefined> {
  const { unit, period } = asked;
  const provisions = await decideProvisions(db, { unit, period, type: '记' });
  const end = await decidePeriodEnd(db, { unit, period, type: '记', welfare: '0.00', finished: [] });
  if (!provisions || !end) return undefined;
  const { basis, state } = await readPeriod(db, unit, period);
  const pending = (await readPending(db, [unit], period)).get(unit) ?? [];
  return {
    basis,
    state,
    unpledged: state === 'locked' && (await lockedFromOpen(db, period)).has(unit),
    pending,
    unsigned: pending.length === 0 ? 0 : await readUnsigned(db, asked),
    cash: await readCash(db, asked, provisions),
    bank: (await readBankMonths(db, [unit], period)).map(({ account, stage }) => ({
      name: bankAccountName(account),
      stage,
    })),
    revenue: await readRevenue(db, asked),
    ...providedOf(provisions),
    transfers: end.end.transfers.map(({ key }) => key),
    closings: (await readClosings(db, unit, period)).length,
    nextYear: await hasOpening(db, unit, yearOf(period) + 1),
  };
}

async function readUnsigned(db: BooksReader, { unit, period }: Asked): Promise<number> {
  const { required } = await loadCashierSign(db);
  const counts = await countDrafts(
    db,
    { kind: 'units', units: new Set([unit]) },
    { unit, period, preparedBy: undefined },
    required,
  );
  return counts.get(unit)?.unsigned ?? 0;
}

/** Each account of which 日记账 is kept, by the days of the month. */
async function readCash(
  db: BooksReader,
  { unit, period }: Asked,
  { chart, figures }: Pick<ReadFigures, 'chart' | 'figures'>,
): Promise<ClosingFacts['cash']> {
  const codes = new Set(figures.filter(({ group }) => isCashAccount(group)).map(({ code }) => code));
  const below: ClosingFacts['cash']['below'][number][] = [];
  for (const code of [...codes].sort()) {
    const { days } = await readDays(db, { unit, code, from: period, to: period });
    const first = days.find(({ closing }) => closing < 0);
    if (first) below.push({ code, name: chart.fullNameOf(code), date: first.date, closing: first.closing });
  }
  return { accounts: codes.size, below };
}

async function readRevenue(db: BooksReader, { unit, period, nowMs }: Asked): Promise<ClosingFacts['revenue']> {
  const span = { from: startOf(previousPeriod(period)), to: endOf(period) };
  const sheets = await readStanding(db, unit, span);
  if (sheets.length === 0) return undefined;
  const own = sheets.filter(({ date }) => date >= startOf(period));
  return {
    days: own.length,
    unposted: own.filter(({ state }) => state !== 'posted').length,
    missing: daysWithout(own, period, chinaDay(nowMs) as AccountingDate),
  };
}

function providedOf({ made, list, cards, missed, figures }: Decided) {
  const has = (pattern: RegExp, of: 'closing' | 'credit'): boolean =>
    figures.some((figure) => pattern.test(figure.code) && figure[of] !== 0);
  const due = (allowance: boolean): number =>
    made.provisions.filter(({ key }) => (key === 'allowance') === allowance).length;
  return {
    depreciation: {
      cards: list !== undefined,
      due: due(false),
      posted: cards.some(({ posted }) => posted !== 0),
      missed: missed.length,
      assets: has(/^(1601|1701)/, 'closing'),
      taken: has(/^(1602|1702)/, 'credit'),
    },
    allowance: { reckoned: made.allowance.length > 0, due: due(true) },
  };
}
