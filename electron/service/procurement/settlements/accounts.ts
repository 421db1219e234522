import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  fitsPlace,
  placesOf,
  proposeAccount,
  type SettlementPlace,
} from '../../../../shared/domain/procurement/settlements/accounts.ts';
import type { BooksReader } from '../../database.ts';
import { readCharts, type UnitChart } from '../../ledger/queries.ts';

export const ACCOUNTS_KEY = 'settlement-accounts';

/** What persons chose, by unit and place. */
export type ChosenAccounts = Readonly<Record<string, Readonly<Partial<Record<SettlementPlace, string>>>>>;

export async function readChosen(db: BooksReader): Promise<ChosenAccounts> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', ACCOUNTS_KEY).executeTakeFirst();
  return row ? (JSON.parse(row.value) as ChosenAccounts) : {};
}

export interface PlacedAccount {
  readonly place: SettlementPlace;
  /** '' where nothing is chosen and nothing seems meant. */
  readonly code: string;
  readonly name: string;
  readonly chosen: boolean;
}

/** The accounts of units, each place as it was chosen where the chart still has it, else as the chart proposes. */
export async function readPlaces(
  db: BooksReader,
  holder: UnitCode,
  units?: readonly UnitCode[],
): Promise<Map<UnitCode, readonly PlacedAccount[]>> {
  const charts = await readCharts(db, units);
  const chosen = await readChosen(db);
  return new Map([...charts].map(([unit, chart]) => [unit, placed(chart, unit === holder, chosen[unit] ?? {})]));
}

const placed = (chart: UnitChart, isHolder: boolean, chosen: ChosenAccounts[string]): readonly PlacedAccount[] =>
  placesOf(isHolder).map((place) => {
    const own = chosen[place];
    const isChosen = own !== undefined && fitsPlace(place, chart.get(own));
    const code = isChosen ? own : (proposeAccount(place, chart.accounts, (each) => chart.fullNameOf(each)) ?? '');
    return { place, code, name: code === '' ? '' : chart.fullNameOf(code), chosen: isChosen };
  });

/** The places of one unit by their names. */
export const codesOf = (accounts: readonly PlacedAccount[] | undefined): Partial<Record<SettlementPlace, string>> =>
  Object.fromEntries((accounts ?? []).filter(({ code }) => code !== '').map(({ place, code }) => [place, code]));
