import type { InvoiceSort } from '../../../../shared/domain/ledger/papers/invoice.ts';

/** Sorts of invoices as registers and packs write them. */
export const INVOICE_SORTS: Readonly<Record<InvoiceSort, string>> = {
  digital: '数电票',
  'tax-control': '税控发票',
  fiscal: '财政电子票据',
  typed: '发票（手工登记）',
};
