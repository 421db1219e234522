import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { addFen, type Fen, subtractFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { type Period, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readBalances, readKeptHere } from '../../ledger/queries.ts';
import { codesOf, readPlaces } from './accounts.ts';

/** What a unit owes the holder of the one account by the holder’s books, debit above nil; what else the account holds with it is in it. */
export interface BookedDebt {
  /** The holder's account, 应收成员单位款. */
  readonly account: string;
  readonly opening: Fen;
  readonly closing: Fen;
}

/**
 * The debt of a unit at the beginning and the end of a month, from the holder's receivable from it. Undefined where there is
 * none to tell of: the holder's own goods, books that are not kept here, an account that is not chosen yet.
 */
export async function readDebt(
  db: BooksReader,
  { unit, holder, period }: { readonly unit: UnitCode; readonly holder: UnitCode; readonly period: Period },
): Promise<BookedDebt | undefined> {
  if (unit === holder || !(await readKeptHere(db, period))(holder)) return undefined;
  const places = (await readPlaces(db, holder, [holder])).get(holder);
  const code = codesOf(places).receivable;
  if (code === undefined) return undefined;
  const accounts = { codes: [code], prefixes: [] };
  const rows = await readBalances(db, { units: [holder], from: `${yearOf(period)}-00`, to: period, accounts });
  let [opening, closing]: [Fen, Fen] = [ZERO, ZERO];
  for (const { counterparty, period: month, debit, credit } of rows) {
    if (counterparty !== `unit:${unit}`) continue;
    const moved = subtractFen(debit, credit);
    if (month < period) opening = addFen(opening, moved);
    closing = addFen(closing, moved);
  }
  const name = places?.find(({ place }) => place === 'receivable')?.name ?? '';
  return { account: `${code} ${name}`.trim(), opening, closing };
}
