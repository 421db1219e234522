import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { ItemKind } from '../../../../shared/domain/procurement/item.ts';
import {
  type BookedAccounts,
  type BookedPlace,
  OWED_PLACES,
} from '../../../../shared/domain/procurement/payments/accounts.ts';
import { type Payable, sharesOf } from '../../../../shared/domain/procurement/payments/payable.ts';
import { missingPlaces, type PaidRow, paymentVoucher } from '../../../../shared/domain/procurement/payments/voucher.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadParties } from '../../organisation/queries.ts';
import { readEveryItem } from '../invoices/world.ts';
import { codesOf, readPlaces } from '../settlements/accounts.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { readPaymentAccounts } from './accounts.ts';
import type { PaymentRun } from './runs.ts';

export interface Booking {
  /** Undefined where credits take all of it back, or where accounts are missing. */
  readonly draft: VoucherDraft | undefined;
  readonly missing: readonly BookedPlace[];
}

/** What a run books in the holder's books on a day. */
export async function readBooking(
  db: BooksReader,
  run: PaymentRun,
  of: { readonly holder: UnitCode; readonly day: AccountingDate; readonly payables: ReadonlyMap<number, Payable> },
): Promise<Booking> {
  const { holder, day, payables } = of;
  const rows = await readPaidRows(db, run, holder, payables);
  const accounts = await readBookedAccounts(db, holder);
  const source = { mode: run.mode, advanced: run.advance !== undefined };
  const missing = missingPlaces({ ...source, rows, accounts });
  if (missing.length > 0) return { draft: undefined, missing };
  const suppliers = await readSuppliers(
    db,
    run.lines.map(({ supplier }) => supplier),
  );
  const parties = await loadParties(db);
  const draft = paymentVoucher({
    ...{ number: run.number, day, holder, ...source, rows, accounts },
    nameOf: (supplier) => suppliers.get(supplier)?.name ?? supplier,
    party: (supplier) =>
      parties.find(({ creditCode, name }) => creditCode === supplier || name === suppliers.get(supplier)?.name)?.code,
  });
  return { draft, missing: [] };
}

/** The accounts of payments, and those on which settlements put what is owed to suppliers. */
async function readBookedAccounts(db: BooksReader, holder: UnitCode): Promise<BookedAccounts> {
  const settled = codesOf((await readPlaces(db, holder, [holder])).get(holder));
  const owed = Object.fromEntries(OWED_PLACES.flatMap((place) => (settled[place] ? [[place, settled[place]]] : [])));
  return { ...(await readPaymentAccounts(db, holder)), ...owed };
}

/** What a run pays of each line by kind of goods, and of it what is the holder's own. */
async function readPaidRows(
  db: BooksReader,
  { lines }: PaymentRun,
  holder: UnitCode,
  payables: ReadonlyMap<number, Payable>,
): Promise<PaidRow[]> {
  const items = await readEveryItem(db);
  return lines.map(({ invoiceLine, supplier, item, amount }) => {
    const payable = payables.get(invoiceLine);
    const shares = payable ? sharesOf(payable, amount) : [];
    const own = sumFen(shares.filter(({ unit }) => unit === holder).map((share) => share.amount));
    const kind: ItemKind = items.get(item)?.kind ?? 'western';
    return { supplier, kind, amount, own };
  });
}
