import { isSame } from '../../../../shared/domain/ledger/papers/documents.ts';
import type { BooksReader } from '../../database.ts';

/** Whether an invoice, its number as `numberText` has it, was registered in purchasing (采购发票) and not cancelled: it is paid there. */
export async function isPurchaseInvoice(
  db: BooksReader,
  invoice: { readonly code: string; readonly number: string },
): Promise<boolean> {
  const rows = await db
    .selectFrom('supplier_invoice')
    .select('once')
    .where('once', 'like', `% ${invoice.number}`)
    .execute();
  return rows.some(({ once }) => {
    const [number = '', code = ''] = (once ?? '').split(' ').reverse();
    return isSame({ code, number }, invoice);
  });
}
