import type { SupplierInvoice } from './invoice.ts';

type Said = Pick<SupplierInvoice, 'seller' | 'code' | 'number' | 'day' | 'amount' | 'red'>;

/** Why an invoice is one that is there already: the same number, or the same seller, day and amount. */
export interface Duplicate<Of extends Said> {
  readonly kind: 'number' | 'likeness';
  readonly of: Of;
}

/**
 * 重复发票 (财会〔2020〕6号 三（三）防止重复入账): one seller's number twice is the same invoice; one seller, one day, one amount
 * is taken for it as well. Capital letters, spaces and leading noughts of a number do not make another one. A red invoice
 * is never like a blue one, and what was wholly taken back may be billed again. The first that is found; undefined where
 * there is none.
 */
export function duplicateOf<Of extends Said & { readonly takenBack?: boolean }>(
  invoice: Said,
  registered: Iterable<Of>,
): Duplicate<Of> | undefined {
  let likeness: Of | undefined;
  for (const of of registered) {
    if (of.seller !== invoice.seller) continue;
    if (plain(of.number) === plain(invoice.number) && plain(of.code) === plain(invoice.code))
      return { kind: 'number', of };
    if (of.day === invoice.day && of.amount === invoice.amount && of.red === invoice.red && !of.takenBack)
      likeness ??= of;
  }
  return likeness && { kind: 'likeness', of: likeness };
}

/** A number as nobody can write it in two ways. */
export const plain = (number: string): string =>
  number
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/^0+(?=.)/, '');
