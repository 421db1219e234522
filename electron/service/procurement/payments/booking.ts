import type { VoucherDraft } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { ItemKind } from '../../../../shared/domain/procurement/item.ts';
import type { PaymentPlace } from '../../../../shared/domain/procurement/payments/accounts.ts';
import { type Payable, sharesOf } from '../../../../shared/domain/procurement/payments/payable.ts';
import { missingPlaces, type PaidRow, paymentVoucher } from '../../../../shared/domain/procurement/payments/voucher.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadParties } from '../../organisation/queries.ts';
import { readEveryItem } from '../invoices/world.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { readPaymentAccounts } from './accounts.ts';
import type { PaymentRun } from './runs.ts';

export interface Booking {
  /** Undefined where credits take all of it back, or where accounts are missing. */
  readonly draft: VoucherDraft | undefined;
  readonly missing: readonly PaymentPlace[];
}

/** What a run books in the holder's books on a day. */
export async function readBooking(
  db: BooksReader,
  run: PaymentRun,
  of: { readonly holder: UnitCode; readonly day: AccountingDate; readonly payables: ReadonlyMap<number, Payable> },
): Promise<Booking> {
  const { holder, day, payables } = of;
  const rows = await readPaidRows(db, run, holder, payables);
  const accounts = await readPaymentAccounts(db, holder);
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
    party: (supplier) =>
      parties.find(({ creditCode, name }) => creditCode === supplier || name === suppliers.get(supplier)?.name)?.code,
  });
  return { draft, missing: [] };
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
