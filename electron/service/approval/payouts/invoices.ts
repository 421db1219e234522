import { isCounted } from '../../../../shared/domain/approval/payout.ts';
import { isSame } from '../../../../shared/domain/ledger/papers/documents.ts';
import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import { type Fen, fen, groupedYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { invoiceUse } from '../../ledger/queries.ts';
import { isPurchaseInvoice } from '../../procurement/queries.ts';
import { type PayoutInvoice, type PayoutKept, readPayouts, readVouchersOfPayouts } from './reading.ts';

type Named = Pick<PayoutInvoice, 'code' | 'number'>;

/** What payments of one document take of an invoice already, in 分; one invoice may be paid in several (质量保证金). */
export const takenOf = (invoice: Named, payouts: readonly PayoutKept[]): Fen =>
  sumFen(payouts.flatMap(({ invoices }) => invoices.filter((each) => isSame(each, invoice)).map(({ taken }) => taken)));

/** Where an invoice is used already, as a sentence (防止重复入账); '' where it is free for a payment of the document. */
export async function whereUsed(
  db: BooksReader,
  caller: Caller,
  invoice: PayoutInvoice,
  { document, others }: { readonly document: number; readonly others: readonly PayoutKept[] },
): Promise<string> {
  const taken = takenOf(invoice, others);
  if (taken > 0 && fen(taken + invoice.taken) > invoice.amount)
    return `发票 ${invoice.number} 的其他付款已用 ${groupedYuan(taken)} 元，不能再付 ${groupedYuan(invoice.taken)} 元`;
  const elsewhere = await readElsewhere(db, invoice, document);
  if (elsewhere) return `发票 ${invoice.number} 已用在付款申请 ${elsewhere.number}`;
  const own = await readVouchersOfPayouts(
    db,
    (await readPayouts(db, { documents: [document] })).map(({ id }) => id),
  );
  const booked = await invoiceUse(
    db,
    caller,
    invoice,
    own.map(({ voucher }) => voucher),
  );
  if (booked !== undefined) return booked;
  return (await isPurchaseInvoice(db, invoice)) ? `发票 ${invoice.number} 已登记在采购发票，由统一支付付款` : '';
}

/** A payment of another document that counts and uses the invoice. */
async function readElsewhere(db: BooksReader, invoice: Named, document: number): Promise<PayoutKept | undefined> {
  const rows = await db
    .selectFrom('approval_payout_invoice')
    .select(['payout', 'code', 'number'])
    .where('number', '=', invoice.number)
    .execute();
  const ids = rows.filter((row) => isSame(row, invoice)).map(({ payout }) => payout);
  return (await readPayouts(db, { ids })).find((each) => isCounted(each.stage) && each.document !== document);
}
