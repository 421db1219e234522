import { mirrorOf } from '../../shared/domain/consolidation/mirror.ts';
import type { InternalItem } from '../../shared/domain/consolidation/model.ts';
import { day, yuan } from './books.ts';

/** Intra-group items written by hand: `item('H01', 'T01', '1218', '300.00', '2025-03-01')`. */
let count = 0;

export function item(
  unit: string,
  counterparty: string,
  account: string,
  amount: string,
  date: string,
  over: Partial<InternalItem> = {},
): InternalItem {
  count += 1;
  const book = account >= '6' ? 'budget' : 'financial';
  const { group, side } = mirrorOf(account, book)!;
  return {
    id: `i${count}`,
    unit,
    counterparty,
    book,
    group,
    side,
    code: account,
    account,
    amount: yuan(amount),
    date: day(date),
    detail: 'item',
    origin: { kind: 'voucher', voucher: `v${count}`, number: `记-${count}`, line: 1 },
    ...over,
  };
}

/** A total at the period's end without items. */
export const balance = (
  unit: string,
  counterparty: string,
  account: string,
  amount: string,
  date: string,
): InternalItem =>
  item(unit, counterparty, account, amount, date, {
    detail: 'balance',
    origin: { kind: 'declaration', batch: '1', row: 1 },
  });

/** A balance at the beginning of the year. */
export const opening = (unit: string, counterparty: string, account: string, amount: string): InternalItem =>
  item(unit, counterparty, account, amount, '2025-01-01', { detail: 'opening', origin: { kind: 'balance' } });
