import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, parseYuan, ZERO } from '../../../kernel/fen.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Book } from '../account.ts';
import { counterpartyOf } from '../counterparty.ts';
import type { VoucherDraft, VoucherLine } from '../voucher.ts';

/** Limits of what is typed by hand, besides VOUCHER_LIMITS. */
export const DESK_LIMITS = {
  /** Lines of one voucher; longer ones are imported. */
  lines: 500,
  /** Drafts named in one command. */
  named: 200,
  /** Drafts of one unit that are not posted or discarded. */
  open: 5000,
} as const;

/** A line as it was typed: any part may be missing yet. Amounts are decimal strings in 元, '' where none was typed. */
export interface TypedLine {
  readonly book: Book;
  readonly code?: string;
  readonly summary: string;
  readonly debit: string;
  readonly credit: string;
  readonly department?: string;
  readonly fund?: string;
  readonly project?: string;
  /** `unit:H01` or `party:P001`. */
  readonly counterparty?: string;
  readonly document?: string;
}

/** What was typed of a voucher (凭证草稿内容). */
export interface DraftContent {
  readonly date: AccountingDate;
  readonly type: string;
  readonly summary: string;
  readonly attachments: number;
  readonly lines: readonly TypedLine[];
  /** Why no budget block is due though the budget sees the money (不做预算会计的理由); '' where nobody says so. */
  readonly withoutBudget: string;
  /** The document out of which it is paid (从用款申请支出): `request:12`; absent where none is named. */
  readonly carrier?: string;
}

/** The voucher that was typed, with the typed lines' numbers (1-based): lines left wholly empty are no part of it. */
export interface TypedVoucher {
  readonly draft: VoucherDraft;
  readonly numbers: readonly number[];
}

/** Whether nothing of weight was typed on a line: neither account nor amount. */
const isEmpty = ({ code = '', debit, credit }: TypedLine): boolean =>
  code === '' && amountOf(debit) === 0 && amountOf(credit) === 0;

/** 分 of an amount that the contract took; '' is nothing. */
const amountOf = (text: string): Fen => (text === '' ? ZERO : (parseYuan(text) ?? ZERO));

/**
 * The voucher as typed. A voucher without a summary takes the first line's, a line without one the voucher's (摘要,
 * 会计基础工作规范 第五十一条: each voucher says its business).
 */
export function voucherTyped(unit: UnitCode, content: DraftContent): TypedVoucher {
  const kept = content.lines.flatMap((line, at) => (isEmpty(line) ? [] : [{ line, number: at + 1 }]));
  const summary = content.summary.trim() || (kept.map(({ line }) => line.summary.trim()).find(Boolean) ?? '');
  return {
    draft: {
      unit,
      date: content.date,
      type: content.type.trim(),
      summary,
      attachments: content.attachments,
      lines: kept.map(({ line }) => lineOf(line, summary)),
      ...(content.carrier ? { carrier: content.carrier } : {}),
    },
    numbers: kept.map(({ number }) => number),
  };
}

const lineOf = (line: TypedLine, summary: string): VoucherLine => ({
  book: line.book,
  code: line.code ?? '',
  summary: line.summary.trim() || summary,
  debit: amountOf(line.debit),
  credit: amountOf(line.credit),
  department: line.department?.trim() || undefined,
  fund: line.fund?.trim() || undefined,
  project: line.project?.trim() || undefined,
  counterparty: counterpartyOf(line.counterparty),
  document: line.document?.trim() || undefined,
});

/** Σ of the financial debits, by which a list names a voucher; undefined where it is beyond what can be booked. */
export function totalTyped(content: DraftContent): Fen | undefined {
  const total = content.lines
    .filter(({ book }) => book === 'financial')
    .reduce((sum, { debit }) => sum + BigInt(amountOf(debit)), 0n);
  return total >= -SAFE && total <= SAFE ? fen(Number(total)) : undefined;
}

/** Whether the amounts of all lines can be added in any order without leaving what 分 hold exactly. */
export const canBeAdded = ({ lines }: VoucherDraft): boolean =>
  lines.reduce((sum, { debit, credit }) => sum + BigInt(Math.abs(debit)) + BigInt(Math.abs(credit)), 0n) <= SAFE;

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The content as it is kept: parts left empty are left out, so that equal content is equal text. */
export const tidied = ({ carrier, ...content }: DraftContent): DraftContent => ({
  ...content,
  ...(carrier ? { carrier } : {}),
  lines: content.lines.map((line) => ({
    book: line.book,
    code: line.code || undefined,
    summary: line.summary,
    debit: line.debit,
    credit: line.credit,
    department: line.department || undefined,
    fund: line.fund || undefined,
    project: line.project || undefined,
    counterparty: line.counterparty || undefined,
    document: line.document || undefined,
  })),
});
