import type { AccountingDate } from '../../kernel/date.ts';
import type { Fen } from '../../kernel/fen.ts';
import type { Book } from '../ledger/account.ts';
import type { UnitCode } from '../organisation/unit.ts';

/**
 * The mirror groups (DOMAIN 2.5): what one side books, and what the other must book against it. `treasury` (应缴财政款)
 * mirrors nothing: it only explains why a payer's expense has no counterpart (解释第4号 八（三）2（1）).
 */
export type MirrorGroup = 'receivable-payable' | 'subsidy' | 'turn-in' | 'service' | 'transfer' | 'treasury';

/** The side of a mirror group: debit-natured (receivable, subsidy expense…) or credit-natured (payable, income…). */
export type MirrorSide = 'debit' | 'credit';

/** Two members, in the order of their codes; or a member and `UNKNOWN_COUNTERPARTY`. */
export type Pair = readonly [UnitCode, UnitCode];

/** Where an item came from, for the drill-down to the voucher or the declaration. */
export type ItemOrigin =
  | { readonly kind: 'voucher'; readonly voucher: string; readonly number: string; readonly line: number }
  | { readonly kind: 'declaration'; readonly batch: string; readonly row: number }
  /** Kept balances: an opening without the vouchers behind it. */
  | { readonly kind: 'balance' };

/** One tagged internal item of one unit (内部往来或交易明细): a voucher line, or a row of a declaration. */
export interface InternalItem {
  readonly id: string;
  readonly unit: UnitCode;
  readonly counterparty: UnitCode;
  readonly book: Book;
  readonly group: MirrorGroup;
  readonly side: MirrorSide;
  /** The unit's account and the group account it maps to. */
  readonly code: string;
  readonly account: string;
  /** In the side's own direction; negative when the line goes against it (a collection, a red entry). */
  readonly amount: Fen;
  /** VAT charged on top of an income item (增值税销项税额), where its voucher or the declaration states it. */
  readonly vat?: Fen;
  /** Fund source's code (资金性质) of an expense line, where given: lines of which (其中) are split by it. */
  readonly fund?: string;
  readonly date: AccountingDate;
  readonly document?: string;
  /**
   * `opening`: the balance at the beginning of the year; `balance`: a declared total without items, of the balance at the
   * period's end or the movement of the year so far; `item`: a single fact.
   */
  readonly detail: 'item' | 'opening' | 'balance';
  readonly origin: ItemOrigin;
}

/** An item as it stood when people spoke about it. */
export type SpokenItem = Pick<InternalItem, 'unit' | 'side' | 'code' | 'amount' | 'date' | 'document'> & {
  /** The item's id. */
  readonly item: string;
};
