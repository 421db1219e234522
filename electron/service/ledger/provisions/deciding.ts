import type { AccountFigure } from '../../../../shared/domain/ledger/figures.ts';
import { ClosingAccounts } from '../../../../shared/domain/ledger/period-end/accounts.ts';
import type { Debt } from '../../../../shared/domain/ledger/provisions/allowance-base.ts';
import { sideOf } from '../../../../shared/domain/ledger/provisions/allowance-base.ts';
import type { AllowanceSettings } from '../../../../shared/domain/ledger/provisions/allowance-settings.ts';
import type { CardInMonth } from '../../../../shared/domain/ledger/provisions/cards-in-month.ts';
import { type Depreciating, namesPublicHealth } from '../../../../shared/domain/ledger/provisions/depreciation.ts';
import {
  type Provisions,
  provisionsOf,
  reckonsAllowance,
} from '../../../../shared/domain/ledger/provisions/provisions.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadDepartmentsAt } from '../../organisation/queries.ts';
import { readAged } from '../books/ageing.ts';
import { type ReadFigures, readFigures } from '../figures.ts';
import { readResolvers } from '../mapping.ts';
import { againstPeriod, againstVouchers, type Problem } from '../period-end/made-vouchers.ts';
import type { UnitChart } from '../unit-charts.ts';
import { type AssetList, readCardsInMonth } from './kept-cards.ts';
import { readAllowanceSettings } from './settings.ts';

/** Everything that a unit's month is provided for with, and what comes of it. */
export interface Decided {
  readonly chart: UnitChart;
  readonly figures: readonly AccountFigure[];
  readonly made: Provisions;
  readonly settings: AllowanceSettings;
  readonly list: AssetList | undefined;
  readonly cards: readonly CardInMonth[];
  /** Months of the list in which nothing was taken. */
  readonly missed: readonly Period[];
  readonly problems: readonly Problem[];
}

interface Asked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly type: string;
}

/** What would be provided for, and everything that stands against posting it; undefined where there is no such unit. */
export async function decideProvisions(db: BooksReader, { unit, period, type }: Asked): Promise<Decided | undefined> {
  const read = (await readFigures(db, period, [unit])).get(unit);
  if (!read) return undefined;
  const { chart, figures } = read;
  const groupOf = (await readResolvers(db, new Map([[unit, chart]]), period)).get(unit)!;
  const settings = await readAllowanceSettings(db, unit);
  const { list, rows: cards, missed } = await readCardsInMonth(db, unit, period);
  const made = provisionsOf({
    ...(await depreciatingOf(db, read, period, groupOf)),
    ...{ unit, type, groupOf, figures, settings, cards },
    debts: reckonsAllowance(settings, period) ? await readDebts(db, read, { unit, period, settings, groupOf }) : [],
  });
  const problems: Problem[] = made.problems.map((message) => ({ code: 'cannot-close', message }));
  problems.push(...(await againstPeriod(db, unit, period)));
  if (problems.length === 0) problems.push(...againstVouchers(chart, made.provisions));
  return { chart, figures, made, settings, list, cards, missed, problems };
}

type GroupOf = (code: string) => string | undefined;

/** What says on which accounts a card's depreciation stands. */
export async function depreciatingOf(
  db: BooksReader,
  { chart }: ReadFigures,
  period: Period,
  groupOf: GroupOf,
): Promise<Depreciating> {
  // What belongs to a department that is closed by now is written off where it always was.
  const departments = new Map((await loadDepartmentsAt(db, chart.unit, period, '')).map((each) => [each.code, each]));
  return {
    chart: chart.official,
    accounts: new ClosingAccounts(chart.accounts, groupOf),
    period,
    isAdministrative: (department) => departments.get(department)?.class === 'admin',
    isPublicHealth: (department) => namesPublicHealth(departments.get(department)?.name ?? ''),
  };
}

/** Who owes what at the month's end: by the balances, or by age where the method asks for it. */
async function readDebts(
  db: BooksReader,
  { chart, figures }: ReadFigures,
  asked: {
    readonly unit: UnitCode;
    readonly period: Period;
    readonly settings: AllowanceSettings;
    readonly groupOf: GroupOf;
  },
): Promise<Debt[]> {
  const { unit, period, settings, groupOf } = asked;
  const bears = (code: string): boolean => sideOf(code, groupOf(code), chart.official, settings) !== undefined;
  if (settings.method === 'ageing') {
    const codes = chart.accounts.filter(({ leaf, code }) => leaf && bears(code)).map(({ code }) => code);
    const bands = [...settings.bands];
    const rows = await readAged(db, { unit, period, side: 'receivable', codes, bands });
    return rows.map(({ code, counterparty, ...aged }) => ({ code, counterparty, balance: aged.total, aged }));
  }
  const debts = new Map<string, { code: string; counterparty: string; balance: number }>();
  for (const { code, counterparty = '', closing } of figures) {
    if (!bears(code)) continue;
    const key = `${code} ${counterparty}`;
    const known = debts.get(key);
    if (known) known.balance += closing;
    else debts.set(key, { code, counterparty, balance: closing });
  }
  return [...debts.values()] as Debt[];
}
