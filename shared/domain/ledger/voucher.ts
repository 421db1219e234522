import type { AccountingDate } from '../../kernel/date.ts';
import { type Fen, sumFen } from '../../kernel/fen.ts';
import type { Period } from '../../kernel/period.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Book } from './account.ts';

/** Who stands on the other side of a line: a member of the community, or an outside party. */
export type Counterparty =
  | { readonly kind: 'unit'; readonly unit: UnitCode }
  | { readonly kind: 'party'; readonly party: string };

/** One line of a voucher (分录). Exactly one of debit and credit is not zero; a red entry (红字) is negative on its own side. */
export interface VoucherLine {
  readonly book: Book;
  /** The unit's own leaf account. */
  readonly code: string;
  readonly summary: string;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly department?: string;
  /** A fund source's code (资金性质). */
  readonly fund?: string;
  readonly project?: string;
  readonly counterparty?: Counterparty;
  /** Number of the document behind the line (单据号), e.g. of an internal settlement note. */
  readonly document?: string;
}

/**
 * 凭证性质: ordinary; closing (结转: 4–7 accounts against 3301/8xxx only, and the year-end transfers that follow; see
 * closing.ts), which statements of movements leave out.
 */
export type VoucherKind = 'ordinary' | 'closing';

/** A voucher before it has a number (记账凭证): a financial block and, where due, a budget block, each balanced. */
export interface VoucherDraft {
  readonly unit: UnitCode;
  readonly date: AccountingDate;
  /** 凭证字, e.g. 记, 收, 付, 转. */
  readonly type: string;
  readonly summary: string;
  readonly attachments: number;
  readonly lines: readonly VoucherLine[];
  /** The number the source gave it (原凭证号), as text, when imported. */
  readonly sourceNumber?: string;
  /**
   * The document out of which it is paid (`request:12`, 用款申请), where its preparer named one. The ledger passes it on to
   * whoever follows vouchers and reads nothing of it; it stands with the draft, and is no part of what is posted.
   */
  readonly carrier?: string;
}

/** A posted voucher. Facts are never edited: a mistake is answered by a reversal (红字冲销). */
export interface Voucher extends VoucherDraft {
  /** Given out gaplessly by the store; internal. People say unit, period, type and number. */
  readonly id: number;
  readonly period: Period;
  /** Gapless from 1 in each unit, period and type. */
  readonly number: number;
  readonly kind: VoucherKind;
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly postedBy: string;
  /** 出纳, who signed it where its cash called for that; absent where nobody did. */
  readonly signedBy?: string;
  /** The voucher that this one reverses. */
  readonly reverses?: number;
  /** The import batch it came with. */
  readonly batch?: number;
}

/** By which a list names a voucher: Σ of its financial debits, or of its budget debits where it has no financial block. */
export function voucherTotal(lines: readonly Pick<VoucherLine, 'book' | 'debit'>[]): Fen {
  const financial = lines.filter(({ book }) => book === 'financial');
  return sumFen((financial.length > 0 ? financial : lines).map(({ debit }) => debit));
}
