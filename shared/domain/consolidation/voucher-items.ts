import { addFen, type Fen, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';
import { shareFen } from '../../kernel/share.ts';
import type { VoucherDraft, VoucherKind, VoucherLine } from '../ledger/voucher.ts';
import type { InternalItem } from './item.ts';
import { firstLevel, mirrorAmount, mirrorOf } from './mirror.ts';

/** A posted voucher as its items are read from it; `label` is what people call it, e.g. `2025-03 记-17`. */
export interface ItemVoucher extends VoucherDraft {
  readonly kind: VoucherKind;
  readonly key: string;
  readonly label: string;
}

/** 应交增值税 (2101): what a seller adds to its price and owes the state. */
const VAT_ACCOUNT = '2101';

/**
 * The intra-group items of a posted voucher (内部往来及交易明细): one for each line that is tagged with another member and
 * stands on an account of a mirror group. Closing vouchers (结转) give none: they move income, they do not earn it.
 *
 * @param groupOf the group account of the unit's account in the voucher's period; a line without one gives no item
 *   (the mapping gap is listed elsewhere).
 */
export function itemsOfVoucher(voucher: ItemVoucher, groupOf: (code: string) => string | undefined): InternalItem[] {
  if (voucher.kind === 'closing') return [];
  const vat = vatByLine(voucher.lines, groupOf);
  return voucher.lines.flatMap((line, index): InternalItem[] => {
    const counterparty = line.counterparty?.kind === 'unit' ? line.counterparty.unit : undefined;
    if (counterparty === undefined || counterparty === voucher.unit) return [];
    const account = groupOf(line.code);
    const mirror = account === undefined ? undefined : mirrorOf(account, line.book);
    if (account === undefined || mirror === undefined) return [];
    const { side, amount } = mirrorAmount(mirror, line.debit, line.credit);
    const tax = vat.get(index);
    return [
      {
        id: `${voucher.key}:${index + 1}`,
        unit: voucher.unit,
        counterparty,
        book: line.book,
        group: mirror.group,
        side,
        code: line.code,
        account,
        amount,
        ...(tax === undefined ? {} : { vat: tax }),
        ...(line.fund ? { fund: line.fund } : {}),
        date: voucher.date,
        ...(line.document ? { document: line.document } : {}),
        detail: 'item',
        origin: { kind: 'voucher', voucher: voucher.key, number: voucher.label, line: index + 1 },
      },
    ];
  });
}

/**
 * The VAT that belongs to each income line of a voucher: what the voucher credits to 2101, shared over its income lines
 * by their amounts, so that income and expense can be eliminated net of it (解释第4号 八（三）1（5）).
 */
function vatByLine(
  lines: readonly VoucherLine[],
  groupOf: (code: string) => string | undefined,
): ReadonlyMap<number, Fen> {
  let vat: Fen = ZERO;
  const income: { readonly index: number; readonly amount: Fen }[] = [];
  lines.forEach((line, index) => {
    const account = line.book === 'financial' ? groupOf(line.code) : undefined;
    if (account === undefined) return;
    const net = subtractFen(line.credit, line.debit);
    if (firstLevel(account) === VAT_ACCOUNT) vat = addFen(vat, net);
    const mirror = mirrorOf(account, 'financial');
    if (mirror?.group === 'service' && mirror.side === 'credit') income.push({ index, amount: net });
  });
  if (vat <= 0 || income.some(({ amount }) => amount <= 0)) return new Map();
  const parts = shareFen(
    vat,
    income.map(({ amount }) => amount),
  );
  if (parts === undefined || sumFen(parts) !== vat) return new Map();
  return new Map(income.map(({ index }, position) => [index, parts[position]!]));
}
