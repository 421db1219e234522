import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import type { Price } from '../price.ts';

/**
 * One line of an invoice: a product of one lot, in packs (below nil on a red one). `amount` in 分, with tax. A red line
 * without packs and with an amount below nil is 补差价: the price is made good, the goods stay.
 */
export interface InvoiceLine {
  readonly id: number;
  /** The order's line that it bills; null where nobody has found one. */
  readonly orderLine: number | null;
  /** On a red invoice the line of its original that it takes back. */
  readonly answers: number | null;
  readonly item: string;
  readonly lot: string;
  readonly packs: number;
  readonly price: Price;
  readonly amount: Fen;
}

/**
 * 进货发票. Under 两票制 the first (`level` 1) is the maker's to the distributor, the second the distributor's to the one
 * account; `buyer` is a supplier's code on the first and '' on the second.
 */
export interface SupplierInvoice {
  readonly id: number;
  readonly seller: string;
  readonly buyer: string;
  readonly level: 1 | 2;
  /** 发票代码 ('' for 数电发票) and 发票号码. */
  readonly code: string;
  readonly number: string;
  readonly day: AccountingDate;
  /** With tax, in 分; below nil on a red one. */
  readonly amount: Fen;
  /** 红字发票, and the invoice that it answers. */
  readonly red: boolean;
  readonly original: number | null;
  readonly lines: readonly InvoiceLine[];
}

/** Invoices and lines in the order in which they stand for the same goods: by day, then by registering. */
export const byAge = (a: Pick<SupplierInvoice, 'day' | 'id'>, b: Pick<SupplierInvoice, 'day' | 'id'>): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.id - b.id;
