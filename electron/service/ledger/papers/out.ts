import type { ledger } from '../../../../shared/contract/ledger.ts';
import type { OutputOf } from '../../../../shared/contract/operation.ts';
import type { Invoice } from '../../../../shared/domain/ledger/papers/invoice.ts';
import { type Fen, formatYuan } from '../../../../shared/kernel/fen.ts';

type InvoiceOut = NonNullable<OutputOf<typeof ledger.attachPaper>['invoice']>;

const yuanOrNull = (amount: Fen | undefined): string | null => (amount === undefined ? null : formatYuan(amount));

/** An invoice as the contract shows it. */
export const invoiceOut = (invoice: Invoice): InvoiceOut => ({
  sort: invoice.sort,
  title: invoice.title,
  code: invoice.code,
  number: invoice.number,
  check: invoice.check,
  date: invoice.date ?? null,
  seller: { ...invoice.seller },
  buyer: { ...invoice.buyer },
  net: yuanOrNull(invoice.net),
  tax: yuanOrNull(invoice.tax),
  total: yuanOrNull(invoice.total),
  red: invoice.red,
  remark: invoice.remark,
  lines: invoice.lines,
  items: invoice.items.map(({ amount, tax, ...item }) => ({
    ...item,
    amount: yuanOrNull(amount),
    tax: yuanOrNull(tax),
  })),
});
