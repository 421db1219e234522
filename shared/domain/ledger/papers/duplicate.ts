import type { AccountingDate } from '../../../kernel/date.ts';
import { type Invoice, invoiceName } from './invoice.ts';

/** 在草稿上, 在凭证上, 或已释放 (冲销或作废之后可以再用). */
export const USE_STATES = ['draft', 'voucher', 'free'] as const;
export type UseState = (typeof USE_STATES)[number];

/** Where an invoice is in use already. */
export interface Use {
  readonly unitName: string;
  /** `2025-12 记-12`, or the draft's number. */
  readonly voucher: string | undefined;
  readonly draft: number | undefined;
  readonly date: AccountingDate;
}

/**
 * Why an invoice cannot be used again (财会〔2020〕6号: 防止电子会计凭证重复入账). Who may not see the other unit's books learns only
 * that it is another unit's.
 */
export function duplicateSentence(invoice: Pick<Invoice, 'code' | 'number'>, use: Use, mayBeSeen: boolean): string {
  const name = invoiceName(invoice);
  if (!mayBeSeen) return `发票 ${name} 已由医共体内另一家单位使用，不能重复入账`;
  const { unitName, voucher, draft, date } = use;
  return voucher === undefined
    ? `发票 ${name} 已在 ${unitName} 的凭证草稿 ${draft ?? ''} 上（${date}），不能重复入账`
    : `发票 ${name} 已在 ${unitName} ${voucher} 号凭证上（${date}），不能重复入账；该凭证冲销后才能再用`;
}
