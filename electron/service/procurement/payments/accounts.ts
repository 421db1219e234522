import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  fitsPaymentPlace,
  PAYMENT_PLACES,
  type PaymentAccounts,
  type PaymentPlace,
  proposePaymentAccount,
} from '../../../../shared/domain/procurement/payments/accounts.ts';
import type { BooksReader } from '../../database.ts';
import { readCharts } from '../../ledger/queries.ts';
import { loadSetting } from '../../organisation/queries.ts';

export const PAYMENT_ACCOUNTS_KEY = 'procurement-payment-accounts';

/** What persons chose, by place; it holds while the holder's chart has it. */
export async function readChosenAccounts(db: BooksReader): Promise<PaymentAccounts> {
  const kept = await loadSetting(db, PAYMENT_ACCOUNTS_KEY);
  return kept === undefined ? {} : (JSON.parse(kept) as PaymentAccounts);
}

export interface PlacedAccount {
  readonly place: PaymentPlace;
  /** '' where nothing is chosen and nothing seems meant. */
  readonly code: string;
  readonly name: string;
  readonly chosen: boolean;
  readonly choices: readonly { readonly code: string; readonly name: string }[];
}

/** The places of the holder's books, each as it was chosen, else as the chart proposes it. */
export async function readPaymentPlaces(db: BooksReader, holder: UnitCode): Promise<readonly PlacedAccount[]> {
  const chart = (await readCharts(db, [holder])).get(holder);
  if (!chart) return [];
  const chosen = await readChosenAccounts(db);
  const codeOf = (place: PaymentPlace): { readonly code: string; readonly isChosen: boolean } => {
    const own = chosen[place];
    const isChosen = own !== undefined && fitsPaymentPlace(place, chart.get(own));
    if (isChosen) return { code: own, isChosen };
    const proposed = proposePaymentAccount(place, chart.accounts, (each) => chart.fullNameOf(each));
    // Where no account of its own was opened for what the fund advances, it comes into the one that pays.
    return { code: proposed ?? (place === 'advance-bank' ? codeOf('bank').code : ''), isChosen };
  };
  return PAYMENT_PLACES.map((place) => {
    const { code, isChosen } = codeOf(place);
    const choices = chart.accounts
      .filter((account) => fitsPaymentPlace(place, account))
      .map((account) => ({ code: account.code, name: chart.fullNameOf(account.code) }));
    return { place, code, name: code === '' ? '' : chart.fullNameOf(code), chosen: isChosen, choices };
  });
}

/** The accounts of the holder by their places; a place without one is left out. */
export const readPaymentAccounts = async (db: BooksReader, holder: UnitCode): Promise<PaymentAccounts> =>
  Object.fromEntries(
    (await readPaymentPlaces(db, holder)).filter(({ code }) => code !== '').map(({ place, code }) => [place, code]),
  );
