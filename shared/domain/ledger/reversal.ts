import type { AccountingDate } from '../../kernel/date.ts';
import { negateFen } from '../../kernel/fen.ts';
import type { Voucher, VoucherDraft } from './voucher.ts';

/** How people name a voucher (凭证字号): `2025-03 记-12`. */
export const voucherName = (voucher: Pick<Voucher, 'period' | 'type' | 'number'>): string =>
  `${voucher.period} ${voucher.type}-${voucher.number}`;

/**
 * The draft that reverses a posted voucher (红字冲销): the same lines on the same sides, negative, so that turnovers shrink
 * and no account shows a movement it never had. It is checked like any other, and its date must lie in an open period,
 * which need not be the voucher's own.
 */
export function reverseVoucher(voucher: Voucher, date: AccountingDate, reason?: string): VoucherDraft {
  const prefix = `冲销 ${voucherName(voucher)}`;
  return {
    unit: voucher.unit,
    date,
    type: voucher.type,
    summary: reason ? `${prefix}：${reason}` : `${prefix}：${voucher.summary}`,
    attachments: 0,
    lines: voucher.lines.map((line) => ({ ...line, debit: negateFen(line.debit), credit: negateFen(line.credit) })),
  };
}
